"""The load generator: wrk, never Python, which would be slower than what it measures."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from dataclasses import dataclass, replace

from scripts.bench.balance import are_quiet, connections_of, is_even
from scripts.bench.processes import cpu_seconds
from scripts.bench.servers import Server
from scripts.bench.units import Reading

WRK = "wrk"
MISSING = "Es fehlt das Programm wrk: Installieren Sie es zum Beispiel mit »sudo apt-get install wrk«."
ANSWER_SECONDS = 30
"""A page that takes longer has failed."""

_THREADS = 2
_TRIES = 60
"""So often a reading is begun until the workers share the connections evenly; then it is taken as it is."""
_SETTLE_SECONDS = 0.5
_HEADERS = ("Accept-Encoding: gzip", "Accept-Language: de")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class LoadFailed(Exception):
    """A page answered with errors or not at all; the message names it."""


@dataclass(frozen=True)
class Load:
    """How hard a page is asked: so many connections at once, for so many seconds; by whom, if not by an anonymous reader."""

    connections: int
    seconds: int
    cookie: str = ""


def find_wrk() -> str | None:
    """The path of the load generator, or None."""
    return shutil.which(WRK)


def wrk(load: Load, *, threads: int) -> list[str]:
    """The beginning of a command; the address follows, and scripts before it."""
    program = find_wrk()
    assert program is not None, MISSING
    command = [program, "--threads", str(threads), "--connections", str(load.connections)]
    command += ["--duration", f"{load.seconds}s", "--timeout", f"{ANSWER_SECONDS}s", "--latency"]
    headers = (*_HEADERS, f"Cookie: {load.cookie}") if load.cookie else _HEADERS
    return command + [part for header in headers for part in ("--header", header)]


def read(server: Server, path: str, load: Load) -> Reading:
    """Ask for one page all the time, and say what it cost. Raises LoadFailed.

    A page that does not answer within the time of one reading gets ``ANSWER_SECONDS``.
    """
    for seconds in sorted({load.seconds, max(load.seconds, ANSWER_SECONDS)}):
        reading = _reading(server, path, replace(load, seconds=seconds))
        if reading is not None:
            return reading
    raise LoadFailed(f"{server.name} {path}: no answer within {ANSWER_SECONDS} s")


def _reading(server: Server, path: str, load: Load) -> Reading | None:
    """Begun anew until every worker has its share of the connections."""
    command = wrk(load, threads=min(_THREADS, load.connections))
    name = f"{server.name} {path}"
    for tries_left in reversed(range(_TRIES)):
        workers = server.workers()
        _wait_for_quiet(server)
        before = cpu_seconds(workers)
        with subprocess.Popen(
            [*command, f"{server.url}{path}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as process:
            if tries_left and not _is_even(process, server, load.connections):
                process.kill()
                continue
            output, _ = process.communicate()
        spent = cpu_seconds(workers) - before
        if process.returncode or server.workers() != workers:
            raise LoadFailed(f"{name}: {output.strip() if process.returncode else 'a worker ended'}")
        return reading_of(output, spent, name)
    raise AssertionError("the last try is always taken")


def _wait_for_quiet(server: Server) -> None:
    """What the reading before has left over would count as work of this one."""
    until = time.monotonic() + ANSWER_SECONDS
    while not are_quiet(server.workers(), server.port) and time.monotonic() < until:
        time.sleep(0.02)


def _is_even(process: subprocess.Popen[str], server: Server, connections: int) -> bool:
    """Whether the workers share the connections evenly, as soon as all of them are accepted or time is up."""
    until = time.monotonic() + _SETTLE_SECONDS
    counts = [0]
    while sum(counts) < connections and time.monotonic() < until and process.poll() is None:
        time.sleep(0.02)
        counts = connections_of(server.workers(), server.port)
    return is_even(counts, connections)


def reading_of(output: str, cpu: float, name: str) -> Reading | None:
    """What wrk printed, with the CPU seconds spent meanwhile; None where nothing was answered.

    Raises LoadFailed where any answer was an error.
    """
    total = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m),", output)
    errors = re.search(r"(Socket errors|Non-2xx or 3xx responses): .*", output)
    if errors is not None:
        raise LoadFailed(f"{name}: {errors[0]}")
    if total is None or not int(total[1]):
        return None
    return Reading(
        requests=int(total[1]),
        seconds=float(total[2]) * _MILLISECONDS[total[3]] / 1000,
        cpu_seconds=cpu,
        median_ms=_latency(output, 50),
        slow_ms=_latency(output, 99),
    )


def _latency(output: str, percent: int) -> float:
    found = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s|m) *$", output, re.MULTILINE)
    assert found is not None, output
    return float(found[1]) * _MILLISECONDS[found[2]]
