"""What a run of the bench is asked to do, from the variables that ``make bench`` hands on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.databases import KINDS

LEAST_ROUNDS = 3
"""Fewer rounds say too little to be written into ``docs/performance.md``."""

SIZE_STEP = 20
"""Ideas are dealt to areas and marked for search in a pattern; a size is a multiple of this."""


@dataclass(frozen=True)
class Options:
    """``sizes``: ideas in the main area, by engine. ``seconds`` is the length of one reading of one page."""

    sizes: dict[str, tuple[int, ...]]
    seconds: int
    rounds: int
    connections: int
    writes: int
    pages: frozenset[str]
    """Keys of the pages to measure; empty means all of them."""
    partial: bool
    """Print to standard output and leave ``docs/performance.md`` alone."""


def read_options(arguments: Sequence[str]) -> Options:
    """Raises SystemExit(2), with a sentence, when something was asked that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("--sizes", default="1000 10000", help='"1000 10000 postgresql:1000000": ideas, for one engine')
    parser.add_argument("--databases", default=" ".join(KINDS), help="sqlite, postgresql or both")
    parser.add_argument("--seconds", type=_positive, default=20, help="length of one reading of one page")
    parser.add_argument("--rounds", type=_positive, default=LEAST_ROUNDS)
    parser.add_argument("--connections", type=_positive, default=4, help="open at once by the load generator")
    parser.add_argument("--writes", type=_positive, default=40, help="writes of each kind in one round")
    parser.add_argument("--pages", default="", help="keys of pages, for a partial run; default: all")
    parser.add_argument("--partial", action="store_true", help="print; do not write docs/performance.md")
    given = parser.parse_args(arguments)
    databases = tuple(given.databases.split())
    if not databases or set(databases) - set(KINDS):
        parser.error(f"--databases takes {' and '.join(KINDS)}")
    if not given.partial and (given.rounds < LEAST_ROUNDS or given.pages):
        parser.error(f"fewer than {LEAST_ROUNDS} rounds, or some pages only, need --partial (PARTIAL=1)")
    try:
        sizes = {database: sizes_for(database, given.sizes) for database in databases}
    except ValueError as error:
        parser.error(f"--sizes: {error}")
    return Options(
        sizes=sizes,
        seconds=given.seconds,
        rounds=given.rounds,
        connections=given.connections,
        writes=given.writes,
        pages=frozenset(given.pages.split()),
        partial=given.partial,
    )


def sizes_for(database: str, text: str) -> tuple[int, ...]:
    """The sizes that are meant for an engine: those without a name before them, and those with its name."""
    found = set()
    for word in text.split():
        name, separator, number = word.rpartition(":")
        if separator and name not in KINDS:
            raise ValueError(f"{name} is no engine")
        size = int(number)
        if size < SIZE_STEP or size % SIZE_STEP:
            raise ValueError(f"{size} is not a multiple of {SIZE_STEP}")
        if name in ("", database):
            found.add(size)
    return tuple(sorted(found))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
