"""How to reach the person behind a measure stands behind a button on every page, and each look is kept."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.measures.queries import contact_of
from tests.support.factories import make_measure

DESK = "/de/moderation/massnahmen"
NAME = "Mina Beispiel"

pytestmark = pytest.mark.one_database


@pytest.fixture
def measure(world, people):
    assert people.here
    return world(make_measure, "applied")


def looks(world):
    query = sa.select(sa.func.count()).select_from(LogEntry).where(LogEntry.act == "contact.read")
    return world.ask(lambda: session().scalar(query))


@pytest.mark.parametrize("page", ["pruefen", "aendern"])
def test_it_is_shown_once_it_was_opened_and_for_a_while(world, people, measure, page):
    desk, address = people.browser("coordinator"), f"{DESK}/{measure.id}/{page}"
    closed = desk.get(address)
    assert NAME not in closed.html
    assert looks(world) == 0
    opened = closed.form_to("/kontakt").submit()
    assert opened.path == address, "back where the button stood"
    assert NAME in opened.html
    assert looks(world) == 1
    assert NAME not in people.browser("coordinator_2").get(address).html
    with clock.freeze(clock.now() + timedelta(minutes=16)):
        assert NAME not in desk.get(address).html


def test_what_is_changed_without_opening_it_leaves_it_as_it_is(world, people, measure):
    desk, address = people.browser("coordinator"), f"{DESK}/{measure.id}/aendern"
    form = desk.get(address).form()
    assert "contact_name" not in form.names()
    form.fill(summary="Ein neuer Plan für alle.").submit()
    assert world.ask(lambda: contact_of(measure.id).name) == NAME
    opened = desk.get(address).form_to("/kontakt").submit()
    opened.form().fill(contact_name="Ali Beispiel").submit()
    assert world.ask(lambda: contact_of(measure.id).name) == "Ali Beispiel"


def test_nothing_typed_is_lost_when_the_look_is_over(world, people, measure):
    desk = people.browser("coordinator")
    form = desk.get(f"{DESK}/{measure.id}/aendern").form_to("/kontakt").submit().form()
    with clock.freeze(clock.now() + timedelta(minutes=16)):
        page = form.fill(contact_name="Ali Beispiel", body_name="").submit(status=422)
        assert page.form().value("contact_name") == "Ali Beispiel"
