"""The load generator: wrk, never Python, which would be slower than what it measures."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass

from scripts.bench.processes import cpu_seconds
from scripts.bench.servers import Server
from scripts.bench.units import Reading

WRK = "wrk"
MISSING = "Es fehlt das Programm wrk: Installieren Sie es zum Beispiel mit »sudo apt-get install wrk«."
ANSWER_SECONDS = 30
"""A page that takes longer has failed."""

_THREADS = 2
_HEADERS = ("Accept-Encoding: gzip", "Accept-Language: de")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class LoadFailed(Exception):
    """A page answered with errors or not at all; the message names it."""


@dataclass(frozen=True)
class Load:
    """How hard a page is asked: so many connections at once, for so many seconds."""

    connections: int
    seconds: int


def find_wrk() -> str | None:
    """The path of the load generator, or None."""
    return shutil.which(WRK)


def read(server: Server, path: str, load: Load) -> Reading:
    """Ask for one page all the time, and say what it cost. Raises LoadFailed."""
    program = find_wrk()
    assert program is not None, MISSING
    threads = str(min(_THREADS, load.connections))
    command = [program, "--threads", threads, "--connections", str(load.connections), "--duration", f"{load.seconds}s"]
    command += ["--timeout", f"{ANSWER_SECONDS}s", "--latency"]
    command += [part for header in _HEADERS for part in ("--header", header)]
    workers = server.workers()
    before = cpu_seconds(workers)
    done = subprocess.run([*command, f"{server.url}{path}"], capture_output=True, text=True)
    spent = cpu_seconds(workers) - before
    if done.returncode or server.workers() != workers:
        raise LoadFailed(f"{server.name} {path}: {done.stderr.strip() or done.stdout.strip() or 'a worker ended'}")
    return reading_of(done.stdout, spent, f"{server.name} {path}")


def reading_of(output: str, cpu: float, name: str) -> Reading:
    """What wrk printed, with the CPU seconds spent meanwhile. Raises LoadFailed where any answer was an error."""
    total = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m),", output)
    errors = re.search(r"(Socket errors|Non-2xx or 3xx responses): .*", output)
    if total is None or not int(total[1]):
        raise LoadFailed(f"{name}: no answer within {ANSWER_SECONDS} s")
    if errors is not None:
        raise LoadFailed(f"{name}: {errors[0]}")
    return Reading(
        requests=int(total[1]),
        seconds=float(total[2]) * _MILLISECONDS[total[3]] / 1000,
        cpu_seconds=cpu,
        median_ms=_latency(output, 50),
        slow_ms=_latency(output, 99),
    )


def _latency(output: str, percent: int) -> float:
    found = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s|m)$", output, re.MULTILINE)
    assert found is not None, output
    return float(found[1]) * _MILLISECONDS[found[2]]
