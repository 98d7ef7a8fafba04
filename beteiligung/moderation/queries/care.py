"""Who looks after which idea, and what happened to those one follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import Colleague, colleagues_in
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.moderation.models import Caretaker, DeskNote, MeetingItem, Watch
from beteiligung.moderation.queries.waiting_since import in_area_of
from beteiligung.proposals.models import Proposal, ProposalState, ProposalVersion
from beteiligung.web.paging import Page, decode_cursor

_MOST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class CareRow:
    """Who looks after an idea (None: nobody in particular), whether the person who asks follows it, and what more there is."""

    caretaker_id: int | None
    is_watched: bool
    has_notes: bool
    has_meetings: bool


@dataclass(frozen=True, slots=True)
class WatchedRow:
    """An idea that somebody follows, and what happened to it since they looked."""

    id: int
    title: str
    language: str
    area_name: str
    state: ProposalState
    state_since: datetime
    seen_at: datetime
    new_comments: int
    new_notes: int
    new_versions: int

    @property
    def has_moved(self) -> bool:
        """Whether it came into another state."""
        return self.state_since > self.seen_at

    @property
    def is_news(self) -> bool:
        return self.has_moved or bool(self.new_comments or self.new_notes or self.new_versions)


def care_of(actor: Actor, proposal: Proposal) -> CareRow:
    """Who looks after the idea, whether this person follows it, and whether there is more to ask for; in one query."""
    return care_row(session().execute(_CARE, {"idea": proposal.id, "me": actor.account_id or 0}).one())


def care_columns(idea_id: Any) -> tuple[Any, ...]:
    """The columns of a ``CareRow``. ``idea_id``: a column or a parameter; whoever asks is the parameter ``me``."""
    return (
        sa.select(Caretaker.account_id).where(Caretaker.proposal_id == idea_id).scalar_subquery().label("caretaker_id"),
        sa.exists().where(Watch.account_id == _ME, Watch.proposal_id == idea_id).label("is_watched"),
        sa.exists().where(DeskNote.proposal_id == idea_id).label("has_notes"),
        sa.exists().where(MeetingItem.proposal_id == idea_id).label("has_meetings"),
    )


def care_row(row: Any) -> CareRow:
    """From a row with these columns."""
    return CareRow(row.caretaker_id, bool(row.is_watched), bool(row.has_notes), bool(row.has_meetings))


_ME: sa.BindParameter[int] = sa.bindparam("me", type_=sa.Integer)
_CARE = sa.select(*care_columns(sa.bindparam("idea", type_=sa.Integer)))


def caretakers_for(proposal: Proposal) -> list[Colleague]:
    """Who may be asked to look after an idea: whoever may decide about it, so nobody their own."""
    return [one for one in colleagues_in(proposal.aktionsraum_id) if one.account_id != proposal.author_id]


def watched(actor: Actor, cursor: str, size: int) -> Page[WatchedRow]:
    """One page of the ideas this person follows, the newest idea first. Raises BadCursor."""
    query = (
        sa.select(
            Proposal.id,
            Proposal.title,
            Proposal.language,
            Aktionsraum.name,
            Proposal.state,
            Proposal.state_since,
            Watch.seen_at,
            _since(Comment, Comment.created_at, Comment.deleted_at.is_(None), _of_others(Comment, actor)),
            _since(DeskNote, DeskNote.written_at, _of_others(DeskNote, actor)),
            _since(ProposalVersion, ProposalVersion.since, ProposalVersion.number > 1),
        )
        .join(Watch, Watch.proposal_id == Proposal.id)
        .join(Aktionsraum, Aktionsraum.id == Proposal.aktionsraum_id)
        .where(
            Watch.account_id == actor.account_id, Proposal.is_not_locked(), *in_area_of(actor, Proposal.aktionsraum_id)
        )
        .order_by(Proposal.id.desc())
        .limit(size + 1)
    )
    before = decode_cursor(cursor, int)
    if before is not None:
        query = query.where(Proposal.id < min(before[0], _MOST_ID))
    rows = [WatchedRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: (row.id,))


def _since(table: Any, when: Any, *conditions: sa.ColumnElement[bool]) -> Any:
    """How many rows came to the idea after it was looked at."""
    count = sa.select(sa.func.count()).where(table.proposal_id == Proposal.id, when > Watch.seen_at, *conditions)
    return count.correlate(Proposal, Watch).scalar_subquery()


def _of_others(table: Any, actor: Actor) -> sa.ColumnElement[bool]:
    """What one wrote oneself is no news."""
    others: sa.ColumnElement[bool] = table.author_id.is_distinct_from(actor.account_id)
    return others
