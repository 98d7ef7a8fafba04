"""Several people who begin in the same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")


def at_once(people: Sequence[Callable[[], T]]) -> list[T]:
    """Let each act in a thread of its own, when all are ready; gives what each brought back, in the same order."""
    ready = Barrier(len(people))

    def begin(act: Callable[[], T]) -> T:
        ready.wait()
        return act()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(begin, people))
