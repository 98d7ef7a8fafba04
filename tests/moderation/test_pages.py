"""The desk in the browser: read, decide, come to the next; refusals keep what was typed."""

from datetime import timedelta

import pytest

from beteiligung.core.database import session, unit_of_work
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import WaitingKind
from beteiligung.proposals.models import Proposal, ProposalState, Source
from tests.support.factories import (
    make_city,
    make_decision,
    make_field,
    make_measure,
    make_proposal,
    make_waiting_item,
)
from tests.support.html import words

DESK = "/de/moderation/"
QUESTION = "Wo genau soll die Bank stehen?"
FACTS = "Im zweiten Absatz steht ein Schimpfwort über den Nachbarn."


@pytest.fixture
def officer(people):
    return people.browser("officer")


def at_desk(idea, act=""):
    return f"{DESK}ideen/{idea.id}{act}"


def test_an_empty_desk_is_kind(officer):
    page = officer.get(DESK)
    assert "Alles erledigt." in page
    assert page.follow("Ideen im Gespräch ansehen").status == 200


def test_the_desk_shows_what_waits_and_opens_the_oldest(people, officer, world):
    new = world(make_proposal, "submitted", area=people.here, title="Neue Bank", age=timedelta(days=1))
    old = world(make_proposal, "submitted", area=people.here, title="Alter Baum", age=timedelta(days=9))
    world(make_proposal, "submitted", area=people.there, title="Anderswo")
    page = officer.get(DESK)
    assert [entry.find("b").get_text() for entry in page.find_all(".entry")] == [old.title, new.title]
    assert page.find("#h-idea").get_text() == old.title
    assert "überfällig seit" in page
    assert "wartet seit " in page
    assert "Anderswo" not in page
    page = page.form().submit("Veröffentlichen")
    assert page.path == DESK
    assert page.find("#h-idea").get_text() == new.title
    assert any("Alter Baum" in notice for notice in page.notices)
    assert world.now(old).state is ProposalState.PUBLISHED


def test_an_idea_at_the_desk_says_everything(people, officer, world):
    idea = world(
        make_proposal,
        "submitted",
        area=people.here,
        title="مقعد في الظل",
        text="نحتاج إلى مقعد تحت الشجرة.",
        language="ar",
        shown_name="Amina",
        place="am Brunnen",
        cost_cents=90_000,
    )
    page = officer.get(at_desk(idea))
    assert page.heading == "مقعد في الظل"
    assert page.find("h1")["lang"] == "ar"
    for part in ("von Amina", "Arabisch", "am Brunnen", "900", "Zusage: Antwort bis", people.here.name):
        assert part in page


def test_the_english_desk_names_the_fields_of_action_in_english(people, officer, world):
    idea = world(make_proposal, "submitted", area=people.here, field="kinder")
    field = world(make_field, "kinder")
    page = officer.get(at_desk(idea).replace("/de/", "/en/"))
    assert field.name_in("en") in page
    assert field.name_in("de") not in page


def test_an_imported_idea_without_text_shows_its_note(people, officer, world):
    def make():
        with unit_of_work():
            idea = make_proposal("submitted", area=people.here, author=None, text="", source=Source.IMPORT)
            idea.import_note = "cost: 17000 PLN"
        return idea

    page = officer.get(at_desk(world(make)))
    for part in ("aus einer Datei übernommen", "17000 PLN", "Niemand bekommt eine Nachricht"):
        assert part in page


def test_asking_back(people, officer, world):
    world(make_city)
    idea = world(make_proposal, "submitted", area=people.here)
    page = officer.get(DESK).form().submit("Rückfrage stellen")
    short = page.form().fill(question="Wo?").submit(status=422)
    assert short.form().value("question") == "Wo?"
    page = short.form().fill(question=QUESTION).submit()
    assert page.path == DESK
    assert world.now(idea).state is ProposalState.RETURNED
    page = officer.get(at_desk(idea))
    assert QUESTION in page
    assert "Wir warten auf eine Antwort" in page
    assert words(page.find(".state")) == "Rückfrage gestellt"


def test_rejecting(people, officer, world):
    world(make_city)
    idea = world(make_proposal, "submitted", area=people.here)
    page = officer.get(at_desk(idea)).form().submit("Nicht veröffentlichen")
    bare = page.form().fill(facts=FACTS).submit(status=422)
    assert bare.form().value("facts") == FACTS
    odd = bare.form().tamper(ground="duplicate").submit(status=422)
    assert odd.form().value("facts") == FACTS
    odd.form().choose("ground", "Der Beitrag beleidigt").submit()
    assert world.now(idea).state is ProposalState.REJECTED
    last = officer.get(at_desk(idea)).find_all(".line > li")[-1]
    assert last["class"] == ["exit"]
    assert [words(part) for part in last.find_all("p")] == [
        GROUNDS["insult"].sentence,
        FACTS,
        "Beschwerde aufnehmen",
    ]
    assert [words(part) for part in last.select(".when")][1:] == ["Aktionsraumbeauftragte"]


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("/rueckfrage", {"question": QUESTION}),
        ("/ablehnen", {"ground": "insult", "facts": FACTS}),
        ("/veroeffentlichen", {}),
    ],
)
def test_a_stale_decision_keeps_what_was_typed(people, officer, world, act, typed):
    idea = world(make_proposal, "submitted", area=people.here)
    page = officer.get(at_desk(idea, act))
    people.browser("coordinator").get(at_desk(idea)).form().submit("Veröffentlichen")
    page = page.form().fill(typed).submit(status=409)
    assert "Jemand anderes hat inzwischen entschieden: veröffentlicht" in page.refusals
    assert "Projektbüro" in page.refusals
    for name, value in typed.items():
        assert page.form().value(name) == value
    assert world.now(idea).state is ProposalState.PUBLISHED


def test_deciding_twice_is_told_kindly(people, officer, world):
    idea = world(make_proposal, "submitted", area=people.here)
    form = officer.get(at_desk(idea)).form()
    form.submit("Veröffentlichen")
    page = form.submit("Veröffentlichen", status=409)
    assert "Das haben Sie schon entschieden" in page.refusals


def test_forms_of_ideas_that_stand_elsewhere_offer_no_button(people, officer, world):
    idea = world(make_proposal, "published", area=people.here)
    for act in ("/rueckfrage", "/ablehnen"):
        page = officer.get(at_desk(idea, act), status=409)
        assert "geht das nicht" in page
        assert not page.form().buttons()


def test_ones_own_idea_is_decided_by_somebody_else(people, officer, world):
    idea = world(make_proposal, "submitted", area=people.here, author=people.officer)
    page = officer.get(at_desk(idea))
    assert "Das ist Ihre eigene Idee." in page
    assert not page.find_all(".desk-acts")
    for act in ("/veroeffentlichen", "/rueckfrage", "/ablehnen", "/pruefen", "/zurueck"):
        officer.get(at_desk(idea, act), status=403)


def test_the_desk_is_closed_to_others(people, world):
    idea = world(make_proposal, "submitted", area=people.here)
    draft = world(make_proposal, "draft", area=people.here)
    for name, status in (("visitor", 403), ("resident", 404), ("author", 404), ("officer_elsewhere", 404)):
        for act in ("", "/veroeffentlichen", "/rueckfrage", "/ablehnen"):
            people.browser(name).get(at_desk(idea, act), status=status)
    for name, status in (("visitor", 403), ("resident", 403), ("auditor", 403), ("admin", 403)):
        people.browser(name).get(DESK, status=status)
        people.browser(name).get(f"{DESK}ideen/", status=status)
    for act in ("", "/veroeffentlichen"):
        people.browser("officer").get(at_desk(draft, act), status=404)
    page = people.browser("auditor").get(at_desk(idea))
    assert not page.find_all(".desk-acts")


def test_filters_and_pages_keep_to_one_kind(people, officer, world):
    for number in range(13):
        world(make_proposal, "submitted", area=people.here, title=f"Neue Idee Nummer {number}")
    answered = world(make_proposal, "submitted", area=people.here, waits=False, title="Beantwortet")
    world(make_waiting_item, answered, WaitingKind.ANSWERED_IDEA)
    page = officer.get(DESK)
    assert len(page.find_all(".entry")) == 10
    assert len(page.follow("Weitere Einträge").find_all(".entry")) == 4
    page = page.follow("Antworten")
    assert [entry.find("b").get_text() for entry in page.find_all(".entry")] == ["Beantwortet"]
    page = page.form().submit("Veröffentlichen")
    assert "Hier wartet nichts mehr." in page
    officer.get(f"{DESK}?art=unfug", status=404)
    officer.get(f"{DESK}?nach=unfug", status=400).follow("Zum Anfang der Liste")


def test_measures_lead_to_their_file(people, world):
    measure = world(make_measure, "applied")
    page = people.browser("coordinator").get(DESK)
    assert page.links()["Akte nur ansehen"] == f"/de/moderation/massnahmen/{measure.id}"
    assert "Formale Prüfung" in page


def test_review_and_back_and_on_to_a_measure(people, officer, world):
    idea = world(make_proposal, "published", area=people.here, title="Bank am Brunnen")
    world(make_proposal, "published", area=people.there, title="Woanders")
    page = officer.get(f"{DESK}ideen/")
    assert "Woanders" not in page
    page = page.follow("Bank am Brunnen")
    assert page.links()["Öffentliche Seite ansehen"]
    form = page.form()
    page = form.submit("In Prüfung nehmen")
    assert world.now(idea).state is ProposalState.IN_REVIEW
    assert page.links()["In eine Maßnahme überführen"] == f"/de/moderation/massnahmen/aus-idee/{idea.id}"
    form.submit("In Prüfung nehmen", status=409)
    page.form().submit("Zurück ins Gespräch")
    assert world.now(idea).state is ProposalState.PUBLISHED
    page = officer.get(f"{DESK}ideen/?stand=in_review")
    assert "Hier ist gerade keine Idee." in page
    officer.get(f"{DESK}ideen/?stand=submitted", status=404)
    officer.get(f"{DESK}ideen/?nach=unfug", status=400)


def test_a_question_is_found_when_somebody_answers_by_phone(people, officer, world):
    idea = world(make_proposal, "returned", area=people.here)
    page = officer.get(f"{DESK}ideen/").follow_containing("Rückfrage gestellt")
    assert not page.find_all("input[name=idee]"), "no meeting speaks of what is not public"
    assert page.follow(idea.title).path == f"{DESK}ideen/{idea.id}"


def test_promoted_ideas_lead_to_their_measures(people, officer, world):
    idea = world(make_proposal, "promoted", area=people.here)
    measure = world(make_measure, "advice", proposal=idea, title="Bank am Brunnen bauen")
    page = officer.get(f"{DESK}ideen/?stand=promoted").follow(idea.title)
    assert page.links()["Bank am Brunnen bauen"] == f"/de/moderation/massnahmen/{measure.id}"


def test_the_story_tells_who_decided_in_which_words(people, officer, world):
    idea = world(make_proposal, "returned", area=people.here)
    world(make_decision, idea, text="Wo genau soll das sein?")
    last = officer.get(at_desk(idea)).find_all(".line > li")[-1]
    assert last["class"] == ["now"]
    assert words(last.select(".when")[-1]) == "Aktionsraumbeauftragte"
    assert [words(part) for part in last.find_all("p")] == ["Wo genau soll das sein?"]


def test_pages_cost_the_same_however_much_waits(people, officer, world):
    officer.get(at_desk(world(make_proposal, "submitted", area=people.here)))  # what the city is, is in memory now
    counts = []
    for _ in range(2):
        for _number in range(3):
            idea = world(make_proposal, "submitted", area=people.here)
            world(make_proposal, "published", area=people.here)
        officer.get(DESK)
        desk = officer.queries
        officer.get(at_desk(idea))
        one = officer.queries
        officer.get(f"{DESK}ideen/")
        counts.append((desk, one, officer.queries))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 13


def test_a_version_is_needed(people, officer, world):
    idea = world(make_proposal, "submitted", area=people.here)
    officer.get(at_desk(idea)).form().tamper(version=None).submit("Veröffentlichen", status=409)
    with officer.app.app_context():
        assert session().get_one(Proposal, idea.id).state is ProposalState.SUBMITTED
