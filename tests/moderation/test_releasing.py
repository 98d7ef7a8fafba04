"""Unconfirmed ideas at the desk: seen by the officer of the area, after what is promised; released with a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.moderation.queries import inbox
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalState
from beteiligung.web.paging import BadCursor, encode_cursor
from tests.journeys import residents
from tests.support.factories import make_proposal, make_unconfirmed
from tests.support.letters import last_letter, letters_to
from tests.support.pages import Browser
from tests.support.personas import People, hold_draft
from tests.support.world import World

S = ProposalState
EMAIL = "neu@example.org"
REASON = "Die Person war heute in der Sprechstunde."
KEY = "k" * 30


@pytest.fixture
def idea(people: People, world: World) -> Proposal:
    return world(make_unconfirmed, EMAIL, area=people.here, draft_key=KEY, language="tr", waits=True)


def release(people: People, idea: Proposal, by: str = "officer") -> None:
    page = people.browser(by).get(f"/de/moderation/ideen/{idea.id}").follow("Freigeben", within="main")
    page.form().fill(reason=REASON).submit("Freigeben")


def open_kinds(world: World) -> list[WaitingKind]:
    return world.ask(lambda: list(session().scalars(sa.select(WaitingItem.kind).where(WaitingItem.done_at.is_(None)))))


def contact(world: World, idea: Proposal) -> str | None:
    found = world.ask(lambda: session().get(ProposalContact, idea.id))
    return found.email if found else None


def test_sending_lays_it_on_the_desk_of_its_area(app: Flask, people: People, world: World):
    assert people.here
    title = "Eine Bank mit Schatten"
    text = "Viele ältere Leute warten hier in der Sonne."
    residents.propose(Browser(app), title=title, text=text, email=EMAIL, area=people.here.slug)
    page = people.browser("officer").get("/de/moderation/")
    assert "Unbestätigte Idee" in page
    assert "verfällt nach" in page
    assert EMAIL not in page, "contact data is not shown at the desk"
    assert title not in people.browser("officer_elsewhere").get("/de/moderation/")
    assert open_kinds(world) == [WaitingKind.UNCONFIRMED_IDEA]


def test_confirming_makes_it_a_new_idea(app: Flask, idea: Proposal, world: World):
    browser = hold_draft(Browser(app), KEY)
    page = browser.get(f"/de/ideen/neu/{idea.id}/senden").form().submit("Neuen Code schicken")
    residents.enter_code(page, EMAIL)
    assert open_kinds(world) == [WaitingKind.NEW_IDEA]


def test_it_comes_after_everything_that_is_promised(app: Flask, people: People, world: World):
    first = world(make_unconfirmed, area=people.here, age=timedelta(days=9), waits=True)
    late = world(make_proposal, "submitted", area=people.here)
    second = world(make_unconfirmed, area=people.here, waits=True)
    with app.app_context():
        officer, seen, cursor = actor_of(people.officer.id), [], ""
        for _ in range(3):
            page = inbox(officer, None, cursor, 1)
            seen += [row.proposal_id for row in page.items]
            cursor = page.next_cursor or ""
        assert seen == [late.id, first.id, second.id]
        assert page.next_cursor is None
        for broken in ((0, 1), (2, 1, 1), (-1, 1, 1)):
            with pytest.raises(BadCursor):
                inbox(officer, None, encode_cursor(*broken), 1)


def test_it_is_released_with_a_reason_that_stays_inside(app: Flask, people: People, idea: Proposal, world: World):
    release(people, idea)
    now = world.now(idea)
    assert (now.state, now.author_id) == (S.SUBMITTED, None)
    assert contact(world, idea) == EMAIL
    assert open_kinds(world) == [WaitingKind.NEW_IDEA]
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}")
    assert "Freigegeben, ohne Bestätigung" in page
    assert REASON in page
    assert "noch nicht bestätigt" in page
    assert REASON not in hold_draft(Browser(app), KEY).get(f"/de/ideen/{idea.id}")
    letter = last_letter(app, EMAIL)
    assert (letter.kind, letter.language) == ("idea_received", "tr")
    assert REASON not in letter.body


@pytest.mark.parametrize("reason", ["", "kurz", "x" * 1001])
def test_no_release_without_a_reason(people: People, idea: Proposal, world: World, reason: str):
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/freigeben")
    page = page.form().fill(reason=reason).submit("Freigeben", status=422)
    assert page.refusals
    assert page.form().value("reason") == reason
    assert world.now(idea).state is S.UNCONFIRMED


def test_only_the_area_s_officer_and_coordinators_release(people: People, idea: Proposal, world: World):
    address = f"/de/moderation/ideen/{idea.id}/freigeben"
    for name, status in {"visitor": 403, "author": 404, "officer_elsewhere": 404, "auditor": 403}.items():
        people.browser(name).get(address, status=status)
    release(people, idea, by="coordinator")
    assert world.now(idea).state is S.SUBMITTED


def test_released_twice_is_released_once(people: People, idea: Proposal, world: World):
    forms = [
        people.browser(name).get(f"/de/moderation/ideen/{idea.id}/freigeben").form().fill(reason=REASON)
        for name in ("officer", "coordinator")
    ]
    forms[0].submit("Freigeben")
    page = forms[1].submit("Freigeben", status=409)
    assert "Jemand anderes hat inzwischen entschieden: freigegeben" in page.refusals
    assert open_kinds(world) == [WaitingKind.NEW_IDEA]


def test_the_public_never_sees_it(app: Flask, idea: Proposal, people: People):
    for address in (f"/de/ideen/{idea.id}", f"/de/ideen/{idea.id}-{idea.words}"):
        Browser(app).get(address, status=404)
    assert idea.title not in Browser(app).get("/de/ideen/")


def test_decisions_go_to_the_address_and_an_answer_makes_its_reader_the_author(
    app: Flask, people: People, idea: Proposal, world: World
):
    release(people, idea)
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    page.form().fill(question="Wo genau soll die Bank stehen?").submit("Frage senden")
    letter = last_letter(app, EMAIL)
    assert (letter.kind, letter.language) == ("decision_return", "tr")
    reader = Browser(app)
    link = next(path for path in letter.paths if "weiter=" in path)
    page = reader.get(link).form().fill(email=EMAIL).submit()
    page = residents.enter_code(page, EMAIL)
    assert page.path == f"/tr/ideen/{idea.id}/antworten"
    assert "Wo genau soll die Bank stehen?" in page
    assert world.now(idea).state is S.RETURNED, "its state does not change by confirming"
    assert world.now(idea).author_id is not None
    assert contact(world, idea) is None
    page.form().fill(text=f"{idea.text} Am Brunnen.").submit()
    assert world.now(idea).state is S.SUBMITTED


def test_published_before_it_was_confirmed(app: Flask, people: People, idea: Proposal, world: World):
    release(people, idea)
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
    assert "Die Person bekommt eine E-Mail" in page.notices[1]
    assert [letter.kind for letter in letters_to(app, EMAIL)] == ["idea_received", "decision_publish"]
    residents.sign_in(Browser(app), EMAIL)
    now = world.now(idea)
    assert (now.state, contact(world, idea)) == (S.PUBLISHED, None)
    assert now.author_id is not None


def test_the_browser_that_sent_it_confirms_after_the_release(app: Flask, people: People, idea: Proposal, world: World):
    browser = hold_draft(Browser(app), KEY)
    page = browser.get(f"/de/ideen/neu/{idea.id}/senden").form().submit("Neuen Code schicken")
    code = last_letter(app, EMAIL).code
    release(people, idea)
    assert "noch Ihre E-Mail-Adresse" in browser.get(f"/de/ideen/neu/{idea.id}/fertig")
    page = page.form().fill(code=code).submit()
    assert page.path == f"/de/ideen/neu/{idea.id}/fertig"
    now = world.now(idea)
    assert now.state is S.SUBMITTED
    assert now.author_id is not None
    assert [letter.kind for letter in letters_to(app, EMAIL)].count("idea_received") == 1


def test_the_browser_of_a_released_idea_no_longer_changes_it(app: Flask, people: People, idea: Proposal, world: World):
    """Nobody has proved to be its author: what the desk has read stays what everybody reads."""
    browser = hold_draft(Browser(app), KEY)
    release(people, idea)
    for act in ("bearbeiten", "fotos", "stelle-entfernen", "zurueckziehen"):
        assert browser.answer("GET", f"/de/ideen/{idea.id}/{act}").status_code in {403, 404}
    people.browser("officer").get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
    assert world.now(idea).state is S.PUBLISHED
    assert browser.answer("GET", f"/de/ideen/{idea.id}/bearbeiten").status_code == 403
