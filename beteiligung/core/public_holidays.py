"""Public holidays of North Rhine-Westphalia (Feiertagsgesetz NW § 2), by a library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Set
from datetime import date
from functools import cache
from threading import Lock

_ASK = """
import sys
from holidays import country_holidays
first = int(sys.argv[1])
print(*country_holidays("DE", subdiv="NW", years=range(first, first + 10)))
"""
_SECONDS = 10
_ONE_AT_A_TIME = Lock()


@cache
def public_holidays(year: int) -> Set[date]:
    """The days of a year on which offices are closed by law, Sundays among them."""
    with _ONE_AT_A_TIME:
        days = _of_ten_years(year // 10 * 10)
    return frozenset(day for day in days if day.year == year)


@cache
def _of_ten_years(first: int) -> Set[date]:
    """Asked in a child process: the library reads every country of the world, 19 MB that no process would give back."""
    try:
        answer = subprocess.run(  # noqa: S603 - our own words and a number
            [sys.executable, "-I", "-c", _ASK, str(first)], capture_output=True, check=True, text=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError):  # no room for a child: a report is worth 19 MB
        return _asked_here(first)
    return frozenset(date.fromisoformat(word) for word in answer.stdout.split())


def _asked_here(first: int) -> Set[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("DE", subdiv="NW", years=range(first, first + 10)))
