"""What the slow phone saw, as a part of ``docs/performance.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scripts.bench.phone import visits
from scripts.bench.phone.browser import BITS_PER_SECOND, CPU_TIMES_SLOWER, HEIGHT, ROUND_TRIP_MS, WIDTH
from scripts.bench.phone.scenes import Scene
from scripts.bench.phone.visits import Budget, Visit, misses, typical
from scripts.bench.tables import NONE, Lines, table

HOW = f"""\
Chromium at {WIDTH} × {HEIGHT} with {BITS_PER_SECOND / 1e6:.1f} Mbit/s, {ROUND_TRIP_MS} ms until each answer begins and a \
processor {CPU_TIMES_SLOWER} times slower, as its own
protocol emulates them; an empty cache; the server as `make run` starts it, on SQLite. Times are medians in
milliseconds, in brackets the least and the most. *First idea*: when its title was painted, where one lies on the first
screen; of an idea's page, when its own was. *Largest*: when the largest text or picture of the first screen was painted.
Bytes are those on the line with headers, in kB of a thousand. Times move with other work on the machine; the rest does
not."""
HEAD = ("page", "first paint", "first idea", "largest", "kB", "requests", "kB of scripts", "jumps", "floors kept")


def section(scenes: Sequence[Scene]) -> Iterator[str]:
    """The whole section as lines of Markdown."""
    yield from ("", "## Slow phone, first visit", "", HOW)
    for scene in scenes:
        yield from ("", f"### Slow phone, {scene.title}", "", *_table(scene))


def _table(scene: Scene) -> Lines:
    rows = [(page.title, *_figures(seen)) for page, seen in scene.visits.items()]
    return table(HEAD, [*rows, _goals("floor", "floor"), _goals("aim", "aim")])


def _figures(seen: Sequence[Visit]) -> Iterator[str]:
    middle = typical(seen)
    yield _times(middle.paint_ms, (visit.paint_ms for visit in seen))
    yield NONE if middle.idea_ms is None else _times(middle.idea_ms, (visit.idea_ms or 0 for visit in seen))
    yield _times(middle.largest_ms, (visit.largest_ms for visit in seen))
    yield f"{middle.bytes / 1000:.1f}"
    yield str(middle.requests)
    yield f"{middle.script_bytes / 1000:.1f}"
    yield f"{middle.shift:.3g}"
    missed = misses(middle)
    yield f"**no: {', '.join(missed)}**" if missed else "yes"


def _times(middle: float, all_of_them: Iterable[float]) -> str:
    values = list(all_of_them)
    return f"{middle:.0f} ({min(values):.0f}–{max(values):.0f})"


def _goals(title: str, which: str) -> tuple[str, ...]:
    def goal(budget: Budget) -> float:
        return budget.floor if which == "floor" else budget.aim

    time = f"{goal(visits.TIME):g}"
    sizes = [f"{goal(budget) / 1000:g}" for budget in (visits.BYTES, visits.SCRIPT_BYTES)]
    return title, time, time, NONE, sizes[0], f"{goal(visits.REQUESTS):g}", sizes[1], f"{goal(visits.SHIFT):g}", NONE
