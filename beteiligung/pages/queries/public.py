"""SELECTs of the start page and of the sitemap that belong to no single feature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core.database import session
from beteiligung.core.text import words_for_address
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.measures.queries.lists import MeasureRow, fetch, rows
from beteiligung.proposals.models import LISTED_STATES, Proposal

FUNDED = (MeasureState.GRANTED, MeasureState.RUNNING, MeasureState.COMPLETED, MeasureState.SETTLED)
"""States in which a measure has got its money."""


def funded_measures(limit: int) -> list[MeasureRow]:
    """What got money and comes true, the latest first."""
    return fetch(_funded(), {"some": limit})


@cache
def _funded() -> sa.Select[Any]:
    query = rows().where(Measure.state.in_(FUNDED)).order_by(Measure.state_since.desc(), Measure.id.desc())
    return query.limit(sa.bindparam("some", type_=sa.Integer))


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What the address of an idea or a measure needs."""

    id: int
    title: str

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


def span_of_ideas() -> tuple[int, int] | None:
    """The smallest and the largest id of a public idea, each found along the primary key; None without any."""
    return _span(Proposal.id, _public_idea())


def span_of_measures() -> tuple[int, int] | None:
    """The same for measures, which are all public."""
    return _span(Measure.id)


def public_ideas(first: int, last: int) -> list[PublicPage]:
    """The public ideas whose ids lie from ``first`` to ``last``."""
    query = sa.select(Proposal.id, Proposal.title).where(Proposal.id.between(first, last), *_public_idea())
    return [PublicPage(*row) for row in session().execute(query.order_by(Proposal.id))]


def public_measures(first: int, last: int) -> list[PublicPage]:
    """The measures whose ids lie from ``first`` to ``last``."""
    query = sa.select(Measure.id, Measure.title).where(Measure.id.between(first, last))
    return [PublicPage(*row) for row in session().execute(query.order_by(Measure.id))]


def area_slugs() -> list[str]:
    """The addresses of all areas, former ones too."""
    return list(session().scalars(sa.select(Aktionsraum.slug).order_by(Aktionsraum.slug)))


def _public_idea() -> tuple[sa.ColumnElement[bool], ...]:
    return Proposal.state.in_(LISTED_STATES), Proposal.published_at.is_not(None), Proposal.is_shown()


def _span(column: Any, conditions: Sequence[sa.ColumnElement[bool]] = ()) -> tuple[int, int] | None:
    query = sa.select(column).where(*conditions).limit(1)
    first = session().scalar(query.order_by(column))
    return None if first is None else (first, session().scalar(query.order_by(column.desc())) or first)
