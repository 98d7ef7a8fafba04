"""The tables of one database and one size, in Markdown, with floors and aims beside what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from scripts.bench import pages
from scripts.bench.scene import Result
from scripts.bench.units import cpu, hello_times, wall
from scripts.bench.writes import KINDS, SINGLE

NONE = "–"
Lines = list[str]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Lines:
    """The first column is text, the others are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def kept(value: float, floor: float | None) -> str:
    """Whether a floor was passed."""
    if floor is None:
        return NONE
    return "yes" if value <= floor else "**no**"


def plain(result: Result) -> Lines:
    """Pages without the cache."""
    head = ["page", "wall units", "floor", "kept", "aim", "CPU units", "ms per answer"]
    head += ["queries", "floor", "kept", "kB (gzip)"]
    rows = []
    for page, turns in result.turns.items():
        looks, units = result.looks[page], wall(turns.plain)
        row = [page.title, f"{units:.1f}", f"{page.floor:g}", kept(units, page.floor), f"{page.aim:g}"]
        row += [f"{cpu(turns.plain):.1f}", f"{median(turn.page.median_ms for turn in turns.plain):.1f}"]
        row += [str(looks.queries), str(page.queries or NONE), kept(looks.queries, page.queries)]
        rows.append([*row, f"{looks.bytes / 1000:.1f}"])
    return table(head, rows)


def cached(result: Result) -> Lines:
    """The same pages with the page cache."""
    head = ("page", "wall units", "floor", "kept", "aim", "CPU units", "ms per answer", "queries")
    rows = []
    for page, turns in result.turns.items():
        units, floor = wall(turns.cached), page.floor_cached
        goals = (NONE,) * 3 if floor is None else (f"{floor:g}", kept(units, floor), f"{pages.AIM_CACHED:g}")
        row = [page.title, f"{units:.1f}", *goals, f"{cpu(turns.cached):.1f}"]
        row += [f"{median(turn.page.median_ms for turn in turns.cached):.1f}", str(result.looks[page].queries_cached)]
        rows.append(row)
    return table(head, rows)


def writing(result: Result) -> Lines:
    """Writes, one after the other."""
    head = ("write", "hello times", "floor", "kept", "aim", "ms", "hello ms")
    rows = []
    for kind, turns in result.written.items():
        units = hello_times(turns)
        goals = (f"{pages.FLOOR_WRITE:g}", kept(units, pages.FLOOR_WRITE), f"{pages.AIM_WRITE:g}")
        row = [KINDS[kind], f"{units:.1f}", *(goals if kind in SINGLE else (NONE,) * 3)]
        row += [f"{median(turn.write_ms for turn in turns):.1f}", f"{median(turn.hello_ms for turn in turns):.2f}"]
        rows.append(row)
    return table(head, rows)


def memory(result: Result) -> Lines:
    """The bigger worker of each server, after everything else."""
    head = ("worker of", "MB, all of it (RSS)", "floor", "kept", "aim", "MB, its share (PSS)")
    rows = []
    for name, workers in result.memory.items():
        whole = max(worker.resident for worker in workers)
        goals = (str(pages.FLOOR_MEMORY), kept(whole, pages.FLOOR_MEMORY), str(pages.AIM_MEMORY))
        share = max(worker.proportional for worker in workers)
        rows.append((name, f"{whole:.0f}", *((NONE,) * 3 if name == "hello" else goals), f"{share:.0f}"))
    return table(head, rows)


def read_rounds(result: Result) -> Lines:
    """Every reading of a page."""
    head = ["page", "round", "hello/s", "page/s", "cached/s", "wall units", "cached", "hello CPU ms", "page CPU ms"]
    head += ["cached CPU ms", "99 % within ms", "cached"]
    rows = []
    for page, turns in result.turns.items():
        for number, (bare, kept_) in enumerate(zip(turns.plain, turns.cached, strict=True), start=1):
            row = [page.title, str(number), f"{bare.hello.per_second:.0f}", f"{bare.page.per_second:.1f}"]
            row += [f"{kept_.page.per_second:.1f}", f"{bare.wall:.1f}", f"{kept_.wall:.1f}"]
            row += [f"{bare.hello.cpu_ms:.3f}", f"{bare.page.cpu_ms:.3f}", f"{kept_.page.cpu_ms:.3f}"]
            rows.append([*row, f"{bare.page.slow_ms:.1f}", f"{kept_.page.slow_ms:.1f}"])
    return table(head, rows)


def written_rounds(result: Result) -> Lines:
    """Every reading of a write."""
    rows = [
        (KINDS[kind], str(number), f"{turn.hello_ms:.2f}", f"{turn.write_ms:.2f}", f"{turn.units:.1f}")
        for kind, turns in result.written.items()
        for number, turn in enumerate(turns, start=1)
    ]
    return table(("write", "round", "hello ms", "ms", "hello times"), rows)
