"""What one person said on the page of an idea, and where a passage stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.passages import Place, places_in
from beteiligung.proposals.queries import group_of

TEXTS_OF_COMMENT = ("text",)
"""Everything its author says in words."""


def latest_of(account_id: int | None, proposal_id: int) -> Comment | None:
    """What a person said last on the page of an idea, also what waits to be read."""
    if account_id is None:
        return None
    query = _by(account_id, proposal_id).where(Comment.hidden_at.is_(None))
    return session().scalars(query.order_by(Comment.id.desc()).limit(1)).first()


def comments_of_author(proposal: Proposal, *, to_change: bool = False) -> Sequence[Comment]:
    """What the author of an idea said on its page, oldest first; nothing of what is locked.

    ``to_change``: as it stands once nobody else is changing it.
    """
    if proposal.author_id is None:
        return []
    query = _by(proposal.author_id, proposal.lead_id or proposal.id).order_by(Comment.id)
    if to_change:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return session().scalars(query).all()


def places_in_comments(comments: Iterable[Comment], passage: str) -> list[Place]:
    """Every place where a passage stands."""
    return [place for comment in comments for place in places_in(comment.text, passage, "comment")]


def _by(account_id: int, proposal_id: int) -> sa.Select[Comment]:
    return sa.select(Comment).where(
        Comment.proposal_id.in_(group_of(proposal_id)),
        Comment.author_id == account_id,
        Comment.deleted_at.is_(None),
        Comment.is_not_locked(),
    )
