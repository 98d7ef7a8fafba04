"""Support on paper and by hands: counted by the desk, shown beside the votes, never among them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.core.database import session
from beteiligung.proposals.models import Event, Proposal, SupportKind, SupportSheet
from tests.support.factories import make_event, make_proposal, make_sheet, make_vote
from tests.support.pages import Browser, Page
from tests.support.personas import People
from tests.support.world import World


@pytest.fixture
def idea(people: People, world: World) -> Proposal:
    return world(make_proposal, "published", area=people.here)


@pytest.fixture
def event(people: People, world: World) -> Event:
    return world(make_event, people.here, "Stadtteilfest")


def address(idea: Proposal) -> str:
    return f"/de/moderation/ideen/{idea.id}/unterstuetzung"


def count(people: People, idea: Proposal, *, status: int = 200, by: str = "officer", **fields: str) -> Page:
    form = people.browser(by).get(address(idea)).form()
    return form.fill(**{"kind": "signatures", "count": "12", **fields}).submit("Eintragen", status=status)


def beside(app: Flask, idea: Proposal) -> list[str]:
    return [line.get_text() for line in Browser(app).get(f"/de/ideen/{idea.id}").find_all(".vote-n, .vote-beside")]


def test_it_stands_beside_the_votes(app: Flask, people: People, idea: Proposal, event: Event, world: World):
    world(make_vote, idea)
    assert beside(app, idea) == ["1 Stimme"]
    page = count(people, idea, veranstaltung=str(event.id))
    assert "Die Zahl ist eingetragen. Sie steht neben den Stimmen." in page.notices
    count(
        people, idea, veranstaltung="neu", event_name="Projekttag", event_kind="school", kind="class_hands", count="5"
    )
    assert beside(app, idea) == ["1 Stimme", "12 Unterschriften auf Papier", "5 gehobene Hände in einer Schulklasse"]
    assert "zählt für sich" in Browser(app).get(f"/de/ideen/{idea.id}").find(".vote-note").get_text()
    assert world.now(idea).vote_count == 1
    assert "12 Unterschriften auf Papier" in people.browser("officer").get(f"/de/moderation/ideen/{idea.id}")


def test_the_last_number_of_an_event_counts_and_the_first_is_kept(
    app: Flask, people: People, idea: Proposal, event: Event, world: World
):
    other = world(make_event, people.here, "Sommerfest")
    count(people, idea, veranstaltung=str(event.id))
    count(people, idea, veranstaltung=str(other.id), count="3")
    count(people, idea, veranstaltung=str(event.id), count="10")
    assert beside(app, idea) == ["13 Unterschriften auf Papier"]
    rows = world.ask(lambda: list(session().scalars(sa.select(SupportSheet).order_by(SupportSheet.id))))
    assert [(row.count, row.counted_by_id) for row in rows] == [(n, people.officer.id) for n in (12, 3, 10)]


def test_none_is_no_column(app: Flask, people: People, idea: Proposal, event: Event):
    count(people, idea, veranstaltung=str(event.id), count="0")
    assert beside(app, idea) == []


def test_two_who_count_at_once_see_of_each_other(people: People, idea: Proposal, event: Event, app: Flask):
    forms = [people.browser(name).get(address(idea)).form() for name in ("officer", "coordinator")]
    for form in forms:
        form.fill(kind="hands", count="7", veranstaltung=str(event.id))
    forms[0].submit("Eintragen")
    page = forms[1].submit("Eintragen", status=409)
    assert "Gehobene Hände" in page.find("table").get_text()
    assert page.form().value("count") == "7"
    page.form().fill(count="8").submit("Eintragen")
    assert beside(app, idea) == ["8 gehobene Hände"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("fields", "field"),
    [({"count": "-1"}, "count"), ({"count": "viele"}, "count"), ({"veranstaltung": "neu"}, "event_name")],
)
def test_what_is_wrong_is_said(people: People, idea: Proposal, event: Event, fields: dict[str, str], field: str):
    page = count(people, idea, status=422, **{"veranstaltung": str(event.id), **fields})
    assert f"#{field}" in page.links(".summary a").values()


@pytest.mark.one_database
def test_who_may_and_when(people: People, world: World, idea: Proposal):
    for name, status in {"visitor": 403, "author": 404, "officer_elsewhere": 404, "auditor": 403}.items():
        people.browser(name).get(address(idea), status=status)
    own = world(make_proposal, "published", area=people.here, author=people.officer)
    people.browser("officer").get(address(own), status=403)
    gone = world(make_proposal, "withdrawn", area=people.here)
    page = people.browser("officer").get(address(gone))
    assert "Diese Idee nimmt keine Unterstützung mehr an." in page
    assert page.find_all("#form") == []


def test_a_page_kept_in_memory_hears_of_it(app: Flask, world: World, idea: Proposal, event: Event):
    assert beside(app, idea) == []
    world(make_sheet, idea, SupportKind.HANDS, 1, event=event)
    assert beside(app, idea) == ["1 gehobene Hand"]
