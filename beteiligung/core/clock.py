"""The one source of time. Instants are aware and in UTC; calendar days are those of the city."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from beteiligung.core.public_holidays import public_holidays

CITY_ZONE = ZoneInfo("Europe/Berlin")

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """The present day in the city."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The city's calendar day in which an instant falls."""
    return instant.astimezone(CITY_ZONE).date()


@contextmanager
def freeze(instant: datetime) -> Iterator[None]:
    """Let the clock stand still; for tests and for demonstration data with a past."""
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def add_working_days(start: date, days: int) -> date:
    """The day that lies ``days`` working days after ``start`` (Monday to Friday, without public holidays of NRW)."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            days -= 1
    return day


def working_days_since(start: date) -> int:
    """How many working days have begun after ``start``, today included. Counted, not walked: inboxes ask it row by row."""
    return _working_days(start, today())


@lru_cache(1_000)
def _working_days(start: date, end: date) -> int:
    if end <= start:
        return 0
    years = range(start.year, end.year + 1)
    free = sum(start < day <= end and day.weekday() < 5 for year in years for day in public_holidays(year))
    return _weekdays_until(end) - _weekdays_until(start) - free


def _weekdays_until(day: date) -> int:
    """Mondays to Fridays since the first day of the calendar, which was a Monday."""
    weeks, days = divmod(day.toordinal(), 7)
    return weeks * 5 + min(days, 5)


def beginning_of(day: date) -> datetime:
    """The instant at which a day of the city begins."""
    return datetime.combine(day, time(), CITY_ZONE).astimezone(UTC)


def is_working_day(day: date) -> bool:
    """Whether offices work: no weekend, no public holiday of North Rhine-Westphalia."""
    return day.weekday() < 5 and day not in public_holidays(day.year)
