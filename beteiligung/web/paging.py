"""Paging by key: page 1,000 costs what page 1 costs. A cursor holds the sort values of the last row shown."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from beteiligung.core.errors import DomainError
from beteiligung.core.i18n import N_

T = TypeVar("T")


class BadCursor(DomainError):
    """The address of a page was cut or changed by hand."""

    status = 400

    def __init__(self) -> None:
        super().__init__(N_("Diese Seite der Liste gibt es nicht. Bitte beginnen Sie wieder auf der ersten Seite."))


def encode_cursor(*values: Any) -> str:
    """Sort values of a row (numbers and texts) as one opaque word."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *kinds: type) -> list[Any] | None:
    """The sort values again, checked against their kinds; None for the first page. Raises BadCursor."""
    if not cursor:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise BadCursor from None
    if not isinstance(values, list) or len(values) != len(kinds):
        raise BadCursor
    for value, kind in zip(values, kinds, strict=True):
        if type(value) is not kind or (isinstance(value, int) and not -(2**62) < value < 2**62):
            raise BadCursor
    return values


def decode_day_cursor(cursor: str) -> tuple[date, int] | None:
    """The same of a list by day (as its ordinal) and id. Raises BadCursor."""
    values = decode_cursor(cursor, int, int)
    if values is None:
        return None
    day, last_id = values
    if not (date.min.toordinal() <= day <= date.max.toordinal() and 0 <= last_id < 2**31):
        raise BadCursor
    return date.fromordinal(day), last_id


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: its rows and the cursor of the next page, or None on the last."""

    items: Sequence[T]
    next_cursor: str | None

    @classmethod
    def of(cls, rows: Sequence[T], size: int, key: Callable[[T], tuple[Any, ...]]) -> Page[T]:
        """Make a page from up to ``size`` + 1 rows; the extra row only tells that there is more."""
        shown = rows[:size]
        return cls(shown, encode_cursor(*key(shown[-1])) if len(rows) > size else None)
