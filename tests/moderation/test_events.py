"""Events are put right: what was entered there stays with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.proposals.models import Event, EventKind, ProposalEntry
from tests.support import factories as make
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

LIST = "/de/moderation/veranstaltungen/"


@pytest.fixture
def event(people: People, world: World) -> Event:
    return world(make.make_event, people.here, "Stadteilfest")


def change(browser: Browser, event: Event, *, status: int = 200, **fields: object):
    return browser.get(f"{LIST}{event.id}").form().fill(**fields).submit("Speichern", status=status)


def test_the_public_reads_it_as_it_should_be(app: Flask, event: Event, people: People, world: World):
    idea = world(make.make_entered, "published", area=people.here, by=people.officer, event=event)
    public = Browser(app)
    assert "Stadteilfest" in public.get(f"/de/ideen/{idea.id}")
    day = clock.today() - timedelta(days=1)
    page = change(
        people.browser("officer"), event, name="Stadtteilfest", day=day.isoformat(), place="Hof", kind="other"
    )
    assert "Stadtteilfest" in page.find(".cards").get_text()
    assert "Hof" in page.find(".cards").get_text()
    changed = world.now(event)
    assert (changed.name, changed.day, changed.place, changed.kind) == ("Stadtteilfest", day, "Hof", EventKind.OTHER)
    assert world.ask(lambda: session().get_one(ProposalEntry, idea.id)).event_id == event.id
    page = public.get(f"/de/ideen/{idea.id}")
    assert "Stadtteilfest" in page
    assert "Stadteilfest" not in page
    acts = world.ask(lambda: list(session().execute(sa.select(LogEntry.act, LogEntry.thing_kind, LogEntry.thing_id))))
    assert ("event.edit", "events", event.id) in {tuple(act) for act in acts}


def test_two_events_of_a_day_have_two_names(event: Event, people: People, world: World):
    world(make.make_event, people.here, "Sommerfest")
    page = change(people.browser("officer"), event, status=422, name="Sommerfest")
    assert "An diesem Tag gibt es schon eine Veranstaltung mit diesem Namen." in page
    assert page.form().value("name") == "Sommerfest"
    assert world.now(event).name == "Stadteilfest"


@pytest.mark.one_database
def test_of_two_at_once_one_is_told(event: Event, people: People, world: World):
    form = people.browser("coordinator").get(f"{LIST}{event.id}").form()
    change(people.browser("officer"), event, name="Stadtteilfest")
    page = form.fill(name="Fest im Viertel").submit("Speichern", status=409)
    assert page.form().value("name") == "Fest im Viertel"
    assert world.now(event).name == "Stadtteilfest"


@pytest.mark.one_database
def test_officers_see_those_of_their_areas(event: Event, people: People, world: World):
    assert "Stadteilfest" in people.browser("officer").get(LIST)
    elsewhere = people.browser("officer_elsewhere")
    assert "Noch keine Veranstaltung." in elsewhere.get(LIST)
    assert elsewhere.answer("GET", f"{LIST}{event.id}").status_code == 403
    assert people.browser("coordinator").answer("GET", f"{LIST}?nach=xx").status_code == 400
