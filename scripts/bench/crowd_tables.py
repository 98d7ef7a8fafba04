"""The report's section on fifty people at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from scripts.bench.crowd import FLOOR, READERS, SIZE, WRITERS, Crowd, Pace, Round
from scripts.bench.tables import NONE, Lines, kept, table
from scripts.bench.units import Reading

HOW = f"""\
One gunicorn worker with the threads and class of `beteiligung run`, the page cache on, {SIZE:,} ideas in the main area.
{READERS} connections read as visitors: start, the list, a filtered and a searched one, an area, the budget, 20 ideas.
{WRITERS} signed-in people send votes, comments and the five steps of an idea, over one connection each. A pause lasts
half a second to one and a half. The first click of all comes in the same moment, so that the slowest hundredth shows how
long the last of 50 waits. Without pauses wrk counts a slow answer again for each request it kept from being sent.
*Hello times*: what people wait, divided by what hello takes over one connection just before. *CPU*: of one processor,
by the process that serves, while people read. The floor is {FLOOR:g} hello times for the median write of people who
pause. An error, or an answer that is missing, ends the run. Afterwards the database is asked whether it holds exactly
what was acknowledged."""

HEAD = ("50 people", "requests", "errors", "median ms", "hello times", "floor", "kept", "99 % within ms", "hello times")
_KINDS: dict[str, Callable[[Round], Reading]] = {"reads": lambda one: one.reads, "writes": lambda one: one.writes}


def section(crowd: Crowd) -> Lines:
    """What came out, and every round."""
    heading = f"## SQLite with one process: {READERS + WRITERS} people at once, {WRITERS} of them writing"
    rows = [row for pace, rounds in crowd.rounds.items() for row in _rows(pace, rounds)]
    return [heading, "", f"{crowd.version}. {HOW}", "", *table((*HEAD, "CPU"), rows), "", *_every_round(crowd)]


def _rows(pace: Pace, rounds: list[Round]) -> Iterator[tuple[str, ...]]:
    for kind, reading_of in _KINDS.items():
        readings = [reading_of(one) for one in rounds]
        usual = median(reading.median_ms / one.hello_ms for one, reading in zip(rounds, readings, strict=True))
        slow = median(reading.slow_ms / one.hello_ms for one, reading in zip(rounds, readings, strict=True))
        floor = pace.floor if kind == "writes" else None
        yield (
            f"{kind}, {pace.name}",
            f"{sum(reading.requests for reading in readings):,}",
            "0",
            f"{median(reading.median_ms for reading in readings):.1f}",
            f"{usual:.0f}",
            NONE if floor is None else f"{floor:g}",
            kept(usual, floor),
            f"{median(reading.slow_ms for reading in readings):.1f}",
            f"{slow:.0f}",
            f"{median(one.busy for one in rounds):.0%}",
        )


def _every_round(crowd: Crowd) -> Lines:
    head = ("round", "number", "hello ms", "reads/s", "median ms", "99 %", "writes", "median ms", "99 %", "CPU")
    rows = []
    for pace, rounds in crowd.rounds.items():
        for number, one in enumerate(rounds, start=1):
            row = [pace.name, str(number), f"{one.hello_ms:.2f}", f"{one.reads.per_second:.1f}"]
            row += [f"{one.reads.median_ms:.1f}", f"{one.reads.slow_ms:.1f}", str(one.writes.requests)]
            rows.append([*row, f"{one.writes.median_ms:.1f}", f"{one.writes.slow_ms:.1f}", f"{one.busy:.0%}"])
    return table(head, rows)
