"""What happened to a measure and its money."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MeasureApplied:
    """The application is complete and waits for the formal check."""

    measure_id: int


@dataclass(frozen=True)
class MeasureSentBack:
    """The coordinator has questions about the application."""

    measure_id: int


@dataclass(frozen=True)
class MeasureChecked:
    measure_id: int


@dataclass(frozen=True)
class MeasureDecided:
    """The decision is recorded, its money is reserved."""

    measure_id: int


@dataclass(frozen=True)
class MoneyOrdered:
    """An order carries its first signature and waits for the second."""

    measure_id: int


@dataclass(frozen=True)
class OrderTakenBack:
    """An order no longer waits: it was taken back before the second signature."""

    measure_id: int


@dataclass(frozen=True)
class MoneyBooked:
    """An order got its second signature and stands in the project book."""

    measure_id: int


@dataclass(frozen=True)
class MeasureGranted:
    measure_id: int


@dataclass(frozen=True)
class MeasureCancelled:
    """What was bound and not paid is free again."""

    measure_id: int
