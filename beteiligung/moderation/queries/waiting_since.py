"""Lists of the desk go by the time something has waited: their cursors, and whose areas they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core.database import UtcDateTime
from beteiligung.web.paging import BadCursor, decode_cursor

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_ID = 2**31 - 1
_LONGEST_CURSOR = 200


def in_area_of(actor: Actor, column: Any) -> Sequence[sa.ColumnElement[bool]]:
    """Coordinators look after every area, officers after theirs."""
    return [] if actor.is_coordinator else [column.in_(actor.officer_for)]


def key(moment: datetime, row_id: int) -> tuple[int, int]:
    """Times as whole microseconds, since a cursor holds numbers and texts."""
    return (moment - _EPOCH) // timedelta(microseconds=1), row_id


def decode(cursor: str) -> sa.Tuple | None:
    """The row a page begins after; None for the first page. Raises BadCursor."""
    values = _values(cursor, 2)
    if values is None:
        return None
    moment, last_id = _row(*values)
    return sa.tuple_(sa.literal(moment, UtcDateTime()), last_id)


@dataclass(frozen=True)
class Place:
    """The row a page begins after, in a list of several parts. ``part``: its number from 0."""

    part: int
    since: datetime
    row_id: int


def decode_place(cursor: str, parts: int) -> Place | None:
    """The same for a list of ``parts`` parts, one after the other. Raises BadCursor."""
    values = _values(cursor, 3)
    if values is None:
        return None
    part, *row = values
    if not 0 <= part < parts:
        raise BadCursor
    return Place(part, *_row(*row))


def _values(cursor: str, count: int) -> list[int] | None:
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    return decode_cursor(cursor, *([int] * count))


def _row(micros: int, last_id: int) -> tuple[datetime, int]:
    if not 0 <= last_id <= _MOST_ID:
        raise BadCursor
    try:
        return _EPOCH + timedelta(microseconds=micros), last_id
    except OverflowError:
        raise BadCursor from None
