"""Public lists of ideas: rows with what a card shows, never whole ideas. Paged by key."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core.database import session
from beteiligung.core.text import clean_line, search_key, words_for_address
from beteiligung.proposals.models import PUBLIC_STATES, Proposal, ProposalField, ProposalState
from beteiligung.web.paging import BadCursor, Page, decode_cursor

EXCERPT_LENGTH = 240
MOST_WORDS = 8
MOST_SEARCHED = 200
"""Characters of a search that count; the rest is left out."""

_RARE_STATES = frozenset(PUBLIC_STATES) - {ProposalState.PUBLISHED}

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
class ProposalRow:
    """An idea as a card shows it."""

    id: int
    title: str
    excerpt: str
    area_name: str
    aktionsraum_id: int
    state: ProposalState
    published_at: datetime
    vote_count: int
    comment_count: int
    language: str

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


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
    rows = [ProposalRow(*row) for row in session().execute(page_query(filters, cursor, size))]
    return Page.of(rows, size, lambda row: _key(row, filters.sorting))


def page_query(filters: ListFilters, cursor: str, size: int) -> sa.Select[Any]:
    """The statement behind a page; one row more than ``size`` tells whether there is another. Raises BadCursor."""
    columns = _sort_columns(filters.sorting)
    query = _rows().where(*_conditions(filters)).order_by(*(column.desc() for column in columns)).limit(size + 1)
    after = _decode(cursor, filters.sorting)
    return query if after is None else query.where(sa.tuple_(*columns) < sa.tuple_(*after))


def newest(limit: int, aktionsraum_id: int | None = None) -> list[ProposalRow]:
    """The public ideas published last, of one area or of all."""
    return list(listed(ListFilters(aktionsraum_id=aktionsraum_id), "", limit).items)


def count_public(aktionsraum_id: int) -> int:
    """How many ideas of an area everybody can read."""
    query = sa.select(sa.func.count()).where(*_conditions(ListFilters(aktionsraum_id=aktionsraum_id)))
    return session().scalar(query) or 0


def titles(ids: Collection[int]) -> dict[int, ProposalLink]:
    """What links to these ideas need, by id."""
    query = sa.select(Proposal.id, Proposal.title, Proposal.language, Proposal.state).where(Proposal.id.in_(ids))
    return {
        row.id: ProposalLink(row.id, row.title, row.language, row.state in PUBLIC_STATES)
        for row in session().execute(query)
    }


def words_of(search: str) -> list[str]:
    """The words that an idea must contain, all of them."""
    return search_key(clean_line(search[:MOST_SEARCHED])).split()[:MOST_WORDS]


def _rows() -> sa.Select[Any]:
    # The name by a subquery: a join would tempt the planner to begin with the areas and sort everything.
    area_name = sa.select(Aktionsraum.name).where(Aktionsraum.id == Proposal.aktionsraum_id).scalar_subquery()
    return sa.select(
        Proposal.id,
        Proposal.title,
        sa.func.substr(Proposal.text, 1, EXCERPT_LENGTH),
        area_name,
        Proposal.aktionsraum_id,
        Proposal.state,
        Proposal.published_at,
        Proposal.vote_count,
        Proposal.comment_count,
        Proposal.language,
    )


def _conditions(filters: ListFilters) -> Iterable[sa.ColumnElement[bool]]:
    """Public since a known day: what was passed on before publication stays with its author and staff.

    What most ideas fulfil is put as what they are not, so that no planner gathers and sorts them all instead of
    walking along the index that is in the right order already.
    """
    if filters.state in _RARE_STATES:
        yield Proposal.state == filters.state
    else:
        wanted = PUBLIC_STATES if filters.state is None else {filters.state} & set(PUBLIC_STATES)
        yield Proposal.state.not_in(state for state in ProposalState if state not in wanted)
    yield Proposal.published_at.is_not(None)
    if filters.aktionsraum_id is not None:
        yield Proposal.aktionsraum_id == filters.aktionsraum_id
    if filters.field_id is not None:
        yield sa.exists().where(ProposalField.proposal_id == Proposal.id, ProposalField.field_id == filters.field_id)
    for word in words_of(filters.search):
        yield Proposal.searchable.contains(word, autoescape=True)


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
