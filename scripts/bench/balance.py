"""Which worker holds which connection.

A worker keeps a connection for as long as it is open, and whichever wakes first takes it. Where all connections of a
reading lie with one worker, the other idles and the page seems twice as slow: luck, which is not what is measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.bench.processes import PROC

_ESTABLISHED, _LEFT = "01", "08"
"""Open on both sides; left by the reader while the worker still works for it."""
_LOCAL_ADDRESS, _STATE, _INODE = 1, 3, 9
"""Columns of ``/proc/net/tcp``."""


def connections_of(workers: Iterable[int], port: int) -> list[int]:
    """How many open connections to ``port`` each worker process has accepted."""
    return _held(workers, port, {_ESTABLISHED})


def are_quiet(workers: Iterable[int], port: int) -> bool:
    """Whether no worker has a connection to ``port`` left, nor works for a reader who has gone."""
    return sum(_held(workers, port, {_ESTABLISHED, _LEFT})) == 0


def is_even(counts: list[int], connections: int) -> bool:
    """Whether all connections are there, and no worker has two more than another."""
    return sum(counts) == connections and max(counts) - min(counts) <= 1


def _held(workers: Iterable[int], port: int, states: set[str]) -> list[int]:
    sockets = {f"socket:[{inode}]" for inode in _inodes((PROC / "net" / "tcp").read_text(), port, states)}
    return [len(sockets & _open_files(pid)) for pid in workers]


def _inodes(table: str, port: int, states: set[str]) -> set[str]:
    """The sockets on our side of ``port`` in one of these states, by the text of the kernel's table."""
    rows = [line.split() for line in table.splitlines()[1:]]
    ending = f":{port:04X}"
    return {row[_INODE] for row in rows if row[_LOCAL_ADDRESS].endswith(ending) and row[_STATE] in states}


def _open_files(pid: int) -> set[str]:
    """What a process has open."""
    return {_target(entry) for entry in (PROC / str(pid) / "fd").iterdir()}


def _target(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except FileNotFoundError:  # closed since the folder was read
        return ""
