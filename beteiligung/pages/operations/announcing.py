"""What the city announces on every page, from one day to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line
from beteiligung.pages.models import Announcement, AnnouncementKind
from beteiligung.pages.queries.announcements import SOURCE

WORDS_MOST = 240
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class AnnouncementDraft:
    """What a coordinator announces: words by language address, how weighty, and for which days."""

    kind: AnnouncementKind
    texts: Mapping[str, str]
    first_day: date
    last_day: date


def announce(actor: Actor, draft: AnnouncementDraft) -> Announcement:
    """Say something on every page. Raises InvalidInput."""
    require(actor, P.PAGES_EDIT, act="announce")
    return add(Announcement(**vars(_checked(draft))))


def edit_announcement(
    actor: Actor, announcement: Announcement, draft: AnnouncementDraft, *, version: int | None
) -> None:
    """Say it in other words or on other days. Raises InvalidInput and Stale."""
    require(actor, P.PAGES_EDIT, announcement, act="change")
    _check_version(announcement, version)
    for column, value in vars(_checked(draft)).items():
        setattr(announcement, column, value)


def end_announcement(actor: Actor, announcement: Announcement, *, version: int | None) -> None:
    """Take it off every page at once. What began only today leaves no trace but in the log. Raises Stale."""
    require(actor, P.PAGES_EDIT, announcement, act="end")
    _check_version(announcement, version)
    yesterday = clock.today() - timedelta(days=1)
    if announcement.first_day > yesterday:
        session().delete(announcement)
    else:
        announcement.last_day = min(announcement.last_day, yesterday)


def _check_version(announcement: Announcement, version: int | None) -> None:
    session().refresh(announcement, with_for_update=True)
    if version != announcement.version:
        raise Stale


def _checked(draft: AnnouncementDraft) -> AnnouncementDraft:
    texts = {language: line for language, words in draft.texts.items() if (line := clean_line(words or ""))}
    if SOURCE not in texts:
        raise InvalidInput(N_("Bitte schreiben Sie den deutschen Text."))
    if any(len(words) > WORDS_MOST for words in texts.values()):
        raise InvalidInput(N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen."), most=WORDS_MOST)
    if draft.last_day < draft.first_day:
        raise InvalidInput(N_("Der letzte Tag liegt vor dem ersten."))
    if draft.last_day < clock.today():
        raise InvalidInput(N_("Diese Tage sind schon vorbei."))
    if draft.last_day - draft.first_day > LONGEST:
        raise InvalidInput(N_("Eine Ansage steht höchstens ein Jahr."))
    return replace(draft, texts=texts)
