"""Cursors of lists whose rows are found again by their id alone."""

from __future__ import annotations

from beteiligung.web.paging import BadCursor, decode_cursor

MOST_ID = 2**31 - 1
_LONGEST_CURSOR = 40


def id_of(cursor: str) -> int | None:
    """The id of the row after which a page begins; None for the first page. Raises BadCursor."""
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    values = decode_cursor(cursor, int)
    if values is None:
        return None
    if not 0 < values[0] <= MOST_ID:
        raise BadCursor
    return int(values[0])
