"""An officer removes words of an idea: on a ground, everywhere, and its author is told why and what they can do."""

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.core.text import REMOVED
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import Decision, DecisionKind, WaitingItem
from beteiligung.moderation.operations import decide_mask, decide_return, hand_over
from beteiligung.moderation.queries import decisions_of, last_handover, open_question
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import remove_passage, tell_author
from beteiligung.proposals.queries import removals_of, versions_of
from tests.support.factories import (
    make_account,
    make_area,
    make_city,
    make_measure,
    make_proposal,
    make_staff,
    make_unconfirmed,
)
from tests.support.html import words

FACTS = "Im ersten Satz steht der volle Name einer anderen Person."
NAME = "Herr Özkan"
TEXT = f"{NAME} stellt seine Möbel auf den Platz. Dort fehlt ein Container."


def mask(actor, idea, passage=NAME, ground="private_data", facts=FACTS, version=None):
    with unit_of_work():
        found = session().get_one(Proposal, idea.id)
        decide_mask(actor, found, passage, ground, facts, version=version or found.version)


def letter(kind="decision_mask"):
    return render(session().scalars(sa.select(OutboxMail).where(OutboxMail.kind == kind)).one(), the_city())


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_the_words_are_gone_and_the_author_is_told_why(area, officer, language):
    make_city()
    idea = make_proposal(area=area, author=make_account(language=language), text=TEXT, title=f"{NAME} und der Müll")
    mask(officer, idea)
    assert idea.text.startswith(f"{REMOVED} stellt")
    assert [version.title for version in versions_of(idea.id)] == [f"{REMOVED} und der Müll"]
    assert [row.by_desk for row in removals_of(idea.id)] == [True]
    (row,) = decisions_of(idea.id)
    assert (row.kind, row.ground, row.text) == (DecisionKind.MASK, "private_data", FACTS)
    body = letter().body
    assert FACTS in body
    assert "Özkan" not in body
    assert "[\u2060…] und der Müll" in body
    assert f"/{language}/ideen/{idea.id}/fassungen" in body
    assert the_city().court in body
    assert the_city().office_email in body


def test_before_publication_the_mail_leads_to_ones_own_ideas(area, officer):
    idea = make_proposal("submitted", area=area, author=make_account(language="de"), text=TEXT)
    mask(officer, idea)
    assert "/fassungen" not in letter().body
    assert "/de/konto/ideen" in letter().body


def test_what_the_desk_may_not_do(area, officer):
    idea = make_proposal(area=area, author=make_account(), text=TEXT)
    for values in (
        {"ground": "too expensive"},
        {"facts": "zu kurz"},
        {"facts": f"Da steht {NAME.lower()}, und das ist privat."},
        {"passage": "steht nirgends"},
    ):
        with pytest.raises(InvalidInput):
            mask(officer, idea, **values)
    with pytest.raises(Stale):
        mask(officer, idea, version=idea.version + 1)
    elsewhere = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    for actor in (elsewhere, actor_of(idea.author_id), actor_of(make_staff("auditor").id)):
        with pytest.raises(Forbidden):
            mask(actor, idea)
    own = make_proposal(area=area, author=session().get_one(type(make_account()), officer.account_id), text=TEXT)
    with pytest.raises(Forbidden):
        mask(officer, own)
    assert session().scalar(sa.select(sa.func.count()).select_from(Decision)) == 0
    assert session().get_one(Proposal, idea.id).text == TEXT


def test_a_question_stays_open(area, officer):
    idea = make_proposal("submitted", area=area, author=make_account(), text=TEXT)
    with unit_of_work():
        decide_return(officer, session().get_one(Proposal, idea.id), "Wo genau soll das sein?", version=idea.version)
    mask(officer, idea)
    assert open_question(idea).own == "Wo genau soll das sein?"


@pytest.mark.parametrize("passage", ["2026", "day", "message", "0231", "example", "Gelsenkirchen"])
def test_waiting_mails_still_say_when_why_and_where(area, officer, passage):
    make_city()
    idea = make_proposal("submitted", area=area, author=make_account(), text=TEXT, title=f"Ja {passage}")
    with unit_of_work():
        tell_author(idea, "idea_received", {"received": clock.today(), "due": clock.now()})
    mask(officer, idea)
    before = [letter(kind).body for kind in ("idea_received", "decision_mask")]
    mask(officer, idea, passage=passage)
    after = [render(mail, the_city()).body for mail in session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id))]
    assert after[:2] == [body.replace(f"Ja {passage}", f"Ja {REMOVED}") for body in before]
    assert len(after) == 3


@pytest.mark.parametrize("by", ["author", "officer"])
def test_the_desk_keeps_no_copy_either(area, officer, by):
    author, colleague = make_account(), make_staff("coordinator")
    idea = make_proposal("submitted", area=area, author=author, text=TEXT)
    other = make_proposal("submitted", area=area, text=TEXT)
    measure = make_measure("applied", proposal=idea)
    with unit_of_work():
        for item in session().scalars(sa.select(WaitingItem)).all():
            hand_over(
                Actor(account_id=officer.account_id, is_coordinator=True, officer_for=frozenset({area.id})),
                item,
                to_id=colleague.id,
                note=f"Bitte fragen, wer {NAME} ist.",
            )
        for one in (idea, other):
            decide_return(officer, session().get_one(Proposal, one.id), f"Wer ist „{NAME}“?", version=one.version)
    if by == "author":
        with unit_of_work():
            remove_passage(Actor(account_id=author.id), idea, NAME)
    else:
        mask(officer, idea)
    assert open_question(idea).own == f"Wer ist „{REMOVED}“?"
    assert open_question(other).own == f"Wer ist „{NAME}“?"
    notes = {
        (item.proposal_id, item.measure_id): last_handover(item).text
        for item in session().scalars(sa.select(WaitingItem)).all()
    }
    without_name = f"Bitte fragen, wer {REMOVED} ist."
    assert notes == {
        (idea.id, None): without_name,
        (None, measure.id): without_name,
        (other.id, None): f"Bitte fragen, wer {NAME} ist.",
    }


def test_an_idea_without_an_author(area, officer):
    mask(officer, make_proposal(area=area, author=None, text=TEXT))
    assert session().scalars(sa.select(OutboxMail)).all() == []


def test_the_officer_reads_who_is_told(people, world):
    author = people.author
    for idea, told in (
        (world(make_unconfirmed, area=people.here), "Die Person bekommt eine E-Mail"),
        (world(make_proposal, area=people.here, author=author), "Die Person bekommt eine E-Mail"),
        (world(make_proposal, area=people.here, author=None), "Niemand bekommt eine Nachricht."),
    ):
        page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/stelle-entfernen")
        page = page.form().fill(passage=idea.title, ground="private_data", facts=FACTS).submit()
        assert told in page.form().submit("Überall entfernen").notices[1]


def test_the_way_at_the_desk(people, world, browser):
    idea = world(make_proposal, area=people.here, author=people.author, text=TEXT, title="Der Müll am Platz")
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}").follow("Textstelle im Text entfernen")
    refused = page.form().fill(passage="Frau Meier", ground="private_data", facts=FACTS).submit(status=422)
    assert "steht nicht im Text" in refused.refusals
    assert refused.form().value("facts") == FACTS
    page = page.form().fill(passage=NAME, ground="private_data", facts=FACTS).submit()
    assert [words(tag) for tag in page.find_all(".found .small")] == [
        "Beschreibung · jetzt",
        "Beschreibung · Fassung 1",
    ]
    assert world.now(idea).text == TEXT
    page = page.form().submit("Überall entfernen")
    assert "Die Person bekommt eine E-Mail" in page.notices[1]
    assert "Özkan" not in page.html
    assert "[Textstelle entfernt] stellt" in page
    story = words(page.find(".line"))
    assert FACTS in story
    assert "private Angaben" in story
    public = browser.get(f"/de/ideen/{idea.id}/fassungen")
    assert "von der Stadt, in allen Fassungen." in public
    assert FACTS not in public
