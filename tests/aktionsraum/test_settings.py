"""What coordinators change of the city's facts counts at once, and for what was promised before, nothing changes."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.models import Aktionsraum, City, Promise
from beteiligung.aktionsraum.operations import AreaDraft, CityDraft, edit_area, edit_city, promise_days, set_up_city
from beteiligung.aktionsraum.queries import answer_day, area_by_slug, promised_days, promises, the_city
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from tests.support.factories import make_area, make_proposal, make_staff

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)
PLAN = read_city(DORTMUND)
OFFICE = CityDraft("Projektbüro", "Neue Straße 1\n44135 Dortmund", "neu@example.org", None, "VG", None, "0231 1")


@pytest.fixture(autouse=True)
def frozen(app):
    with clock.freeze(TUESDAY), app.app_context():
        make_area("nordmarkt")
        yield


@pytest.fixture
def coordinator():
    return actor_of(make_staff("coordinator").id)


def do(act, *args, **kwargs):
    with unit_of_work():
        return act(*args, **kwargs)


def city():
    return session().get_one(City, 1)


def area():
    return session().scalars(sa.select(Aktionsraum).filter_by(slug="nordmarkt")).one()


def test_a_promise_counts_from_tomorrow_and_older_ones_keep_their_day(coordinator):
    idea = make_proposal("submitted", area=area())
    due = idea.answer_due
    do(promise_days, coordinator, 10, shown=5)
    assert (promised_days(TODAY), promised_days(TOMORROW)) == (5, 10)
    assert answer_day(TOMORROW) == date(2026, 12, 9)
    assert idea.answer_due == due == date(2026, 12, 1)
    with clock.freeze(datetime(2026, 12, 10, 9, tzinfo=UTC)):
        do(promise_days, coordinator, 3, shown=10)
        assert idea.answer_due == due
        assert promised_days(date(2026, 12, 10)) == 10
    assert promises() == ((date(2026, 12, 11), 3), (TOMORROW, 10))


def test_said_twice_in_a_day_the_last_word_counts_unless_it_was_not_seen(coordinator):
    do(promise_days, coordinator, 10, shown=5)
    with pytest.raises(Stale):
        do(promise_days, coordinator, 7, shown=5)
    do(promise_days, coordinator, 7, shown=10)
    assert promises() == ((TOMORROW, 7),)
    assert session().scalar(sa.select(sa.func.count()).select_from(Promise)) == 1


@pytest.mark.parametrize("days", [1, 31])
def test_bounds(coordinator, days):
    with pytest.raises(InvalidInput):
        do(promise_days, coordinator, days, shown=5)


def test_the_office_is_changed_in_memory_too_and_stays_when_the_file_is_read_again(coordinator):
    assert the_city().office_email == "projektbuero@example.org"
    do(edit_city, coordinator, city(), OFFICE, version=city().version)
    assert (the_city().office_email, the_city().office_phone) == ("neu@example.org", None)
    assert dict(the_city().defect_reports) == {"phone": "0231 1"}
    do(set_up_city, Actor.system("init"), PLAN)
    assert the_city().office_address == "Neue Straße 1\n44135 Dortmund"
    assert the_city().programme == PLAN.programme


def test_two_change_the_office(coordinator):
    seen = city().version
    do(edit_city, coordinator, city(), OFFICE, version=seen)
    with pytest.raises(Stale):
        do(edit_city, coordinator, city(), OFFICE, version=seen)
    with pytest.raises(InvalidInput):
        do(edit_city, coordinator, city(), CityDraft("", "x", None, None, "VG", None, "1"), version=city().version)


def test_an_area_says_what_it_is_about_and_may_end(coordinator):
    draft = AreaDraft({"de": " Rund um den Markt. ", "tr": "Pazar çevresi.", "ar": " "}, 2010, 2026)
    do(edit_area, coordinator, area(), draft, version=area().version)
    found = area_by_slug("nordmarkt")
    assert dict(found.about) == {"de": "Rund um den Markt.", "tr": "Pazar çevresi."}
    assert (found.about_in("tr"), found.about_in("ar")) == (("Pazar çevresi.", "tr"), ("Rund um den Markt.", "de"))
    assert not found.is_active
    do(set_up_city, Actor.system("init"), PLAN)
    assert area_by_slug("nordmarkt").active_until == 2026, "the file does not wake it up again"
    with pytest.raises(Stale):
        do(edit_area, coordinator, area(), draft, version=1)
    for wrong in (
        AreaDraft({"tr": "Yalnız"}, 2010, None),
        AreaDraft({}, 2010, 2009),
        AreaDraft({"de": "x" * 401}, 1, 2),
    ):
        with pytest.raises(InvalidInput):
            do(edit_area, coordinator, area(), wrong, version=area().version)


@pytest.mark.parametrize("role", ["officer", "auditor", "admin"])
def test_others_may_not(role):
    actor = actor_of(make_staff(role, [area()]).id)
    for act, args in ((promise_days, (7,)), (edit_city, (city(), OFFICE)), (edit_area, (area(), AreaDraft({}, 1, 2)))):
        named = {"shown": 5} if act is promise_days else {"version": 1}
        with pytest.raises(Forbidden):
            do(act, actor, *args, **named)
