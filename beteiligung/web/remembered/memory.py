"""Things kept in the memory of a process, within bounds."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """At most ``most_bytes`` of things; those not asked for the longest go first. Safe for several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._things: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: K) -> bool:
        return key in self._things

    def get(self, key: K) -> V | None:
        """What is kept under a key."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: K, thing: V, size: int) -> None:
        """Keep a thing of ``size`` bytes, at the cost of others if need be."""
        with self._lock:
            self._bytes -= self._things.pop(key, (None, 0))[1]
            self._things[key] = (thing, size)
            self._bytes += size
            while self._bytes > self._most_bytes:
                self._bytes -= self._things.popitem(last=False)[1][1]
