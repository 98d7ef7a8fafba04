"""What the city announces on every page."""

from __future__ import annotations

from datetime import date

from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.pages.models import Announcement, AnnouncementKind
from tests.support.factories.base import factory


@factory
def make_announcement(
    *,
    kind: AnnouncementKind = AnnouncementKind.INFO,
    first_day: date | None = None,
    last_day: date | None = None,
    **texts: str,
) -> Announcement:
    """One of today, unless told otherwise."""
    first_day = first_day or clock.today()
    words = texts or {"de": "Am Freitag ist das Büro geschlossen."}
    return add(Announcement(kind=kind, texts=words, first_day=first_day, last_day=last_day or first_day))
