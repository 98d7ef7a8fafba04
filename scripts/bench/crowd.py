"""Fifty people at once, a tenth of them writing, served by one process from SQLite: what a small city needs."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from scripts.bench import clicks, load, writes
from scripts.bench.load import Load, LoadFailed
from scripts.bench.options import Options
from scripts.bench.processes import cpu_seconds
from scripts.bench.rounds import WARM_UP, Say
from scripts.bench.scene import filled, version_of
from scripts.bench.servers import HELLO, PLATFORM, Server, serving
from scripts.bench.units import Reading
from tests.support.application import application
from tests.support.databases import Databases

SIZE = 1_000
READERS, WRITERS = 45, 5
FLOOR = 160.0
"""Hello times of the median write of people who pause."""

_ACCOUNTS = range(1, WRITERS + 1)
_SCRIPTS = Path(__file__).parent
_HELLO_SECONDS = 5
_LEAVE_SECONDS = 5
"""After the readers have gone, writers still get the answers that are due."""
_FORMS_PER_SECOND = 60
"""More than one person can send."""


@dataclass(frozen=True)
class Pace:
    """How soon people click again after an answer, in milliseconds on average."""

    name: str
    pause_ms: int
    floor: float | None


PACES = (
    Pace("each clicks again about a second after the answer", 1_000, FLOOR),
    Pace("without any pause: all ask again at once", 0, None),
)


@dataclass(frozen=True)
class Round:
    """``hello_ms`` is the median of hello over one connection just before. The CPU time in both is of all requests."""

    hello_ms: float
    reads: Reading
    writes: Reading

    @property
    def busy(self) -> float:
        """How much of one processor the process used while people read, from 0 to 1; with threads a little above."""
        return self.reads.cpu_seconds / self.reads.seconds


@dataclass(frozen=True)
class Crowd:
    """All rounds at each pace."""

    version: str
    rounds: dict[Pace, list[Round]]


def measure(databases: Databases, options: Options, folder: Path, say: Say) -> Crowd:
    """Raises LoadFailed where any answer was an error, or the database does not hold what was acknowledged."""
    with ExitStack() as stack:
        settings = stack.enter_context(filled(databases, SIZE, folder))
        hello = stack.enter_context(serving("hello", HELLO, folder, {}, workers=1))
        server = stack.enter_context(serving("platform with one worker", PLATFORM, folder, settings, workers=1))
        app = stack.enter_context(application(**settings))
        found: dict[Pace, list[Round]] = {pace: [] for pace in PACES}
        _at_once(app, server, PACES[-1], WARM_UP, folder)
        for number in range(1, options.rounds + 1):
            for pace in PACES:
                unit = load.read(hello, "/", Load(1, min(options.seconds, _HELLO_SECONDS)))
                reads, written = _at_once(app, server, pace, options.seconds, folder)
                found[pace].append(Round(unit.median_ms, reads, written))
                say(f"round {number}, {READERS + WRITERS} people, {pace.name}: a write in {written.median_ms:.0f} ms")
        return Crowd(version_of(app), found)


def _at_once(app: Flask, server: Server, pace: Pace, seconds: int, folder: Path) -> tuple[Reading, Reading]:
    """Readers and writers side by side."""
    paths = clicks.readers_file(app, folder)
    forms = clicks.writers_file(app, _ACCOUNTS, seconds * _FORMS_PER_SECOND, folder)
    before, workers = writes.kept(app, _ACCOUNTS), server.workers()
    reading, writing = Load(READERS, seconds), Load(WRITERS, seconds + _LEAVE_SECONDS)
    spent = cpu_seconds(workers)
    with (
        _wrk(server, "readers", reading, 1, paths, READERS, pace.pause_ms) as readers,
        _wrk(server, "writers", writing, WRITERS, forms, seconds, pace.pause_ms) as writers,
    ):
        read, _ = readers.communicate()
        spent = cpu_seconds(workers) - spent
        wrote, _ = writers.communicate()
    name = f"{server.name}, {pace.name}"
    if readers.returncode or writers.returncode or server.workers() != workers:
        raise LoadFailed(f"{name}: {read}{wrote}")
    acknowledged = acknowledged_of(wrote, name)
    grown = writes.kept(app, _ACCOUNTS).since(before)
    if grown != acknowledged:
        raise LoadFailed(f"{name}: {acknowledged} were acknowledged, {grown} were kept")
    return _reading(read, spent, f"{name}, readers"), _reading(wrote, spent, f"{name}, writers")


def _wrk(server: Server, script: str, load_: Load, threads: int, *arguments: object) -> subprocess.Popen[str]:
    command = [*load.wrk(load_, threads=threads), "--script", str(_SCRIPTS / f"{script}.lua"), server.url, "--"]
    return subprocess.Popen(
        [*command, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _reading(output: str, cpu: float, name: str) -> Reading:
    reading = load.reading_of(output, cpu, name)
    if reading is None:
        raise LoadFailed(f"{name}: no answer")
    return reading


def acknowledged_of(output: str, name: str) -> writes.Kept:
    """What ``writers.lua`` says was acknowledged. Raises LoadFailed where a form was refused or not answered."""
    bad = re.search(r"^(refused|unanswered) .*$", output, re.MULTILINE)
    if bad is not None:
        raise LoadFailed(f"{name}: {bad[0]}")
    counts: Counter[str] = Counter()
    for kind, count in re.findall(r"^acknowledged (\S+) (\d+)$", output, re.MULTILINE):
        counts[kind] += int(count)
    return writes.Kept(counts["vote"], counts["comment"], counts["idea"])
