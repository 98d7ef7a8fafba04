"""Comments that wait to be read: they lie at the desk until somebody lets them through or hides them."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.comments.events import CommentDeleted, CommentHeld
from beteiligung.comments.holding import read_until
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import counted_anew
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import Stale
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Decision, DecisionKind, Subject, WaitingItem, WaitingKind
from beteiligung.moderation.operations.noting import note_decision
from beteiligung.moderation.operations.telling import tell_account
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.models import Proposal


def let_through(actor: Actor, contribution: Contribution, *, version: int | None) -> Decision:
    """Let everybody read a comment that waited. Raises Stale where it changed, or somebody else has decided."""
    require(actor, P.COMMENT_LET_THROUGH, contribution)
    comment = contribution.thing
    session().refresh(comment, with_for_update={"key_share": True})
    if version != contribution.version:
        raise Stale
    if not isinstance(comment, Comment) or comment.held_for is None or comment.text is None:
        raise Stale(N_("Dieser Kommentar wartet nicht mehr."))
    with counted_anew(comment):
        comment.held_for = None
    finish_held(comment.id)
    decision = note_decision(
        actor, contribution.proposal, DecisionKind.LET_THROUGH, subject=Subject.COMMENT, subject_id=comment.id
    )
    tell_account(comment.author_id, contribution.proposal, "comment_let_through", {})
    return decision


def finish_held(comment_id: int) -> None:
    """Somebody has read it, or it is gone: it waits no more."""
    session().execute(
        sa.update(WaitingItem)
        .where(WaitingItem.comment_id == comment_id, WaitingItem.done_at.is_(None))
        .values(done_at=clock.now())
    )


def await_reading(event: CommentHeld) -> None:
    """A comment waits at the desk of its area. Changed while it waits, it keeps its day."""
    waits = sa.select(WaitingItem.id).filter_by(comment_id=event.comment_id, done_at=None)
    if session().scalar(waits.limit(1)) is not None:
        return
    comment = session().get_one(Comment, event.comment_id)
    add(
        WaitingItem(
            kind=WaitingKind.HELD_COMMENT,
            aktionsraum_id=session().get_one(Proposal, comment.proposal_id).aktionsraum_id,
            proposal_id=comment.proposal_id,
            comment_id=comment.id,
            since=clock.now(),
            due_on=read_until(clock.today()),
        )
    )


def finish_reading_comment(event: CommentDeleted) -> None:
    """Its author took it away before anybody read it."""
    finish_held(event.comment_id)
