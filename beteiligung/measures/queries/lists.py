"""Lists of measures: rows with what a card shows. Paged by key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa

from beteiligung.aktionsraum.queries import area_names
from beteiligung.budget.models import Commitment
from beteiligung.core.database import UtcDateTime, session
from beteiligung.core.text import words_for_address
from beteiligung.measures.models import PUBLIC_AMOUNT_STATES, Measure, MeasureProposal, MeasureState
from beteiligung.measures.states import EXITS
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.queries import OwnRow, ProposalRow
from beteiligung.web.paging import BadCursor, Page, decode_cursor

EXCERPT_LENGTH = 240
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_INTEGER = 2**31 - 1
_LONGEST_CURSOR = 200

Idea = TypeVar("Idea", ProposalRow, OwnRow)


@dataclass(frozen=True)
class ListFilters:
    """What a reader looks for. None means all."""

    areas: Collection[int] | None = None
    state: MeasureState | None = None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as a card shows it. ``bound_cents``: what is reserved or granted for it, as far as public."""

    area_name: str
    id: int
    title: str
    excerpt: str
    aktionsraum_id: int
    state: MeasureState
    state_since: datetime
    created_at: datetime
    language: str
    commitment_id: int | None
    bound_cents: int | None

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)

    @property
    def is_under_way(self) -> bool:
        """Whether it may still come true, or has."""
        return self.state not in EXITS


def listed(filters: ListFilters, cursor: str, size: int) -> Page[MeasureRow]:
    """One page of at most ``size`` measures, the newest first. Raises BadCursor for a cursor that is none."""
    values: dict[str, Any] = {"areas": list(filters.areas or ()), "state": filters.state, "some": size + 1}
    after = _decode(cursor)
    if after is not None:
        values |= {"after_moment": after[0], "after_id": after[1]}
    query = _page(in_areas=filters.areas is not None, in_state=filters.state is not None, is_first=after is None)
    measures = fetch(query, values)
    return Page.of(measures, size, lambda row: ((row.created_at - _EPOCH) // timedelta(microseconds=1), row.id))


@cache
def _page(*, in_areas: bool, in_state: bool, is_first: bool) -> sa.Select[Any]:
    """Put together once: that takes longer than to run it."""
    columns = (Measure.created_at, Measure.id)
    query = rows().order_by(*(column.desc() for column in columns)).limit(sa.bindparam("some", type_=sa.Integer))
    if in_areas:
        query = query.where(Measure.aktionsraum_id.in_(sa.bindparam("areas", expanding=True)))
    if in_state:
        query = query.where(Measure.state == sa.bindparam("state"))
    if not is_first:
        after = (sa.bindparam("after_moment", type_=UtcDateTime()), sa.bindparam("after_id", type_=sa.Integer))
        query = query.where(sa.tuple_(*columns) < sa.tuple_(*after))
    return query


def newest(limit: int, aktionsraum_id: int | None = None) -> list[MeasureRow]:
    """The measures begun last, of one area or of all."""
    areas = None if aktionsraum_id is None else [aktionsraum_id]
    return list(listed(ListFilters(areas=areas), "", limit).items)


def measures_of(proposal_id: int) -> list[MeasureRow]:
    """What became of an idea, the latest first."""
    return fetch(_of_an_idea(), {"idea": proposal_id})


def with_what_became(ideas: Sequence[Idea]) -> list[Idea]:
    """The rows, those promoted with the state of the latest measure made from each, as their own pages show it.

    One query, and none where no idea is promoted.
    """
    promoted = [idea.id for idea in ideas if idea.state is ProposalState.PROMOTED]
    states = (
        {row.proposal_id: row.state for row in session().execute(_states(), {"ideas": promoted})} if promoted else {}
    )
    return [replace(idea, became=states[idea.id]) if idea.id in states else idea for idea in ideas]


@cache
def _states() -> sa.Select[int, MeasureState]:
    """Of measures, by idea; the latest last."""
    query = sa.select(MeasureProposal.proposal_id, Measure.state).join(
        Measure, Measure.id == MeasureProposal.measure_id
    )
    return query.where(MeasureProposal.proposal_id.in_(sa.bindparam("ideas", expanding=True))).order_by(Measure.id)


@cache
def _of_an_idea() -> sa.Select[Any]:
    query = rows().join(MeasureProposal, MeasureProposal.measure_id == Measure.id)
    return query.where(MeasureProposal.proposal_id == sa.bindparam("idea")).order_by(Measure.id.desc())


def rows() -> sa.Select[Any]:
    """The columns of a row but for the name of its area, which is known."""
    bound = sa.case(
        (Measure.state.in_(PUBLIC_AMOUNT_STATES), Commitment.reserved_cents + Commitment.committed_cents), else_=None
    )
    return sa.select(
        Measure.id,
        Measure.title,
        sa.func.substr(Measure.summary, 1, EXCERPT_LENGTH),
        Measure.aktionsraum_id,
        Measure.state,
        Measure.state_since,
        Measure.created_at,
        Measure.language,
        Measure.commitment_id,
        bound.label("bound"),
    ).outerjoin(Commitment, Commitment.id == Measure.commitment_id)


def fetch(query: sa.Select[Any], values: dict[str, Any] | None = None) -> list[MeasureRow]:
    """Run a query made from ``rows``."""
    found = session().execute(query, values).all()
    names = area_names(row.aktionsraum_id for row in found)
    return [MeasureRow(names[row.aktionsraum_id], *row) for row in found]


def _decode(cursor: str) -> tuple[datetime, int] | None:
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    values = decode_cursor(cursor, int, int)
    if values is None:
        return None
    microseconds, last_id = values
    if not 0 < last_id <= _MOST_INTEGER:
        raise BadCursor
    try:
        return _EPOCH + timedelta(microseconds=microseconds), last_id
    except OverflowError:
        raise BadCursor from None
