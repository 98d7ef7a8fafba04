"""A discussion as its page shows it: two SELECTs, however much is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import Assignment, Role
from beteiligung.comments.holding import read_until
from beteiligung.comments.limits import EDIT_TIME
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime, session
from beteiligung.core.withholding import covers
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import MergedRow, group_of
from beteiligung.proposals.states import takes_comments
from beteiligung.web.paging import BadCursor, decode_cursor, encode_cursor

PAGE_SIZE = 30
"""Comments on one page of a discussion, without their replies."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_ID = 2**31 - 1
_LONGEST_CURSOR = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """A comment, answer or stone (without text), as the discussion shows it. ``role`` is that of an officer's answer."""

    id: int
    kind: CommentKind
    author_id: int | None
    shown_name: str | None
    language: str
    text: str | None
    created_at: datetime
    is_edited: bool
    role: str | None
    can_change: bool
    """Whether its author can still edit it."""
    is_covered: bool = False
    hidden_on: date | None = None
    """Since when the desk hides it; whoever wrote it and the desk read it on."""
    hidden_ground: str | None = None
    is_locked: bool = False
    held_until: date | None = None
    """It waits to be read first, until this day at most; nobody but its author and the desk sees it."""
    replies: tuple[Voice, ...] = ()
    origin: MergedRow | None = None
    """The idea it was said about, where that is not the one whose page this is; replies go with what they answer."""


@dataclass(frozen=True)
class Thread:
    """One page of a discussion. Answers of the city stand above the first page."""

    pinned: Sequence[Voice]
    comments: Sequence[Voice]
    next_cursor: str | None
    newest_first: bool
    is_open: bool
    is_first_page: bool

    @property
    def is_empty(self) -> bool:
        return not self.pinned and not self.comments


def comment_by_id(comment_id: int) -> Comment | None:
    """A comment or stone, or None. A locked one is there for nobody."""
    comment = session().get(Comment, comment_id) if 0 < comment_id <= _MOST_ID else None
    return comment if comment is not None and comment.locked_at is None else None


def is_readable() -> sa.ColumnElement[bool]:
    """The comments that ``comment_count`` counts."""
    return sa.and_(Comment.deleted_at.is_(None), Comment.is_shown())


def is_on_page_of(proposal: Proposal, comment: Comment) -> bool:
    """Whether a comment stands there: said about this idea, or about one that was merged with it."""
    if comment.proposal_id == proposal.id:
        return True
    lead = sa.select(Proposal.lead_id).where(Proposal.id == comment.proposal_id)
    return session().scalar(lead) == proposal.id


@dataclass(frozen=True)
class Reader:
    """Who reads a discussion: people see their own words also where they are hidden, the desk those of everybody."""

    account_id: int | None = None
    is_at_desk: bool = False


_ANYBODY = Reader()


def thread(
    proposal_id: int,
    reader: Reader = _ANYBODY,
    *,
    merged: Sequence[MergedRow] = (),
    newest_first: bool = False,
    after: str | None = None,
    size: int = PAGE_SIZE,
) -> Thread:
    """A page of ``size`` comments with all their replies, oldest first unless told otherwise. Those about the ideas that
    were ``merged`` with this one stand among them.

    Raises BadCursor where ``after`` is no cursor of this order.
    """
    key = _decode(after, newest_first)
    origins = {one.id: one for one in merged}
    who = {"ideas": [proposal_id, *origins], "reader": reader.account_id or 0, "at_desk": reader.is_at_desk}
    values: dict[str, Any] = {**who, "some": size + 1}
    if key is not None:
        values |= {"after_moment": key[0], "after_id": key[1]}
    top = session().execute(_first_level(newest_first, is_first_page=key is None), values).all()
    replies: dict[int | None, list[Voice]] = defaultdict(list)
    parents = [row.id for row in top if row.has_replies]
    if parents:
        for row in session().execute(_replies(), {**who, "parents": parents}):
            replies[row.parent_id].append(_voice(row, reader))
    voices = [_voice(row, reader, tuple(replies[row.id]), origins.get(row.proposal_id)) for row in top]
    pinned = [voice for voice in voices if voice.kind is not CommentKind.COMMENT]
    talk = [voice for voice in voices if voice.kind is CommentKind.COMMENT]
    if newest_first:
        talk.reverse()
    more = len(talk) > size
    talk = talk[:size]
    return Thread(
        pinned,
        talk,
        encode_cursor(_order(newest_first), *_key(talk[-1])) if more else None,
        newest_first,
        _is_open(proposal_id),
        key is None,
    )


def cursor_to(comment: Comment, *, size: int = PAGE_SIZE) -> str | None:
    """The cursor of the page that shows a comment, oldest first; None when it is on the first page."""
    first = comment if comment.parent_id is None else session().get_one(Comment, comment.parent_id)
    idea = session().get_one(Proposal, comment.proposal_id)
    if first.kind is not CommentKind.COMMENT:
        return None
    values = {"idea": idea.lead_id or idea.id, "moment": first.created_at, "comment": first.id}
    if (session().scalar(_count_before(), values) or 0) < size:
        return None
    return encode_cursor(_order(newest_first=False), _micros(first.created_at), first.id - 1)


@cache
def _count_before() -> sa.Select[Any]:
    """How many comments stand before one."""
    there = sa.tuple_(sa.bindparam("moment", type_=UtcDateTime()), sa.bindparam("comment", type_=sa.Integer()))
    ideas = group_of(sa.bindparam("idea", type_=sa.Integer()))
    return sa.select(sa.func.count()).where(_is_talk(ideas), sa.tuple_(Comment.created_at, Comment.id) < there)


@cache
def _first_level(newest_first: bool, *, is_first_page: bool) -> sa.Select[Any]:
    """The page's comments and, on the first page, the city's answers: one statement, oldest first."""
    columns = (Comment.created_at, Comment.id)
    talk = _is_talk(_ideas()), _is_seen()
    page = sa.select(Comment.id).where(*talk).limit(sa.bindparam("some", type_=sa.Integer))
    page = page.order_by(*(column.desc() for column in columns) if newest_first else columns)
    shown: sa.ColumnElement[bool] = Comment.kind != CommentKind.COMMENT
    if not is_first_page:
        here = sa.tuple_(*columns)
        there = sa.tuple_(
            sa.bindparam("after_moment", type_=UtcDateTime()), sa.bindparam("after_id", type_=sa.Integer())
        )
        page = page.where(here < there if newest_first else here > there)
        shown = sa.false()
    shown = sa.or_(Comment.id.in_(page.subquery().select()), shown)
    # The ideas are named here as well: otherwise the comments of all ideas are looked through.
    reply = sa.orm.aliased(Comment)
    has_replies = sa.exists().where(reply.parent_id == Comment.id).label("has_replies")
    first_level = Comment.proposal_id.in_(_ideas()), Comment.parent_id.is_(None), shown
    return _rows(has_replies).where(*first_level)


@cache
def _replies() -> sa.Select[Any]:
    """The replies to some comments of a page, oldest first."""
    parents: sa.BindParameter[Any] = sa.bindparam("parents", expanding=True)
    return _rows().where(Comment.proposal_id.in_(_ideas()), Comment.parent_id.in_(parents), _is_seen())


def _is_seen() -> sa.ColumnElement[bool]:
    """What waits to be read stands nowhere but before its author and the desk: not even as a stone."""
    at_desk = sa.bindparam("at_desk", type_=sa.Boolean())
    return sa.or_(Comment.held_for.is_(None), Comment.author_id == sa.bindparam("reader"), at_desk)


def _ideas() -> Any:
    """The idea of the page and what was merged with it."""
    return sa.bindparam("ideas", expanding=True)


def _is_talk(ideas: Any) -> sa.ColumnElement[bool]:
    return sa.and_(Comment.proposal_id.in_(ideas), Comment.parent_id.is_(None), Comment.kind == CommentKind.COMMENT)


def _rows(*more: Any) -> sa.Select[Any]:
    """What a voice shows, and whether an answer's author was with the Projektbüro on the day it was written."""
    day = sa.func.date(Comment.created_at, type_=sa.Date)
    by_coordinator = sa.exists().where(
        Assignment.account_id == Comment.author_id,
        Assignment.role == Role.COORDINATOR,
        Assignment.valid_from <= day,
        sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= day),
        Comment.kind == CommentKind.ANSWER,
    )
    columns: tuple[Any, ...] = (
        Comment.id,
        Comment.parent_id,
        Comment.kind,
        Comment.author_id,
        Comment.shown_name,
        Comment.language,
        Comment.text,
        Comment.created_at,
        Comment.edited_at,
        Comment.covered_until,
        Comment.hidden_at,
        Comment.hidden_ground,
        Comment.locked_at,
        Comment.name_hidden_at,
        Comment.held_for,
        Comment.proposal_id,
        by_coordinator.label("by_coordinator"),
        *more,
    )
    return sa.select(*columns).order_by(Comment.created_at, Comment.id)


def _voice(row: sa.Row[Any], reader: Reader, replies: tuple[Voice, ...] = (), origin: MergedRow | None = None) -> Voice:
    is_own = row.author_id is not None and row.author_id == reader.account_id
    is_read = row.locked_at is None and (row.hidden_at is None or is_own or reader.is_at_desk)
    role = ("coordinator" if row.by_coordinator else "officer") if row.kind is CommentKind.ANSWER else None
    return Voice(
        row.id,
        row.kind,
        row.author_id,
        row.shown_name if is_read and row.name_hidden_at is None else None,
        row.language,
        row.text if is_read else None,
        row.created_at,
        row.edited_at is not None,
        role,
        is_read and row.text is not None and clock.now() <= row.created_at + EDIT_TIME,
        covers(row.covered_until),
        clock.day_of(row.hidden_at) if row.hidden_at is not None else None,
        row.hidden_ground,
        row.locked_at is not None,
        read_until(clock.day_of(row.created_at)) if row.held_for is not None else None,
        replies,
        origin,
    )


def _is_open(proposal_id: int) -> bool:
    """The page of an idea has read it already: then this asks the database nothing."""
    proposal = session().get(Proposal, proposal_id)
    return proposal is not None and takes_comments(proposal)


def _order(newest_first: bool) -> str:
    return "neu" if newest_first else "alt"


def _key(voice: Voice) -> tuple[int, int]:
    return _micros(voice.created_at), voice.id


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _decode(cursor: str | None, newest_first: bool) -> tuple[datetime, int] | None:
    if cursor is not None and len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    values = decode_cursor(cursor or "", str, int, int)
    if values is None:
        return None
    order, micros, last_id = values
    if order != _order(newest_first) or not 0 <= last_id <= _MOST_ID:
        raise BadCursor
    try:
        return _EPOCH + timedelta(microseconds=micros), last_id
    except OverflowError:
        raise BadCursor from None
