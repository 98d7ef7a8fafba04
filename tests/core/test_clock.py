"""Instants are aware; days and holidays are the city's."""

import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.core import clock

NRW_2026 = {
    date(2026, 1, 1): "Neujahr",
    date(2026, 4, 3): "Karfreitag",
    date(2026, 4, 6): "Ostermontag",
    date(2026, 5, 1): "Tag der Arbeit",
    date(2026, 5, 14): "Christi Himmelfahrt",
    date(2026, 5, 25): "Pfingstmontag",
    date(2026, 6, 4): "Fronleichnam",
    date(2026, 10, 3): "Tag der Deutschen Einheit",
    date(2026, 11, 1): "Allerheiligen",
    date(2026, 12, 25): "Erster Weihnachtstag",
    date(2026, 12, 26): "Zweiter Weihnachtstag",
}


def test_the_free_weekdays_of_2026_are_the_holidays_of_nrw():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    free = {day for day in days if day.weekday() < 5 and not clock.is_working_day(day)}
    assert free == {day for day in NRW_2026 if day.weekday() < 5}


@pytest.mark.parametrize(
    ("year", "easter_monday"),
    [
        (2008, (3, 24)),
        (2011, (4, 25)),
        (2019, (4, 22)),
        (2024, (4, 1)),
        (2025, (4, 21)),
        (2027, (3, 29)),
        (2038, (4, 26)),
    ],
)
def test_easter_moves(year, easter_monday):
    assert not clock.is_working_day(date(year, *easter_monday))
    assert clock.is_working_day(date(year, *easter_monday) + timedelta(days=1))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 11, 27), date(2026, 12, 4)),
        (date(2026, 12, 28), date(2027, 1, 5)),
        (date(2026, 4, 1), date(2026, 4, 10)),
    ],
    ids=["monday", "friday", "over christmas and new year", "over easter"],
)
def test_five_working_days(start, end):
    assert clock.add_working_days(start, 5) == end


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
def test_a_promise_ends_on_a_working_day_after_so_many(start, days):
    end = clock.add_working_days(start, days)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert clock.is_working_day(end)
    assert sum(clock.is_working_day(day) for day in between) == days


@given(st.dates(date(2019, 12, 20), date(2031, 1, 10)), st.integers(-3, 800))
def test_working_days_are_counted_as_a_calendar_shows_them(start, days):
    walked = sum(clock.is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))
    with clock.freeze(datetime.combine(start + timedelta(days=days), time(12), UTC)):
        assert clock.working_days_since(start) == walked


def test_no_process_keeps_the_holidays_of_the_whole_world():
    assert not clock.is_working_day(date(2044, 1, 1))
    assert "holidays" not in sys.modules


def test_the_day_is_the_citys_and_not_that_of_utc():
    with clock.freeze(datetime(2026, 7, 31, 22, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 8, 1)
    with clock.freeze(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        assert clock.today() == date(2026, 12, 31)


def test_a_frozen_clock_goes_on_afterwards():
    with clock.freeze(datetime(2020, 1, 1, tzinfo=UTC)):
        assert clock.now().year == 2020
    assert clock.now().tzinfo is UTC
    assert clock.now().year > 2020
