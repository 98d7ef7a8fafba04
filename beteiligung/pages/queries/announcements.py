"""What the city announces on every page. Read from memory, since every page asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from beteiligung.core import clock, revision
from beteiligung.core.database import session
from beteiligung.pages.models import Announcement, AnnouncementKind
from beteiligung.web.paging import BadCursor, Page, decode_cursor

_MOST_ID = 2**31 - 1
SOURCE = "de"


class SiteNote(NamedTuple):
    """One announcement: how weighty it is, its days, and its words by the address of the language."""

    kind: AnnouncementKind
    first_day: date
    last_day: date
    texts: Mapping[str, str]

    def said_in(self, language: str) -> tuple[str, str]:
        """The words and the language they are in: the reader's, else German."""
        found = language if language in self.texts else SOURCE
        return self.texts[found], found


def site_notes() -> list[SiteNote]:
    """What is announced today, warnings first. Pages in memory end with the day, so each comes and goes in time."""
    today = clock.today()
    return [note for note in revision.kept(_notes) if note.first_day <= today <= note.last_day]


def _notes() -> Sequence[SiteNote]:
    """Those that are not over: they only become fewer until somebody writes another one."""
    query = sa.select(Announcement.kind, Announcement.first_day, Announcement.last_day, Announcement.texts)
    weight = sa.case((Announcement.kind == AnnouncementKind.WARN, 0), else_=1)
    rows = session().execute(
        query.where(Announcement.last_day >= clock.today()).order_by(weight, Announcement.first_day, Announcement.id)
    )
    return tuple(SiteNote(*row) for row in rows)


def announcement_by_id(announcement_id: int) -> Announcement | None:
    """One of them, over or not."""
    return session().get(Announcement, announcement_id) if 0 < announcement_id <= _MOST_ID else None


def announcements_page(cursor: str, size: int) -> Page[Announcement]:
    """One page of all of them, the latest first. Raises BadCursor."""
    query = sa.select(Announcement).order_by(Announcement.id.desc()).limit(size + 1)
    last = decode_cursor(cursor, int)
    if last is not None:
        if not 0 < last[0] <= _MOST_ID:
            raise BadCursor
        query = query.where(Announcement.id < last[0])
    return Page.of(session().scalars(query).all(), size, lambda one: (one.id,))
