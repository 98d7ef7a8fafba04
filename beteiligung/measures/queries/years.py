"""Where a year's money went: measures with public amounts, by area and field of action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.budget.models import Fund, Pot
from beteiligung.core.database import session
from beteiligung.measures.models import PUBLIC_AMOUNT_STATES, Measure, MeasureProposal
from beteiligung.measures.queries.lists import MeasureRow, fetch
from beteiligung.measures.queries.lists import rows as row_query
from beteiligung.proposals.models import ProposalField


@dataclass(frozen=True, slots=True)
class YearRow:
    """A measure of a year with the fields of action of its ideas."""

    measure: MeasureRow
    field_ids: frozenset[int]

    @property
    def cents(self) -> int:
        """What it binds: reserved, granted and paid together, in cents."""
        return self.measure.bound_cents or 0


@dataclass(frozen=True)
class AreaSpread:
    """What one area's measures bind, in cents, by field of action; ``SEVERAL`` and ``NO_FIELD`` stand beside the ids."""

    aktionsraum_id: int
    area_name: str
    cents: Mapping[int, int]

    @property
    def total(self) -> int:
        """All of it, in cents."""
        return sum(self.cents.values())


NO_FIELD = 0
SEVERAL = -1
"""A measure with several fields counts once, apart, so that no euro is shown twice."""


def spread_of(rows: Iterable[YearRow]) -> list[AreaSpread]:
    """Where the money of these measures went, the area with most of it first."""
    names: dict[int, str] = {}
    cents: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        if not row.cents:
            continue
        field = SEVERAL if len(row.field_ids) > 1 else next(iter(row.field_ids), NO_FIELD)
        names[row.measure.aktionsraum_id] = row.measure.area_name
        cents[row.measure.aktionsraum_id][field] += row.cents
    spread = [AreaSpread(area_id, names[area_id], dict(by_field)) for area_id, by_field in cents.items()]
    return sorted(spread, key=lambda area: (-area.total, area.area_name))


def of_year(year: int) -> list[YearRow]:
    """The measures decided from a year's pots, the largest first; two queries."""
    values = {"year": year}
    measures = fetch(_measures(), values)
    fields: dict[int, set[int]] = defaultdict(set)
    for measure_id, field_id in session().execute(_fields(), values) if measures else ():
        fields[measure_id].add(field_id)
    return [YearRow(row, frozenset(fields[row.id])) for row in measures]


@cache
def _measures() -> sa.Select[Any]:
    return row_query().where(_decided_from_the_year()).order_by(sa.desc(sa.text("bound")), Measure.id)


@cache
def _fields() -> sa.Select[Any]:
    columns: tuple[Any, ...] = (MeasureProposal.measure_id, ProposalField.field_id)
    links = sa.select(*columns).join(ProposalField, ProposalField.proposal_id == MeasureProposal.proposal_id)
    return links.join(Measure, Measure.id == MeasureProposal.measure_id).where(_decided_from_the_year())


def _decided_from_the_year() -> sa.ColumnElement[bool]:
    pots = sa.select(Pot.id).join(Fund, Fund.id == Pot.fund_id).where(Fund.year == sa.bindparam("year"))
    return sa.and_(Measure.pot_id.in_(pots), Measure.state.in_(PUBLIC_AMOUNT_STATES))
