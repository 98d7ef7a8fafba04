"""Every SELECT about comments. A page of a discussion costs two, however much is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from beteiligung.accounts.models import Assignment, Role
from beteiligung.comments.limits import EDIT_TIME
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime, session
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.states import OPEN_FOR_COMMENTS
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
    replies: Sequence[Voice] = ()


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
    """A comment or stone, or None."""
    return session().get(Comment, comment_id) if 0 < comment_id <= _MOST_ID else None


def latest_of(account_id: int | None, proposal_id: int) -> Comment | None:
    """What a person said last about an idea."""
    if account_id is None:
        return None
    query = sa.select(Comment).where(
        Comment.proposal_id == proposal_id, Comment.author_id == account_id, Comment.deleted_at.is_(None)
    )
    return session().scalars(query.order_by(Comment.id.desc()).limit(1)).first()


def thread(proposal_id: int, *, newest_first: bool = False, after: str | None = None, size: int = PAGE_SIZE) -> Thread:
    """A page of ``size`` comments with all their replies, oldest first unless told otherwise.

    Raises BadCursor where ``after`` is no cursor of this order.
    """
    key = _decode(after, newest_first)
    top = _fetch(_first_level(proposal_id, newest_first, key, size))
    replies: dict[int, list[Voice]] = defaultdict(list)
    if top:
        below = sa.and_(Comment.proposal_id == proposal_id, Comment.parent_id.in_([row.Comment.id for row in top]))
        for row in _fetch(_rows().where(below).order_by(Comment.created_at, Comment.id)):
            replies[row.Comment.parent_id].append(_voice(row))
    voices = [_voice(row, replies[row.Comment.id]) for row in top]
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
    if first.kind is not CommentKind.COMMENT:
        return None
    earlier = sa.tuple_(Comment.created_at, Comment.id) < sa.tuple_(first.created_at, first.id)
    before = sa.select(sa.func.count()).where(_is_talk(comment.proposal_id), earlier)
    if (session().scalar(before) or 0) < size:
        return None
    return encode_cursor(_order(newest_first=False), _micros(first.created_at), first.id - 1)


def _first_level(
    proposal_id: int, newest_first: bool, key: tuple[datetime, int] | None, size: int
) -> sa.Select[Comment, bool]:
    """The page's comments and, on the first page, the city's answers: one statement, oldest first."""
    columns = (Comment.created_at, Comment.id)
    page = sa.select(Comment.id).where(_is_talk(proposal_id)).limit(size + 1)
    page = page.order_by(*(column.desc() for column in columns) if newest_first else columns)
    if key is not None:
        here, there = sa.tuple_(*columns), sa.tuple_(sa.literal(key[0], UtcDateTime()), key[1])
        page = page.where(here < there if newest_first else here > there)
    shown: sa.ColumnElement[bool] = Comment.id.in_(page.subquery().select())
    if key is None:
        is_top = sa.and_(Comment.proposal_id == proposal_id, Comment.parent_id.is_(None))
        shown = sa.or_(shown, sa.and_(is_top, Comment.kind != CommentKind.COMMENT))
    return _rows().where(shown).order_by(*columns)


def _is_talk(proposal_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(Comment.proposal_id == proposal_id, Comment.parent_id.is_(None), Comment.kind == CommentKind.COMMENT)


def _rows() -> sa.Select[Comment, bool]:
    """Comments, and whether an answer's author was with the Projektbüro on the day it was written."""
    day = sa.func.date(Comment.created_at, type_=sa.Date)
    by_coordinator = sa.exists().where(
        Assignment.account_id == Comment.author_id,
        Assignment.role == Role.COORDINATOR,
        Assignment.valid_from <= day,
        sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= day),
        Comment.kind == CommentKind.ANSWER,
    )
    return sa.select(Comment, by_coordinator.label("by_coordinator"))


def _fetch(query: sa.Select[Comment, bool]) -> Sequence[sa.Row[Comment, bool]]:
    return session().execute(query).all()


def _voice(row: sa.Row[Comment, bool], replies: Sequence[Voice] = ()) -> Voice:
    comment: Comment = row.Comment
    role = ("coordinator" if row.by_coordinator else "officer") if comment.kind is CommentKind.ANSWER else None
    return Voice(
        comment.id,
        comment.kind,
        comment.author_id,
        comment.shown_name,
        comment.language,
        comment.text,
        comment.created_at,
        comment.edited_at is not None,
        role,
        comment.deleted_at is None and clock.now() <= comment.created_at + EDIT_TIME,
        replies,
    )


def _is_open(proposal_id: int) -> bool:
    """The page of an idea has read it already: then this asks the database nothing."""
    proposal = session().get(Proposal, proposal_id)
    return proposal is not None and proposal.state in OPEN_FOR_COMMENTS


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
