"""My ideas, and the forms with which authors change, answer and take back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.web.paging import encode_cursor
from tests.support.factories import make_decision, make_measure, make_offer, make_proposal
from tests.support.html import words
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

S = ProposalState


def own(people: People, world: World, state: ProposalState = S.PUBLISHED, **values) -> Proposal:
    return world(make_proposal, state, area=people.here, author=people.author, **values)


def touch(world: World, idea: Proposal, **values) -> None:
    """Somebody else's act, in between."""
    with world.app.app_context(), unit_of_work():
        found = queries.proposal_by_id(idea.id)
        for name, value in values.items():
            setattr(found, name, value)


def test_the_list_shows_nobody_else_s_ideas(browser: Browser, people: People, world: World):
    idea = own(people, world)
    page = browser.get("/de/konto/ideen")
    assert "Was fehlt in Ihrer Nachbarschaft?" in page
    assert idea.title not in page
    page = people.browser("resident").get("/de/konto/ideen")
    assert "Was fehlt in Ihrer Nachbarschaft?" in page


def test_my_ideas_in_every_state(people: People, world: World):
    made = [own(people, world, state, title=f"Idee im Stand {state}") for state in S]
    page = people.browser("author").get("/de/konto/ideen")
    assert "auf diesem Gerät" not in page
    for idea in made:
        assert idea.title in page
    acts = page.links(".card-foot a")
    assert set(acts) == {"Weiterschreiben", "Rückfrage beantworten", "Prüfen und senden"}
    assert all(page.follow(act).heading for act in acts)
    assert page.follow(f"Idee im Stand {S.DRAFT}").path == f"/de/ideen/neu/{made[0].id}/was"
    assert page.follow(f"Idee im Stand {S.REJECTED}").heading == f"Idee im Stand {S.REJECTED}"


def test_my_ideas_page_by_page(people: People, world: World):
    for number in range(25):
        own(people, world, title=f"Idee mit Nummer {number}")
    browser = people.browser("author")
    page = browser.get("/de/konto/ideen").follow("Ältere Ideen")
    assert len(page.find_all(".card")) == 5
    assert browser.queries <= 6
    browser.get("/de/konto/ideen?nach=kaputt", status=400).follow("Zum Anfang der Liste")


def test_what_waits_for_its_author_comes_first_on_every_page(people: People, world: World):
    """Two pages: nothing is left out and nothing stands twice, wherever the border between the kinds falls."""
    waiting = (S.DRAFT, S.UNCONFIRMED, S.RETURNED)
    for number in range(24):
        own(people, world, waiting[number % 3] if number % 4 == 0 else S.PUBLISHED, title=f"Nummer {number:02d}")
    browser = people.browser("author")
    first = browser.get("/de/konto/ideen")
    second = first.follow("Ältere Ideen")
    shown = [words(heading) for page in (first, second) for heading in page.find_all(".card h2")]
    numbers = range(23, -1, -1)
    expected = [n for n in numbers if n % 4 == 0] + [n for n in numbers if n % 4]
    assert shown == [f"Nummer {number:02d}" for number in expected]


def test_many_that_wait_go_over_to_the_next_page(people: People, world: World):
    for number in range(22):
        own(people, world, S.DRAFT, title=f"Entwurf {number:02d}")
    own(people, world, title="Schon veröffentlicht")
    second = people.browser("author").get("/de/konto/ideen").follow("Ältere Ideen")
    assert [words(heading) for heading in second.find_all(".card h2")] == [
        "Entwurf 01",
        "Entwurf 00",
        "Schon veröffentlicht",
    ]


@pytest.mark.parametrize("cursor", [("x",), (1,), (2, 5), (-1, 5), (0, 0), (0, 2**40), (0, 5, 5)])
def test_a_cursor_of_another_list_is_refused(people: People, cursor):
    people.browser("author").get(f"/de/konto/ideen?nach={encode_cursor(*cursor)}", status=400)


def test_each_of_my_ideas_says_what_comes_next_and_until_when(people: People, world: World):
    since = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    with clock.freeze(since):
        for state in (S.DRAFT, S.UNCONFIRMED, S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW, S.MERGED):
            own(people, world, state, title=f"Im Stand {state}")
        page = people.browser("author").get("/de/konto/ideen")

        def said(state: ProposalState) -> str:
            card = next(card for card in page.find_all(".card") if f"Im Stand {state}" in words(card))
            return words(card).replace("\u00a0", " ")

        assert "Der Entwurf bleibt bis Montag, 16. November gespeichert." in said(S.DRAFT)
        assert "Bitte bestätigen Sie Ihre Idee" in said(S.UNCONFIRMED)
        assert "Wir lesen die Idee und antworten bis Montag, 9. November." in said(S.SUBMITTED)
        assert "Bitte antworten Sie bis 14. Dezember 2026" in said(S.RETURNED)
        assert "Jetzt können alle mitreden" in said(S.PUBLISHED)
        assert "Wir klären: Wer macht es" in said(S.IN_REVIEW)
        assert "Es geht mit einer ähnlichen Idee weiter." in said(S.MERGED)
    with clock.freeze(since + timedelta(weeks=7)):
        page = people.browser("author").get("/de/konto/ideen")
        assert "Die Antwort steht noch aus, sie kommt." in said(S.SUBMITTED)
        assert "Bitte antworten Sie, dann geht es weiter." in said(S.RETURNED)


def test_a_promoted_idea_says_how_far_its_measure_is(people: People, world: World):
    idea = own(people, world, S.PROMOTED)
    browser = people.browser("author")
    assert "Dafür wird jetzt Geld beantragt." in browser.get("/de/konto/ideen")
    world(make_measure, "checked", proposal=idea)
    page = browser.get("/de/konto/ideen")
    assert "Als Nächstes wird über das Geld entschieden." in page
    assert "Formal geprüft" in page


def test_the_list_asks_as_often_for_many_as_for_two(people: People, world: World):
    world(make_offer, own(people, world))
    world(make_measure, "applied", proposal=own(people, world, S.PROMOTED))
    browser = people.browser("author")
    browser.get("/de/konto/ideen")  # the first page of all reads what is remembered from then on
    few = browser.get("/de/konto/ideen").queries
    for state in (S.PUBLISHED, S.PROMOTED, S.DRAFT, S.RETURNED) * 3:
        idea = own(people, world, state)
        if state is S.PUBLISHED:
            world(make_offer, idea)
    assert browser.get("/de/konto/ideen").queries == few


def test_a_draft_without_a_title_has_a_name(people: People, world: World):
    idea = own(people, world, S.DRAFT)
    touch(world, idea, title="", text="")
    assert "Entwurf ohne Titel" in people.browser("author").get("/de/konto/ideen")


def test_an_edit_is_saved_and_shown(people: People, world: World):
    idea = own(people, world, cost_cents=120_050, place="Am Brunnen")
    page = people.browser("author").get(f"/de/ideen/{idea.id}").follow("Ändern")
    form = page.form()
    assert (form.value("cost"), form.value("place"), form.value("felder")) == ("1.200,50", "Am Brunnen", "kinder")
    page = form.fill(title="Ein neuer Titel", felder=["arbeit"], cost="").submit()
    assert page.heading == "Ein neuer Titel"
    assert "Ihre Änderung ist gespeichert." in page.notices
    assert "geändert: frühere Fassungen" in page
    assert world.now(idea).cost_cents is None


def test_nothing_changed_changes_nothing(people: People, world: World):
    idea = own(people, world, cost_cents=100, place="Am Brunnen")
    before = world.now(idea).version
    people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form().submit()
    assert world.now(idea).version == before


def test_too_short_is_said_and_kept(people: People, world: World):
    idea = own(people, world)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    page = form.fill(title="", text="y" * 50_000).submit(status=422)
    assert page.form().value("text") == "y" * 50_000
    assert world.now(idea).title == idea.title


def test_a_stale_form_shows_both_texts(people: People, world: World):
    idea = own(people, world, S.SUBMITTED)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    touch(world, idea, title="Inzwischen anders")
    page = form.fill(title="Mein neuer Titel").submit(status=409)
    assert "Inzwischen anders" in page.find("section.box").get_text()
    assert page.form().value("title") == "Mein neuer Titel"
    assert world.now(idea).title == "Inzwischen anders"
    assert page.form().submit().heading == "Mein neuer Titel"


def test_a_form_overtaken_by_a_decision_keeps_the_text(people: People, world: World):
    idea = own(people, world, S.SUBMITTED)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    with world.app.app_context(), unit_of_work():
        session().execute(sa.update(Proposal).values(state=S.REJECTED, version=Proposal.version + 1))
    page = form.fill(title="Mein neuer Titel").submit(status=409)
    assert "Diese Idee kann man jetzt nicht mehr ändern." in page.refusals
    assert page.form().value("title") == "Mein neuer Titel"


@pytest.mark.parametrize(("version", "status"), [(None, 409), ("", 422), ("x", 422), ("9" * 50, 409), ("-1", 409)])
def test_a_form_without_its_version_is_refused(people: People, world: World, version: str | None, status: int):
    idea = own(people, world)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    page = form.fill(title="Mein neuer Titel").tamper(version=version).submit(status=status)
    assert world.now(idea).title == idea.title
    assert page.form().value("title") == "Mein neuer Titel"


def test_the_same_edit_twice_is_harmless(people: People, world: World):
    idea = own(people, world)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form().fill(title="Mein neuer Titel")
    form.submit()
    form.submit()
    assert world.ask(lambda: len(queries.versions_of(idea.id))) == 2


@pytest.mark.parametrize("state", [S.IN_REVIEW, S.PROMOTED, S.REJECTED, S.WITHDRAWN])
def test_what_cannot_be_edited_says_so(people: People, world: World, state: ProposalState):
    idea = own(people, world, state)
    people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten", status=409)


def test_others_are_not_let_in(people: People, world: World):
    public, private = own(people, world), own(people, world, S.SUBMITTED)
    for act in ("bearbeiten", "zurueckziehen", "antworten"):
        for name in ("visitor", "draft_holder", "resident", "officer", "coordinator", "auditor", "admin"):
            people.browser(name).get(f"/de/ideen/{public.id}/{act}", status=403)
        for name in ("visitor", "draft_holder", "resident", "officer_elsewhere", "admin"):
            people.browser(name).get(f"/de/ideen/{private.id}/{act}", status=404)
        for name in ("officer", "coordinator"):
            people.browser(name).get(f"/de/ideen/{private.id}/{act}", status=403)


def test_a_question_is_shown_and_answered(people: People, world: World):
    idea = own(people, world, S.RETURNED)
    world(make_decision, idea, text="Wo genau soll das sein?")
    page = people.browser("author").get(f"/de/ideen/{idea.id}").follow("Rückfrage beantworten")
    assert "Wo genau soll das sein?" in page
    form = page.form().fill(text="Genau zwischen Brunnen und Haltestelle.")
    page = form.submit()
    assert page.heading == idea.title
    assert page.notices[0].startswith("Danke. Wir lesen Ihre Antwort bis")
    assert world.now(idea).state is S.SUBMITTED
    assert "Frage beantwortet" in page
    form.submit()
    assert world.now(idea).state is S.SUBMITTED


def test_without_a_question_there_is_nothing_to_answer(people: People, world: World):
    idea = own(people, world)
    assert people.browser("author").get(f"/de/ideen/{idea.id}/antworten").heading == idea.title


@pytest.mark.parametrize("state", [S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW])
def test_taking_back_asks_first(people: People, browser: Browser, world: World, state: ProposalState):
    idea = own(people, world, state, age=timedelta(days=1))
    page = people.browser("author").get(f"/de/ideen/{idea.id}/zurueckziehen")
    assert page.heading == "Idee zurückziehen?"
    assert world.now(idea).state is state
    form = page.form()
    page = form.submit("Idee zurückziehen")
    assert page.path == "/de/konto/ideen"
    assert "Zurückgezogen" in page
    form.submit("Idee zurückziehen")
    was_public = state in {S.PUBLISHED, S.IN_REVIEW}
    browser.get(f"/de/ideen/{idea.id}", status=410 if was_public else 404)


def test_too_late_to_take_back(people: People, world: World):
    idea = own(people, world, S.PROMOTED)
    assert people.browser("author").get(f"/de/ideen/{idea.id}/zurueckziehen").heading == idea.title
