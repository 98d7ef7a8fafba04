"""The city's facts come from memory and are never old: not after a change here, not after one in another process."""

from datetime import date

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.models import Aktionsraum, City, FieldOfAction, Promise
from beteiligung.aktionsraum.operations import NewBoundary, set_boundaries
from beteiligung.aktionsraum.queries import (
    all_areas,
    area_by_slug,
    area_names,
    fields_of_action,
    outlines,
    promises,
    the_city,
)
from beteiligung.core import revision
from beteiligung.core.city_facts import KeptRow
from beteiligung.core.database import session, unit_of_work
from tests.support.application import application
from tests.support.factories import make_area, make_comment, make_proposal
from tests.support.statements import StatementCounter

TODAY = date(2026, 12, 1)


@pytest.fixture
def area(world):
    return world(make_area, "nordmarkt")


def names(app):
    with app.app_context():
        return [area.name for area in all_areas()]


def rename(app, name):
    with app.app_context(), unit_of_work():
        session().scalars(sa.select(Aktionsraum)).one().name = name


def test_reading_again_asks_for_the_numbers_alone(app, area):
    with app.app_context():
        first = all_areas(), fields_of_action(), the_city(), outlines()
    with app.app_context(), StatementCounter(app) as counter:
        assert (all_areas(), fields_of_action(), the_city(), outlines()) == first
    assert counter.statements == [revision.READ]


def test_a_change_is_seen_at_once(app, area):
    assert names(app) == ["Nordmarkt"]
    rename(app, "Nordmarkt-Süd")
    assert names(app) == ["Nordmarkt-Süd"]


def test_a_change_in_another_process_is_seen_at_once(app, area, database_url, tmp_path):
    with application(DATABASE_URL=database_url, INSTANCE=str(tmp_path)) as other:
        assert names(app) == names(other) == ["Nordmarkt"]
        rename(other, "Nordmarkt-Nord")
        assert names(app) == ["Nordmarkt-Nord"]


def test_who_writes_sees_what_they_wrote_and_what_is_taken_back_is_not_remembered(app, area):
    names(app)
    with app.app_context():
        with pytest.raises(ZeroDivisionError):
            rename_and_fail()
        assert all_areas()[0].name == "Nordmarkt"


def rename_and_fail():
    with unit_of_work():
        found = area_by_slug("nordmarkt")
        assert found in session(), "whoever may write gets a row that can be changed"
        found.name = "Anders"
        session().flush()
        assert all_areas()[0].name == "Anders"
        raise ZeroDivisionError


def test_who_writes_gets_values_from_memory_until_they_change_them(app, area):
    with app.app_context():
        promises()
        with unit_of_work(), StatementCounter(app) as counter:
            revision.current()
            assert promises() == ()
            session().add(Promise(first_day=TODAY, days=7))
            assert promises() == ((TODAY, 7),), "not yet written, and known all the same"
            session().flush()
            assert promises() == ((TODAY, 7),)
        assert sum("FROM promises" in statement for statement in counter.statements) == 2
        assert promises() == ((TODAY, 7),)


def test_what_a_writer_saw_and_took_back_is_not_remembered(app, area):
    with app.app_context():
        with pytest.raises(ZeroDivisionError):
            promise_and_fail()
        assert promises() == ()


def promise_and_fail():
    with unit_of_work():
        revision.current()
        session().add(Promise(first_day=TODAY, days=7))
        assert promises() == ((TODAY, 7),)
        raise ZeroDivisionError


CHANGES = {
    "a column": lambda: setattr(all_areas()[0], "name", "Anders"),
    "the city": lambda: setattr(the_city(), "is_demo", True),
    "a list in a row": lambda: all_areas()[0].aliases.append("Anders"),
    "names in a row": lambda: fields_of_action()[0].names.update(de="Anders"),
    "an object in a row": lambda: the_city().defect_reports.pop("url"),
    "the order of areas": lambda: all_areas().reverse(),
    "the fields": lambda: fields_of_action().clear(),
    "names by id": lambda: area_names().clear(),
    "an outline": lambda: setattr(outlines()[0], "name", "Anders"),
    "the outlines": lambda: outlines().clear(),
    "a ring": lambda: outlines()[0].rings[0].clear(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_read_from_memory_cannot_be_changed(app, area, change):
    with app.app_context(), unit_of_work():
        box = NewBoundary("nordmarkt", [], [[[7.4, 51.5], [7.5, 51.5], [7.5, 51.6]]], (7.4, 51.5, 7.5, 51.6))
        set_boundaries(Actor.system("test"), [box], source="test")
    with app.app_context(), pytest.raises((KeptRow, AttributeError)):
        change()


def test_what_is_read_from_memory_belongs_to_no_session_and_joins_none(app, area):
    with app.app_context():
        kept = all_areas()[0]
        assert kept not in session()
        with unit_of_work(), pytest.raises(KeptRow):
            session().add(kept)
        assert kept not in session()


def test_only_the_citys_own_tables_raise_its_number(app, area, world):
    def number():
        with app.app_context():
            return revision.current().city

    before = number()
    idea = world(make_proposal)
    before_comment = number()
    world(make_comment, idea)
    assert number() == before_comment
    for model, values in (
        (City, {"programme": "Anders"}),
        (FieldOfAction, {"position": 9}),
        (Aktionsraum, {"district": "Anders"}),
    ):
        before = number()
        with app.app_context(), unit_of_work():
            session().execute(sa.update(model).values(values))
        assert number() == before + 1, model
