"""Public lists of ideas: rows with what a card shows, never whole ideas. Paged by key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from beteiligung.aktionsraum.queries import area_names
from beteiligung.core.database import session
from beteiligung.core.text import words_for_address
from beteiligung.core.withholding import covers
from beteiligung.proposals.models import LISTED_STATES, PUBLIC_STATES, Proposal, ProposalField, ProposalState
from beteiligung.proposals.queries.search import Way, found, values_for, way_to, words_of
from beteiligung.web.paging import BadCursor, Page, decode_cursor

EXCERPT_LENGTH = 240

_RARE_STATES = frozenset(LISTED_STATES) - {ProposalState.PUBLISHED}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_INTEGER = 2**31 - 1
_LONGEST_CURSOR = 200


class Sorting(StrEnum):
    NEWEST = "neu"
    VOTES = "stimmen"
    COMMENTS = "kommentare"


@dataclass(frozen=True)
class ListFilters:
    """What a reader looks for. Empty means everything that is public."""

    aktionsraum_id: int | None = None
    field_id: int | None = None
    state: ProposalState | None = None
    search: str = ""
    sorting: Sorting = Sorting.NEWEST


@dataclass(frozen=True, slots=True)
class CardPhoto:
    """A photo in the smallest width: the name of its file without ending, and its pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """An idea as a card shows it."""

    area_name: str
    id: int
    title: str
    excerpt: str
    aktionsraum_id: int
    state: ProposalState
    published_at: datetime
    vote_count: int
    comment_count: int
    language: str
    latitude: float | None = None
    longitude: float | None = None
    photo_count: int = 0
    photo: CardPhoto | None = None
    """The first one, as the public sees it; ``with_photos`` fills it in."""
    became: StrEnum | None = None
    """The state of what was made from it; ``measures`` fills it in."""

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)

    @property
    def pin(self) -> str | None:
        """Where it stands on the map, in degrees to about a metre, latitude first."""
        return None if self.latitude is None else f"{self.latitude:.5f} {self.longitude:.5f}"


@dataclass(frozen=True, slots=True)
class ProposalLink:
    """What a link to an idea needs."""

    id: int
    title: str
    language: str
    is_public: bool

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


def listed(filters: ListFilters, cursor: str, size: int) -> Page[ProposalRow]:
    """One page of at most ``size`` public ideas. Raises BadCursor where ``cursor`` is not one of this list."""
    statement, values = page_query(filters, cursor, size)
    matches = session().execute(statement, values).all()
    names = area_names(row.aktionsraum_id for row in matches)
    rows = [row_of(names[row.aktionsraum_id], row) for row in matches]
    return Page.of(rows, size, lambda row: _key(row, filters.sorting))


def page_query(filters: ListFilters, cursor: str, size: int) -> tuple[sa.Select[Any], dict[str, Any]]:
    """The statement behind a page and its values; one row more than ``size`` tells whether there is another.

    Raises BadCursor.
    """
    after, words = _decode(cursor, filters.sorting), words_of(filters.search)
    shape = _Shape(
        sorting=filters.sorting,
        state=filters.state,
        in_area=filters.aktionsraum_id is not None,
        in_field=filters.field_id is not None,
        words=len(words),
        way=way_to(words, filters.search),
        is_first=after is None,
    )
    values = {"area": filters.aktionsraum_id, "field": filters.field_id, "size": size + 1, **values_for(words)}
    if after is not None:
        values |= {"after_first": after[0], "after_id": after[1]}
    return _statement(shape), values


@dataclass(frozen=True)
class _Shape:
    """What makes one statement differ from another; the rest are values."""

    sorting: Sorting
    state: ProposalState | None
    in_area: bool
    in_field: bool
    words: int
    way: Way | None
    is_first: bool


@lru_cache(256)
def _statement(shape: _Shape) -> sa.Select[Any]:
    """Put together once: that takes longer than to run it."""
    columns = _sort_columns(shape.sorting)
    query = _rows().where(*_conditions(shape)).order_by(*(column.desc() for column in columns))
    if not shape.is_first:
        after = [
            sa.bindparam(name, type_=column.type)
            for name, column in zip(("after_first", "after_id"), columns, strict=True)
        ]
        query = query.where(sa.tuple_(*columns) < sa.tuple_(*after))
    return query.limit(sa.bindparam("size", type_=sa.Integer))


def newest(limit: int, aktionsraum_id: int | None = None) -> list[ProposalRow]:
    """The public ideas published last, of one area or of all."""
    return list(listed(ListFilters(aktionsraum_id=aktionsraum_id), "", limit).items)


def count_public(aktionsraum_id: int) -> int:
    """How many ideas of an area everybody can read."""
    query = sa.select(sa.func.count()).where(*_public(), Proposal.aktionsraum_id == aktionsraum_id)
    return session().scalar(query) or 0


def titles(ids: Collection[int]) -> dict[int, ProposalLink]:
    """What links to these ideas need, by id."""
    is_public = sa.and_(Proposal.state.in_(PUBLIC_STATES), Proposal.published_at.is_not(None), Proposal.is_shown())
    query = sa.select(Proposal.id, Proposal.title, Proposal.language, is_public)
    query = query.where(Proposal.id.in_(ids), Proposal.is_not_locked())
    return {row.id: ProposalLink(*row) for row in session().execute(query)}


def _rows() -> sa.Select[Any]:
    return sa.select(*row_columns())


def row_columns() -> tuple[sa.ColumnElement[Any], ...]:
    """The columns of a row but for the name of its area, which is known."""
    table = Proposal.__table__.c
    return (
        table.id,
        table.title,
        sa.func.substr(table.text, 1, EXCERPT_LENGTH),
        table.aktionsraum_id,
        table.state,
        table.published_at,
        table.vote_count,
        table.comment_count,
        table.language,
        table.latitude,
        table.longitude,
        table.photo_count,
        table.covered_until,
    )


def row_of(area_name: str, values: Sequence[Any]) -> ProposalRow:
    """A row of ``row_columns``. The words of an idea that is covered stand on its own page alone."""
    *shown, covered_until = values
    row = ProposalRow(area_name, *shown)
    return replace(row, excerpt="") if covers(covered_until) else row


def _conditions(shape: _Shape) -> Iterable[sa.ColumnElement[bool]]:
    """What of the shape leaves ideas out."""
    yield from _public(shape.state)
    if shape.in_area:
        yield Proposal.aktionsraum_id == sa.bindparam("area")
    if shape.in_field:
        yield sa.exists().where(
            ProposalField.proposal_id == Proposal.id, ProposalField.field_id == sa.bindparam("field")
        )
    if shape.way is not None:
        yield found(shape.way, shape.words)


def _public(state: ProposalState | None = None) -> Iterable[sa.ColumnElement[bool]]:
    """Public since a known day: what was passed on before publication stays with its author and staff.

    What most ideas fulfil is put as what they are not, so that no planner gathers and sorts them all instead of
    walking along the index that is in the right order already.
    """
    if state in _RARE_STATES:
        yield Proposal.state == state
    else:
        wanted = LISTED_STATES if state is None else {state} & set(LISTED_STATES)
        yield Proposal.state.not_in([other for other in ProposalState if other not in wanted])
    yield Proposal.published_at.is_not(None)
    yield Proposal.is_shown()


def _sort_columns(sorting: Sorting) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    first: dict[Sorting, Any] = {
        Sorting.NEWEST: Proposal.published_at,
        Sorting.VOTES: Proposal.vote_count,
        Sorting.COMMENTS: Proposal.comment_count,
    }
    return first[sorting], Proposal.__table__.c.id


def _key(row: ProposalRow, sorting: Sorting) -> tuple[str, int, int]:
    """Times as whole microseconds, since a cursor holds numbers and texts."""
    first = {
        Sorting.NEWEST: (row.published_at - _EPOCH) // timedelta(microseconds=1),
        Sorting.VOTES: row.vote_count,
        Sorting.COMMENTS: row.comment_count,
    }
    return sorting.value, first[sorting], row.id


def _decode(cursor: str, sorting: Sorting) -> tuple[Any, int] | None:
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    values = decode_cursor(cursor, str, int, int)
    if values is None:
        return None
    name, first, last_id = values
    if name != sorting or not 0 < last_id <= _MOST_INTEGER:
        raise BadCursor
    if sorting is not Sorting.NEWEST:
        if not 0 <= first <= _MOST_INTEGER:
            raise BadCursor
        return first, last_id
    try:
        return _EPOCH + timedelta(microseconds=first), last_id
    except OverflowError:
        raise BadCursor from None
