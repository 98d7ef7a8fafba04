"""Which comments wait until an officer has read them: product rules, section 5.

An area can have everything read first. Elsewhere comments appear at once, but the first of a new person waits when it
holds a link, and outside the area's hours.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.queries import answer_day
from beteiligung.comments.models import Comment, CommentRule, HeldFor, Looking
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.text import has_link
from beteiligung.proposals.models import Proposal


class Reading(StrEnum):
    """What somebody who is about to write can be promised, before anything is known of them and their words."""

    AT_ONCE = "at_once"
    """Everybody reads it, but for a first comment with a link."""
    NEW_FIRST = "new_first"
    """Nobody is there: the first of a new person waits."""
    ALL_FIRST = "all_first"
    """The area has everything read first."""


def reading_of(actor: Actor, proposal: Proposal) -> Reading:
    """Who reads a comment of this person first."""
    rule = rule_of(proposal.aktionsraum_id)
    if rule is None or actor.is_staff:
        return Reading.AT_ONCE
    if rule.looking is Looking.BEFORE:
        return Reading.ALL_FIRST
    return Reading.AT_ONCE if rule.is_in_hours(clock.now()) else Reading.NEW_FIRST


def reason_to_hold(actor: Actor, proposal: Proposal, text: str, *, besides: int = 0) -> HeldFor | None:
    """Why a comment of this person waits; None where everybody reads it at once. Staff never wait.

    ``besides``: the comment that is being changed, which does not make its author known.
    """
    if actor.is_system or actor.is_staff or actor.account_id is None:
        return None
    rule = rule_of(proposal.aktionsraum_id)
    if rule is not None and rule.looking is Looking.BEFORE:
        return HeldFor.AREA
    outside = rule is not None and not rule.is_in_hours(clock.now())
    if not (outside or has_link(text)) or session().scalar(sa.select(said_something(actor.account_id, besides))):
        return None
    return HeldFor.LINK if has_link(text) else HeldFor.HOURS


def rule_of(aktionsraum_id: int) -> CommentRule | None:
    """What an area has set; None: comments appear at once, at any hour."""
    return session().get(CommentRule, aktionsraum_id)


def rules() -> dict[int, CommentRule]:
    """What each area has set, by its id."""
    return {rule.aktionsraum_id: rule for rule in session().scalars(sa.select(CommentRule))}


def read_until(comment_day: date) -> date:
    """The day until which the author of a held comment has an answer."""
    return answer_day(comment_day)


def said_something(account_id: Any, besides: Any = None) -> sa.Exists:
    """A condition: everybody reads something that this person said in a discussion. ``besides``: a comment that does not
    count. Both are ids, or columns or parameters for such.
    """
    said = sa.exists().where(Comment.author_id == account_id, Comment.deleted_at.is_(None), Comment.is_shown())
    return said.where(Comment.id != besides) if besides is not None else said
