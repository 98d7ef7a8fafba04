"""The blueprint of the log, and the cursor of its lists, which go by their numbers."""

from __future__ import annotations

from flask import request

from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.paging import decode_cursor

bp = pages_blueprint("log", __name__, prefix="/verwaltung/protokoll", desk=True)

PAGE_SIZE = 50
_LONGEST_CURSOR = 100


def asked_before() -> int | None:
    """The number that ``?nach=`` says a page ends before; None for the first. Raises BadCursor."""
    values = decode_cursor(request.args.get("nach", "")[:_LONGEST_CURSOR], int)
    return values[0] if values is not None else None
