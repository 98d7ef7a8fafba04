"""The arithmetic of visits: medians, and whether budgets are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Visit:
    """A first visit with an empty cache. Times are milliseconds from asking to seeing, bytes those on the line.

    ``idea_ms`` is when the page's first idea was painted, or None where none lies on the first screen. ``largest_ms``
    is when the largest text or picture of the first screen was.
    """

    paint_ms: float
    idea_ms: float | None
    largest_ms: float
    bytes: int
    script_bytes: int
    requests: int
    shift: float


@dataclass(frozen=True)
class Budget:
    """What a figure must not exceed, and what it should not."""

    floor: float
    aim: float


TIME = Budget(1500, 1000)
BYTES = Budget(60_000, 35_000)
SCRIPT_BYTES = Budget(15_000, 15_000)
REQUESTS = Budget(6, 3)
SHIFT = Budget(0, 0)


def typical(visits: Sequence[Visit]) -> Visit:
    """The median of each figure; but a page jumps if it did once, and shows an idea if it always did."""
    seen = [visit.idea_ms for visit in visits if visit.idea_ms is not None]
    return Visit(
        paint_ms=median(visit.paint_ms for visit in visits),
        idea_ms=median(seen) if len(seen) == len(visits) else None,
        largest_ms=median(visit.largest_ms for visit in visits),
        bytes=round(median(visit.bytes for visit in visits)),
        script_bytes=round(median(visit.script_bytes for visit in visits)),
        requests=round(median(visit.requests for visit in visits)),
        shift=max(visit.shift for visit in visits),
    )


def misses(visit: Visit) -> list[str]:
    """Which floors are not kept, in words."""
    figures = (
        ("first paint", visit.paint_ms, TIME),
        ("first idea", visit.idea_ms or 0, TIME),
        ("bytes", visit.bytes, BYTES),
        ("scripts", visit.script_bytes, SCRIPT_BYTES),
        ("requests", visit.requests, REQUESTS),
        ("jumps", visit.shift, SHIFT),
    )
    return [name for name, value, budget in figures if value > budget.floor]
