"""What a page or a write costs at a bigger size, compared with a smaller one of the same engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.bench.pages import WRITE_GROWTH
from scripts.bench.scene import Result
from scripts.bench.tables import NONE, Lines, kept, table
from scripts.bench.units import compared_with, cpu, hello_times, wall
from scripts.bench.writes import KINDS

HEAD = ("page or write", "ideas", "compared with", "wall units", "floor", "kept", "CPU units")


def growth(results: Sequence[Result]) -> Lines:
    """Empty where one size only was measured."""
    by_size = {result.size: result for result in results}
    rows: list[tuple[str, ...]] = []
    for size, result in by_size.items():
        base = compared_with(size, list(by_size))
        if base is not None:
            rows.extend(_rows(result, by_size[base]))
    return table(HEAD, rows) if rows else []


def _rows(result: Result, base: Result) -> Iterator[tuple[str, ...]]:
    sizes = (f"{result.size:,}", f"{base.size:,}")
    for page, turns in result.turns.items():
        before = base.turns[page]
        ratio = wall(turns.plain) / wall(before.plain)
        work = cpu(turns.plain) / cpu(before.plain)
        yield page.title, *sizes, _times(ratio), _times(page.growth), kept(ratio, page.growth), _times(work)
    for kind, written in result.written.items():
        ratio = hello_times(written) / hello_times(base.written[kind])
        yield KINDS[kind], *sizes, _times(ratio), _times(WRITE_GROWTH), kept(ratio, WRITE_GROWTH), NONE


def _times(ratio: float) -> str:
    return f"{ratio:.2f} ×"
