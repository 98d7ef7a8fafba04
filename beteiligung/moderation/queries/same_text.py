"""Where a text stands that somebody has written before, and whether people know who wrote it: questions for a hint."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from beteiligung.comments.holding import said_something
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime, session
from beteiligung.core.same_text import mark_of
from beteiligung.proposals.models import Proposal, ProposalState

DAYS_BACK = 30
"""So far back the same text is looked for."""

_SINCE: sa.BindParameter[Any] = sa.bindparam("since", type_=UtcDateTime())


def same_text(mark: Any, idea_id: Any, comment_id: Any = None) -> sa.CompoundSelect[int]:
    """A statement for an idea of the last days at which a text with this mark stands, as its own or as a comment.

    ``idea_id``, ``comment_id`` (None: an idea's own text): of what bears the mark. All are columns or parameters;
    ``values_of_hints`` gives the rest.
    """
    idea, comment = aliased(Proposal), aliased(Comment)
    ideas = sa.select(idea.id).where(
        idea.text_mark == mark,
        idea.submitted_at >= _SINCE,
        idea.id != idea_id,
        idea.state != ProposalState.DRAFT,
        idea.locked_at.is_(None),
    )
    comments = sa.select(comment.proposal_id).where(
        comment.text_mark == mark, comment.created_at >= _SINCE, comment.locked_at.is_(None)
    )
    if comment_id is not None:
        comments = comments.where(comment.id != comment_id)
    return sa.union_all(ideas, comments).limit(1)


def values_of_hints() -> dict[str, Any]:
    """What statements with ``same_text`` are asked with."""
    return {"since": clock.now() - timedelta(days=DAYS_BACK)}


def beyond_words(text: str, author_id: int | None, proposal_id: int, comment_id: int | None) -> tuple[int | None, bool]:
    """An idea at which the same text stands, and whether everybody reads something that the author said before."""
    values = {"mark": mark_of(text), "idea": proposal_id, "comment": comment_id or 0, "author": author_id or 0}
    place, is_known = session().execute(_BEYOND_WORDS, {**values_of_hints(), **values}).one()
    return place, bool(is_known)


_COMMENT: sa.BindParameter[Any] = sa.bindparam("comment", type_=sa.Integer)
_BEYOND_WORDS = sa.select(
    same_text(sa.bindparam("mark"), sa.bindparam("idea"), _COMMENT).scalar_subquery(),
    said_something(sa.bindparam("author", type_=sa.Integer), _COMMENT),
)
