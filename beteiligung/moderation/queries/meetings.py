"""Lists for meetings, their ideas, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.moderation.models import Meeting, MeetingArea, MeetingItem, MeetingResult
from beteiligung.proposals.models import Proposal
from beteiligung.web.paging import Page, decode_day_cursor

OPEN_FOR = timedelta(days=14)
"""So long after its day ideas can still be chosen for a meeting from their own pages."""

MOST_ITEMS = 40
"""Ideas on one list: more is no meeting, and a list is printed whole."""

_MOST_ID = 2**31 - 1
_RESULTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A list for a meeting, in the list of lists."""

    id: int
    title: str
    day: date
    idea_count: int
    open_count: int
    """Ideas without a result."""


@dataclass(frozen=True, slots=True)
class ListedIdea:
    """An idea on a list. What is no longer public is not shown there: its number stands alone."""

    item: MeetingItem
    proposal: Proposal
    area_name: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What a meeting found about an idea."""

    meeting_id: int
    title: str
    day: date
    result: MeetingResult | None
    text: str | None


def meetings(actor: Actor, cursor: str, size: int) -> Page[MeetingRow]:
    """One page of the lists this person may see, the latest day first. Raises BadCursor."""
    ideas = sa.select(sa.func.count()).where(MeetingItem.meeting_id == Meeting.id)
    query = (
        sa.select(
            Meeting.id,
            Meeting.title,
            Meeting.day,
            ideas.correlate(Meeting).scalar_subquery(),
            ideas.where(MeetingItem.result.is_(None)).correlate(Meeting).scalar_subquery(),
        )
        .where(*_seen_by(actor))
        .order_by(Meeting.day.desc(), Meeting.id.desc())
        .limit(size + 1)
    )
    after = decode_day_cursor(cursor)
    if after is not None:
        query = query.where(sa.tuple_(Meeting.day, Meeting.id) < sa.tuple_(*after))
    rows = [MeetingRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: (row.day.toordinal(), row.id))


def open_meetings(actor: Actor, area_ids: frozenset[int]) -> Sequence[Meeting]:
    """Lists on which ideas of all these areas can still be put by this person, the next day first; 20 at most."""
    query = sa.select(Meeting).where(Meeting.day >= clock.today() - OPEN_FOR, *_seen_by(actor))
    for area_id in sorted(area_ids):
        query = query.where(_has_area(MeetingArea.aktionsraum_id == area_id))
    return session().scalars(query.order_by(Meeting.day, Meeting.id).limit(20)).all()


def meeting_by_id(meeting_id: int) -> Meeting | None:
    """A list for a meeting, or None."""
    return session().get(Meeting, meeting_id) if 0 < meeting_id <= _MOST_ID else None


def meeting_item_by_id(item_id: int) -> MeetingItem | None:
    """An idea on a list, or None."""
    return session().get(MeetingItem, item_id) if 0 < item_id <= _MOST_ID else None


def ideas_on(meeting: Meeting) -> list[ListedIdea]:
    """The ideas of a list in their order."""
    query = (
        sa.select(MeetingItem, Proposal, Aktionsraum.name)
        .join(Proposal, Proposal.id == MeetingItem.proposal_id)
        .join(Aktionsraum, Aktionsraum.id == Proposal.aktionsraum_id)
        .where(MeetingItem.meeting_id == meeting.id)
        .order_by(MeetingItem.position, MeetingItem.id)
    )
    return [ListedIdea(*row) for row in session().execute(query)]


def results_of(proposal_id: int) -> list[ResultRow]:
    """The meetings an idea was talked about in, or will be, the latest first."""
    query = (
        sa.select(Meeting.id, Meeting.title, Meeting.day, MeetingItem.result, MeetingItem.text)
        .join(MeetingItem, MeetingItem.meeting_id == Meeting.id)
        .where(MeetingItem.proposal_id == proposal_id)
        .order_by(Meeting.day.desc(), Meeting.id.desc())
        .limit(_RESULTS_SHOWN)
    )
    return [ResultRow(*row) for row in session().execute(query)]


def _seen_by(actor: Actor) -> list[sa.ColumnElement[bool]]:
    return [] if actor.is_coordinator else [_has_area(MeetingArea.aktionsraum_id.in_(actor.officer_for))]


def _has_area(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(MeetingArea.meeting_id == Meeting.id, condition)
