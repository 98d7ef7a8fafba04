"""What staff wrote to each other about an idea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.moderation.models import DeskNote
from beteiligung.web.paging import Page, decode_cursor

NOTES_SHOWN = 20
"""Notes at once; older ones stand on pages of their own."""

_MOST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note; ``author_id`` is None once its author's account is gone."""

    id: int
    author_id: int | None
    text: str
    written_at: datetime


def notes_of(proposal_id: int, cursor: str = "", size: int = NOTES_SHOWN) -> Page[NoteRow]:
    """The latest notes to an idea, the newest last; the next page holds older ones. Raises BadCursor."""
    query = (
        sa.select(DeskNote.id, DeskNote.author_id, DeskNote.text, DeskNote.written_at)
        .where(DeskNote.proposal_id == proposal_id)
        .order_by(DeskNote.id.desc())
        .limit(size + 1)
    )
    before = decode_cursor(cursor, int)
    if before is not None:
        query = query.where(DeskNote.id < min(before[0], _MOST_ID))
    newest_first: Sequence[NoteRow] = [NoteRow(*row) for row in session().execute(query)]
    page = Page.of(newest_first, size, lambda row: (row.id,))
    return Page(page.items[::-1], page.next_cursor)


def note_by_id(note_id: int) -> DeskNote | None:
    """A note, or None."""
    return session().get(DeskNote, note_id) if 0 < note_id <= _MOST_ID else None
