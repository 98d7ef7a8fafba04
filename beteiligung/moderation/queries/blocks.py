"""Who cannot write for a while: as the page of the contribution called them, never by address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from beteiligung.accounts.models import Block
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.moderation.models import Decision
from beteiligung.moderation.queries.waiting_since import decode, key
from beteiligung.proposals.models import Proposal
from beteiligung.web.paging import Page


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block in force. ``shown_name`` is that of the contribution which gave reason; None: none, or it is locked."""

    id: int
    proposal_id: int
    comment_id: int | None
    shown_name: str | None
    ground: str
    since: datetime
    last_day: date | None


def blocks_page(cursor: str, size: int) -> Page[BlockRow]:
    """One page of the blocks that are in force, the longest first. Raises BadCursor."""
    columns = (Block.since, Block.id)
    locked = sa.or_(Proposal.locked_at.is_not(None), Comment.locked_at.is_not(None))
    name = sa.case((Block.comment_id.is_(None), Proposal.shown_name), else_=Comment.shown_name)
    query = (
        sa.select(
            Block.id,
            Decision.proposal_id,
            Block.comment_id,
            sa.case((locked, None), else_=name),
            Block.ground,
            Block.since,
            Block.last_day,
        )
        .join(Decision, Decision.id == Block.decision_id)
        .join(Proposal, Proposal.id == Decision.proposal_id)
        .outerjoin(Comment, Comment.id == Block.comment_id)
        .where(Block.is_in_force())
        .order_by(*columns)
        .limit(size + 1)
    )
    after = decode(cursor)
    if after is not None:
        query = query.where(sa.tuple_(*columns) > after)
    rows = [BlockRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: key(row.since, row.id))


def last_day_of(decision: Decision) -> date | None:
    """Until when the block of a decision lasts, or lasted; None without an end."""
    return session().scalar(sa.select(Block.last_day).where(Block.decision_id == decision.id))
