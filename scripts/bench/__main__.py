"""``python -m scripts.bench``: see the Makefile. Progress goes to standard error."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from beteiligung.config import ROOT
from scripts.bench import crowd, load, pages, processes
from scripts.bench.load import LoadFailed
from scripts.bench.machine import circumstances
from scripts.bench.options import Options, read_options
from scripts.bench.phone import scenes
from scripts.bench.report import Findings, report
from scripts.bench.scene import Result, measure
from tests.support import needed, postgres
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.gunicorn import NotServed

PAGE = ROOT / "docs" / "performance.md"
NO_PROC = "»make bench« misst nur unter Linux: Es fehlt /proc."
EMBEDDED = {"listen_addresses": ""}
"""PostgreSQL at its defaults, except that nobody else can reach it."""


def main(arguments: Sequence[str]) -> int:
    """Exit code 0: measured; 1: a page or a server failed; 2: called wrongly, or something is missing."""
    missing = _missing()
    if missing:
        print(missing, file=sys.stderr)
        return 2
    options = read_options(arguments)
    try:
        pages.chosen(options.pages)
    except KeyError as error:
        print(f"There is no page {error}.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # servers and databases are taken away on the way out
    conditions = circumstances()
    try:
        many = _crowd(options)
        results = _results(options)
        seen = [] if options.partial else scenes.measure(scenes.ROUNDS, _say)
    except (LoadFailed, NotServed, postgres.NoPostgres) as error:
        print(f"make bench: {error}", file=sys.stderr)
        return 1
    text = report(conditions, options, Findings(results, many, seen))
    if options.partial:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        _say(f"wrote docs/{PAGE.name}")
    return 0


def _missing() -> str | None:
    """What the bench cannot do without, in one sentence."""
    if load.find_wrk() is None:
        return load.MISSING
    if needed.find_chromium() is None:
        return scenes.MISSING
    return None if processes.PROC.joinpath("self", "stat").exists() else NO_PROC


def _crowd(options: Options) -> crowd.Crowd | None:
    """Where SQLite is measured, and not some pages only."""
    if "sqlite" not in options.sizes or options.pages:
        return None
    with tempfile.TemporaryDirectory(prefix="bench_") as name, _databases("sqlite", Path(name)) as source:
        return crowd.measure(source, options, Path(name), _say)


def _results(options: Options) -> list[Result]:
    results = []
    for database, sizes in options.sizes.items():
        for size in sizes:
            # Each size has a folder and a server of its own: nothing is warm from the one before.
            with tempfile.TemporaryDirectory(prefix="bench_") as name, _databases(database, Path(name)) as source:
                results.append(measure(source, database, size, options, Path(name), _say))
    return results


@contextmanager
def _databases(database: str, folder: Path) -> Iterator[Databases]:
    """Where fresh databases come from: a folder, the server of ``BENCH_DATABASE_URL``, or one of our own."""
    if database == "sqlite":
        yield SqliteDatabases(folder)
        return
    url = os.environ.get("BENCH_DATABASE_URL")
    if url:
        yield from _served(url)
        return
    with postgres.server(EMBEDDED) as url:
        yield from _served(url)


def _served(url: str) -> Iterator[Databases]:
    source = PostgresDatabases(url, f"bench_{os.getpid()}")
    try:
        yield source
    finally:
        source.close()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
