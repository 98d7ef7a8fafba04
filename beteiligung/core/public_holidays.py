"""Public holidays of North Rhine-Westphalia (Feiertagsgesetz NW § 2), by a library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Set
from datetime import date
from functools import cache

_ASK = """
import sys
from holidays import country_holidays
first = int(sys.argv[1])
print(*country_holidays("DE", subdiv="NW", years=range(first, first + 10)))
"""
_SECONDS = 60


@cache
def public_holidays(year: int) -> Set[date]:
    """The days of a year on which offices are closed by law, Sundays among them."""
    return frozenset(day for day in _of_ten_years(year // 10 * 10) if day.year == year)


@cache
def _of_ten_years(first: int) -> Set[date]:
    """Asked in a child process: the library reads every country of the world, 19 MB that no process would give back."""
    answer = subprocess.run(  # noqa: S603 - our own words and a number
        [sys.executable, "-I", "-c", _ASK, str(first)], capture_output=True, check=True, text=True, timeout=_SECONDS
    )
    return frozenset(date.fromisoformat(word) for word in answer.stdout.split())
