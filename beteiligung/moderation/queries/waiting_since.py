"""Lists of the desk go by the time something has waited: their cursors, and whose areas they are about."""

from __future__ import annotations

from collections.abc import Sequence
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


def decode(cursor: str, most_first: int | None = None) -> sa.Tuple | None:
    """The row a page begins after. ``most_first``: its cursor begins with a number below this."""
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    values = decode_cursor(cursor, *([int] * (3 if most_first else 2)))
    if values is None:
        return None
    *first, micros, last_id = values
    if not 0 <= last_id <= _MOST_ID or not all(0 <= number < (most_first or 0) for number in first):
        raise BadCursor
    try:
        moment = _EPOCH + timedelta(microseconds=micros)
    except OverflowError:
        raise BadCursor from None
    return sa.tuple_(*first, sa.literal(moment, UtcDateTime()), last_id)
