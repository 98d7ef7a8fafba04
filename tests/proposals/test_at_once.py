"""The same form several times in the same moment: an impatient thumb, a bad line, a browser that tries again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import Event, Proposal, ProposalState, ProposalVersion
from tests.support.factories import make_area, make_proposal
from tests.support.forms import ShownForm
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

TIMES = 5
S = ProposalState
Send = Callable[[Browser, ShownForm], list[TestResponse]]


@pytest.fixture
def at_once(app: Flask) -> Send:
    """Send a form of a browser ``TIMES`` times at once, and give the answers."""

    def send(browser: Browser, form: ShownForm) -> list[TestResponse]:
        cookie = browser.client.get_cookie("beteiligung")

        def one(_number: int) -> TestResponse:
            client = app.test_client()
            client.set_cookie("beteiligung", cookie.value)
            return client.post(form.page.path, data=form._values)

        with ThreadPoolExecutor(TIMES) as threads:
            return list(threads.map(one, range(TIMES)))

    return send


def count(world: World, model: type) -> int:
    return world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(model)))


def test_one_draft(browser: Browser, world: World, at_once: Send):
    world(make_area)
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt")
    answers = at_once(browser, form)
    assert {answer.headers["Location"] for answer in answers} == {"/de/ideen/neu/1/was"}
    assert count(world, Proposal) == 1


def test_one_idea_and_one_receipt(people: People, world: World, at_once: Send):
    idea = world(make_proposal, S.DRAFT, author=people.author)
    browser = people.browser("author")
    answers = at_once(browser, browser.get(f"/de/ideen/neu/{idea.id}/was").form().fill(title="Der neue Titel"))
    assert [answer.status_code for answer in answers] == [302] * TIMES
    answers = at_once(browser, browser.get(f"/de/ideen/neu/{idea.id}/senden").form())
    assert {answer.headers["Location"] for answer in answers} == {f"/de/ideen/neu/{idea.id}/fertig"}
    assert (world.now(idea).state, world.now(idea).title) == (S.SUBMITTED, "Der neue Titel")
    assert count(world, OutboxMail) == 1


def test_one_new_version(people: People, world: World, at_once: Send):
    idea = world(make_proposal, author=people.author)
    browser = people.browser("author")
    answers = at_once(browser, browser.get(f"/de/ideen/{idea.id}/bearbeiten").form().fill(title="Der neue Titel"))
    assert [answer.status_code for answer in answers] == [302] * TIMES
    assert count(world, ProposalVersion) == 2


def test_one_withdrawal(people: People, world: World, at_once: Send):
    idea = world(make_proposal, author=people.author)
    browser = people.browser("author")
    answers = at_once(browser, browser.get(f"/de/ideen/{idea.id}/zurueckziehen").form())
    assert [answer.status_code for answer in answers] == [302] * TIMES
    assert world.now(idea).state is S.WITHDRAWN


def test_a_draft_deleted_twice_is_gone_once(people: People, world: World, at_once: Send):
    idea = world(make_proposal, S.DRAFT, author=people.author)
    browser = people.browser("author")
    answers = at_once(browser, browser.get(f"/de/ideen/neu/{idea.id}/loeschen").form())
    assert sorted(answer.status_code for answer in answers) == [302] + [404] * (TIMES - 1)
    assert count(world, Proposal) == 0


def test_one_entry_at_one_event(people: People, world: World, at_once: Send):
    assert people.here
    officer = people.browser("officer")
    form = (
        officer.get("/de/moderation/aufnehmen")
        .form()
        .fill(
            title="Eine Bank mit Schatten",
            text="Viele ältere Leute warten hier in der Sonne.",
            consent=True,
            veranstaltung="neu",
            event_name="Stadtteilfest",
            channel="email",
            email="mina@example.org",
        )
    )
    answers = at_once(officer, form)
    assert {answer.headers["Location"] for answer in answers} == {"/de/moderation/aufnehmen?fertig=1"}
    assert [count(world, model) for model in (Proposal, Event, OutboxMail)] == [1, 1, 1]


def test_two_cards_name_the_same_new_event(people: People, world: World, app: Flask):
    assert people.here
    browsers = [people.browser(name) for name in ("officer", "coordinator")]
    forms = [
        browser.get("/de/moderation/aufnehmen")
        .form()
        .fill(
            raum=people.here.slug,
            title=f"Bank Nummer {number}",
            text="Viele ältere Leute warten hier in der Sonne.",
            consent=True,
            veranstaltung="neu",
            event_name="Stadtteilfest",
        )
        for number, browser in enumerate(browsers)
    ]

    def send(number: int) -> int:
        client = app.test_client()
        client.set_cookie("beteiligung", browsers[number].client.get_cookie("beteiligung").value)
        return client.post(forms[number].page.path, data=forms[number]._values).status_code

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(send, range(2))) == [302, 302]
    assert [count(world, model) for model in (Proposal, Event)] == [2, 1]
