"""``docs/performance.md``: how was measured, what came out, and every reading it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.bench import crowd_tables, tables
from scripts.bench.crowd import Crowd
from scripts.bench.growth import growth
from scripts.bench.load import ANSWER_SECONDS
from scripts.bench.machine import Circumstances
from scripts.bench.options import Options
from scripts.bench.phone import tables as phone
from scripts.bench.phone.scenes import Scene
from scripts.bench.scene import Result

HOW = f"""\
**Hello unit:** what one request costs, in requests of a Flask hello-world that gunicorn serves with the same workers,
threads and class, measured just before the page. *Wall*: hello's requests per second divided by the page's. *CPU*: CPU
time of the worker processes per request, from the operating system, divided by hello's; other load on the machine hardly
moves it, and it leaves out what the database does. Each figure is the median of all rounds; differences under 1.5 × in
wall units are noise. A reading begins anew until the workers share the connections evenly. An error, or no answer within
{ANSWER_SECONDS} s, ends the run.

**Workload:** 500 people; N ideas in the main area and a tenth of N in each of two others, created evenly over 60 days;
titles of 40 to 50 characters, two paragraphs of 300, five comments of 200 characters and five votes each. The reader is
anonymous, accepts gzip and gets 20 ideas a page. The frequent word stands in every tenth idea, the rare one in twenty.
The deep page lies nine tenths down the list, at most 50,000 ideas. N more ideas, at most 10,000, wait at the desk of the
officer who is in charge of the three areas and asks for the desk's pages; 10 stand on a page of the inbox. Similar ideas
are asked for by whoever holds the draft.

**Writes** are forms that a signed-in person sends with the form's token, one after the other over one connection, beside
hello asked in the same way. Afterwards the database is asked whether it holds all of them.

**Queries** are statements for the second request of an anonymous reader, without beginning and ending transactions.
**Memory** is read after all rounds, of the bigger of the two workers, in MB of a million bytes; of the last one once more
after photos have been sent to it.
**Floor** and **aim** are what the project set itself. They are meant for 10,000 ideas on PostgreSQL; the others stand
beside them for comparison."""


@dataclass(frozen=True)
class Findings:
    """What was measured. ``crowd`` and ``scenes`` (what a slow phone saw) may be missing in a partial run."""

    results: Sequence[Result]
    crowd: Crowd | None = None
    scenes: Sequence[Scene] = ()


def report(conditions: Circumstances, options: Options, findings: Findings) -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines(conditions, options, findings)) + "\n"


def _lines(conditions: Circumstances, options: Options, findings: Findings) -> Iterator[str]:
    yield "# Performance"
    yield ""
    yield "Written by `make bench`; never by hand."
    yield ""
    yield from _circumstances(conditions, options)
    yield ""
    yield HOW
    for result in findings.results:
        yield from _result(result)
    yield from _growth(findings.results)
    if findings.crowd is not None:
        yield from ("", *crowd_tables.section(findings.crowd))
    if findings.scenes:
        yield from phone.section(findings.scenes)
    yield ""
    yield "## All rounds"
    for result in findings.results:
        yield from _part(f"### {_title(result)}", tables.read_rounds(result))
        yield ""
        yield from tables.written_rounds(result)


def _circumstances(conditions: Circumstances, options: Options) -> Iterator[str]:
    rows = {
        "commit": conditions.commit,
        "date": f"{conditions.moment:%Y-%m-%d %H:%M} UTC",
        "load average before the first round": f"{conditions.load:.2f}",
        "processors": str(conditions.processors),
        "Python": conditions.python,
        "load": f"wrk, {options.connections} connections, {options.seconds} s per reading, {options.rounds} rounds",
        "writes": f"{options.writes} of each kind in each round",
    }
    return iter(tables.table(("measured", ""), rows.items()))


def _result(result: Result) -> Iterator[str]:
    yield from _part(f"## {_title(result)}", [f"{result.version}. Filled in {result.generated:.0f} s."])
    yield from _part("### Pages, without the page cache", tables.plain(result))
    yield from _part("### Pages, with the page cache", tables.cached(result))
    yield from _part("### Writes", tables.writing(result))
    yield from _part("### Memory", tables.memory(result))


def _growth(results: Sequence[Result]) -> Iterator[str]:
    """One table for each engine of which several sizes were measured."""
    for database in dict.fromkeys(result.database for result in results):
        lines = growth([result for result in results if result.database == database])
        if lines:
            yield from _part(f"## Growth on {_name(database)}", lines)


def _part(heading: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", heading, "", *lines)


def _title(result: Result) -> str:
    return f"{_name(result.database)}, {result.size:,} ideas in the main area"


def _name(database: str) -> str:
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[database]
