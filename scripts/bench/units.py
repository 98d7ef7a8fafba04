"""The arithmetic of hello units: what a request costs, in requests of the hello-world beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

BIG = 10_000
"""Every size up to this one is compared with the next smaller one; every bigger size with this one."""


@dataclass(frozen=True)
class Reading:
    """One page under load: ``requests`` answered in ``seconds``, for ``cpu_seconds`` of its workers.

    ``median_ms`` and ``slow_ms`` (which 99 of 100 do not exceed) are what a reader waits, in milliseconds.
    """

    requests: int
    seconds: float
    cpu_seconds: float
    median_ms: float
    slow_ms: float

    @property
    def per_second(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU time of the workers per request, in milliseconds."""
        return self.cpu_seconds / self.requests * 1000


@dataclass(frozen=True)
class Turn:
    """A reading of a page and the one of hello that was taken just before it."""

    hello: Reading
    page: Reading

    @property
    def wall(self) -> float:
        """Hello's requests per second divided by the page's."""
        return self.hello.per_second / self.page.per_second

    @property
    def cpu(self) -> float:
        """The page's CPU time per request divided by hello's."""
        return self.page.cpu_ms / self.hello.cpu_ms


@dataclass(frozen=True)
class Written:
    """One round of a write: medians of one request after the other, in milliseconds."""

    hello_ms: float
    write_ms: float

    @property
    def units(self) -> float:
        """Hello times."""
        return self.write_ms / self.hello_ms


def wall(turns: Sequence[Turn]) -> float:
    """The median of the wall units of all rounds."""
    return median(turn.wall for turn in turns)


def cpu(turns: Sequence[Turn]) -> float:
    """The median of the CPU units of all rounds."""
    return median(turn.cpu for turn in turns)


def hello_times(turns: Sequence[Written]) -> float:
    """The median of the hello times of all rounds."""
    return median(turn.units for turn in turns)


def compared_with(size: int, sizes: Sequence[int]) -> int | None:
    """The size whose cost ``size`` may exceed by little, or None where none was measured."""
    return max((other for other in sizes if other < size and other <= BIG), default=None)
