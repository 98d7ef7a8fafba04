"""What the operating system knows of the worker processes: their CPU time and their memory. Linux only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_AFTER_NAME = re.compile(r"^.*\) ", re.DOTALL)
_USER_TIME, _SYSTEM_TIME = 11, 12
"""Places in ``/proc/<pid>/stat`` after the name in brackets, from 0."""


@dataclass(frozen=True)
class Memory:
    """Of one process, in MB of a million bytes: ``resident`` with all it shares, ``proportional`` with its part of it."""

    resident: float
    proportional: float


def children_of(pid: int) -> tuple[int, ...]:
    """The processes that a process started."""
    text = (PROC / str(pid) / "task" / str(pid) / "children").read_text()
    return tuple(sorted(int(word) for word in text.split()))


def cpu_seconds(pids: Iterable[int]) -> float:
    """CPU time of these processes so far with all their threads, in user and in system mode, in seconds."""
    return sum(_ticks((PROC / str(pid) / "stat").read_text()) for pid in pids) / _TICKS


def memory_of(pid: int) -> Memory:
    """What a process holds now."""
    rollup = (PROC / str(pid) / "smaps_rollup").read_text()
    return Memory(_megabytes(rollup, "Rss"), _megabytes(rollup, "Pss"))


def _ticks(stat: str) -> int:
    parts = _AFTER_NAME.sub("", stat).split()
    return int(parts[_USER_TIME]) + int(parts[_SYSTEM_TIME])


def _megabytes(text: str, name: str) -> float:
    found = re.search(rf"^{name}:\s+(\d+) kB$", text, re.MULTILINE)
    assert found is not None, f"no {name} in smaps_rollup"
    return int(found[1]) * 1024 / 1_000_000
