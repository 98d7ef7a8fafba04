"""Which worker holds which connection.

A worker keeps a connection for as long as it is open, and whichever wakes first takes it. Where all connections of a
reading lie with one worker, the other idles and the page seems twice as slow: luck, which is not what is measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.bench.processes import PROC

_ESTABLISHED = "01"
_LOCAL_ADDRESS, _STATE, _INODE = 1, 3, 9
"""Columns of ``/proc/net/tcp``."""


def connections_of(workers: Iterable[int], port: int) -> list[int]:
    """How many open connections to ``port`` each worker process has accepted."""
    accepted = {f"socket:[{inode}]" for inode in _inodes((PROC / "net" / "tcp").read_text(), port)}
    return [len(accepted & _open_files(pid)) for pid in workers]


def is_even(counts: list[int], connections: int) -> bool:
    """Whether all connections are there, and no worker has two more than another."""
    return sum(counts) == connections and max(counts) - min(counts) <= 1


def _inodes(table: str, port: int) -> set[str]:
    """The sockets that listen to others on ``port``, by the text of the kernel's table."""
    rows = [line.split() for line in table.splitlines()[1:]]
    ending = f":{port:04X}"
    return {row[_INODE] for row in rows if row[_LOCAL_ADDRESS].endswith(ending) and row[_STATE] == _ESTABLISHED}


def _open_files(pid: int) -> set[str]:
    """What a process has open."""
    return {_target(entry) for entry in (PROC / str(pid) / "fd").iterdir()}


def _target(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except FileNotFoundError:  # closed since the folder was read
        return ""
