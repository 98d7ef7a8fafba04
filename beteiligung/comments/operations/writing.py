"""Writing, answering for the city, changing and taking back.

``comment_count`` counts what can be read: stones do not. It changes in the same transaction by an SQL expression, and
the version of the idea, which guards its text, stays as it is.

On the page of a lead people talk about the ideas that were merged with it, too. A reply belongs to the idea of the
comment it answers, so that it leaves with it on the day on which the ideas are separated; the lead counts them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.names import check_shown_name
from beteiligung.accounts.operations import remember_name
from beteiligung.accounts.queries import staff_names
from beteiligung.comments.events import CommentDeleted, CommentHeld
from beteiligung.comments.holding import reason_to_hold
from beteiligung.comments.limits import EDIT_TIME, TEXT_MOST, WRITTEN
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.comments.queries import comment_by_id, is_on_page_of, is_readable
from beteiligung.core import clock
from beteiligung.core.database import dialect_name, insert_of, session
from beteiligung.core.errors import InvalidInput, NotFound, NotPossible, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_text
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import count_of_group, hold
from beteiligung.proposals.passages import marks_kept
from beteiligung.proposals.queries import group_of, lead_of, proposal_by_id
from beteiligung.proposals.states import OPEN_FOR_COMMENTS, takes_comments

CLOSED = N_("Das Gespräch zu dieser Idee ist zu Ende. Man kann nicht mehr kommentieren.")
_KEY_LENGTH = 40


@dataclass(frozen=True)
class Words:
    """What somebody says, in which language, under which name (None: "Nachbar*in")."""

    text: str
    language: str
    shown_name: str | None = None


def write_comment(
    actor: Actor,
    proposal: Proposal,
    words: Words,
    *,
    parent_id: int | None = None,
    submission_key: str | None = None,
    is_demo: bool = False,
) -> Comment:
    """Say something; everybody can read it at once, or once the desk has read it (``holding``). A reply to a reply joins it under the same comment.

    The same ``submission_key`` of the same person gives the same comment again. Raises NotPossible when the idea is
    not open for comments, NotFound for a ``parent_id`` of another idea, InvalidInput for text or name.
    """
    require(actor, P.COMMENT_WRITE, proposal)
    name = check_shown_name(words.shown_name, account_id=actor.account_id)
    if actor.account_id is not None:
        remember_name(actor.account_id, name)
    return _write(actor, proposal, words, CommentKind.COMMENT, name, parent_id, submission_key, is_demo)


def write_answer(
    actor: Actor,
    proposal: Proposal,
    words: Words,
    *,
    parent_id: int | None = None,
    submission_key: str | None = None,
    is_demo: bool = False,
) -> Comment:
    """Answer for the city, signed with the name the officer works under. Raises what ``write_comment`` raises."""
    require(actor, P.COMMENT_ANSWER, proposal)
    name = staff_names([actor.account_id]).get(actor.account_id) if actor.account_id is not None else None
    return _write(actor, proposal, words, CommentKind.ANSWER, name, parent_id, submission_key, is_demo)


def edit_comment(actor: Actor, comment: Comment, text: str, *, version: int | None) -> None:
    """Change the words of a comment within ``EDIT_TIME``. ``version`` is the one the form showed.

    Raises NotPossible afterwards, for a stone and where the discussion has ended; Stale when it changed in between.
    """
    require(actor, P.COMMENT_EDIT, comment)
    cleaned = marks_kept(_checked(text), comment.text or "")
    if cleaned == comment.text:
        return
    refuse_late_edit(comment)
    if version != comment.version:
        raise Stale
    comment.text, comment.edited_at = cleaned, clock.now()
    if comment.kind is CommentKind.COMMENT and not comment.is_withheld:
        _hold_if_needed(actor, comment, cleaned)


def _hold_if_needed(actor: Actor, comment: Comment, text: str) -> None:
    """What waits when it is written waits as well when it is changed into that."""
    proposal = session().get_one(Proposal, comment.proposal_id)
    held_for = reason_to_hold(actor, proposal, text, besides=comment.id)
    if held_for is not None:
        with counted_anew(comment):
            comment.held_for = held_for
        emit(CommentHeld(comment.id))


def refuse_late_edit(comment: Comment) -> None:
    """Raise NotPossible, in words, where a comment can no longer be changed."""
    if comment.deleted_at is not None:
        raise NotPossible(N_("Diesen Kommentar haben Sie gelöscht."))
    if clock.now() > comment.created_at + EDIT_TIME:
        raise NotPossible(
            N_("Ändern geht nur in den ersten %(minutes)s Minuten. Sie können den Kommentar noch löschen."),
            minutes=int(EDIT_TIME.total_seconds() // 60),
        )
    proposal = proposal_by_id(comment.proposal_id)
    if proposal is None or not takes_comments(lead_of(proposal)):
        raise NotPossible(CLOSED)


def delete_comment(actor: Actor, comment: Comment) -> None:
    """Take one's words and name away; a stone stays, and so do the replies. Always possible, and twice is once."""
    require(actor, P.COMMENT_DELETE, comment)
    proposal = session().get_one(Proposal, comment.proposal_id)
    hold(proposal, lead_of(proposal))
    taken = session().execute(
        sa.update(Comment)
        .where(Comment.id == comment.id, Comment.deleted_at.is_(None))
        .values(
            text=None,
            text_mark=None,
            shown_name=None,
            edited_at=None,
            deleted_at=clock.now(),
            version=Comment.version + 1,
        )
        .returning(Comment.hidden_at, Comment.held_for)
        .execution_options(synchronize_session=False)
    )
    row = taken.first()
    if row is not None:
        emit(CommentDeleted(comment.id))
    if row is not None and row.hidden_at is None and row.held_for is None:
        _count(_COUNTED, lead_of(proposal), -1)
    session().expire(comment)


@contextmanager
def counted_anew(comment: Comment) -> Iterator[None]:
    """Around a change of whether a comment can be read: the idea's counter goes along.

    A part of an act of the desk, which asks the policy table.
    """
    was_counted = _is_counted(comment)
    yield
    session().flush()
    change = _is_counted(comment) - was_counted
    if change:
        proposal = session().get_one(Proposal, comment.proposal_id)
        hold(proposal, lead_of(proposal))
        _count(_COUNTED, lead_of(proposal), change)


def _is_counted(comment: Comment) -> bool:
    return comment.deleted_at is None and not comment.is_withheld


def _write(
    actor: Actor,
    proposal: Proposal,
    words: Words,
    kind: CommentKind,
    name: str | None,
    parent_id: int | None,
    submission_key: str | None,
    is_demo: bool,
) -> Comment:
    text = _checked(words.text)
    parent = comment_by_id(parent_id) if parent_id is not None else None
    hold(proposal, *([session().get_one(Proposal, parent.proposal_id)] if parent else []))
    if not takes_comments(proposal):
        raise NotPossible(CLOSED)
    if parent_id is not None and (parent is None or not is_on_page_of(proposal, parent) or parent.held_for is not None):
        raise NotFound(N_("Den Kommentar, auf den Sie antworten, gibt es nicht mehr."))
    key = (submission_key or "")[:_KEY_LENGTH] or None
    held_for = reason_to_hold(actor, proposal, text) if kind is CommentKind.COMMENT and not is_demo else None
    row = {
        "proposal_id": parent.proposal_id if parent else proposal.id,
        "parent_id": (parent.parent_id or parent.id) if parent else None,  # all replies stand under the first comment
        "kind": kind,
        "author_id": actor.account_id,
        "shown_name": name,
        "language": words.language,
        "text": text,
        "created_at": clock.now(),
        "submission_key": key,
        "held_for": held_for,
        "is_demo": is_demo,
        "version": 1,
    }
    new: Comment | None = session().scalars(_unless_there(dialect_name()), row).first()
    if new is not None:
        if kind is CommentKind.COMMENT and not is_demo and actor.account_id is not None:
            WRITTEN.take(str(actor.account_id))
        if held_for is None:
            _count_new(proposal)
        else:
            emit(CommentHeld(new.id))
        return new
    known = sa.select(Comment).where(Comment.author_id == actor.account_id, Comment.submission_key == key)
    return session().scalars(known).one()


@cache
def _unless_there(dialect: str) -> Any:
    statement = insert_of(dialect)(Comment).on_conflict_do_nothing(
        index_elements=[Comment.author_id, Comment.submission_key]
    )
    return statement.returning(Comment)


def _checked(text: str) -> str:
    cleaned = clean_text(text)
    if not cleaned:
        raise InvalidInput(N_("Bitte schreiben Sie zuerst Ihren Kommentar."))
    if len(cleaned) > TEXT_MOST:
        raise InvalidInput(
            N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen. Jetzt sind es %(length)s."),
            most=TEXT_MOST,
            length=len(cleaned),
        )
    return cleaned


def _count_new(proposal: Proposal) -> None:
    """Raises NotPossible when somebody closed the discussion since the idea was read."""
    if not _count(_COUNTED_WHILE_OPEN, proposal, +1):
        raise NotPossible(CLOSED)
    session().expire(proposal, ["comment_count"])


def _count(statement: Any, proposal: Proposal, change: int) -> bool:
    return session().execute(statement, {"idea": proposal.id, "change": change}).first() is not None


_COUNTED = (
    sa.update(Proposal)
    .where(Proposal.id == sa.bindparam("idea"))
    .values({Proposal.comment_count: Proposal.comment_count + sa.bindparam("change", type_=sa.Integer())})
    .returning(Proposal.id)
    .execution_options(synchronize_session=False)
)
_COUNTED_WHILE_OPEN = _COUNTED.where(
    Proposal.state.in_(OPEN_FOR_COMMENTS), Proposal.thread_closed_at.is_(None), Proposal.is_shown()
)


def count_anew(proposal_ids: Sequence[int]) -> None:
    """Ideas were merged or separated: each of these counts what can be read about all that go on with it."""
    said = sa.select(sa.func.count()).select_from(Comment)
    said = said.where(is_readable(), Comment.proposal_id.in_(group_of(Proposal.id)))
    count_of_group(Proposal.comment_count, said, proposal_ids)
