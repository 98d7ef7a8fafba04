"""One measure and what its page tells about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.budget.models import Commitment, Fund, Pot, PotKind
from beteiligung.budget.queries import Totals
from beteiligung.core.database import session
from beteiligung.core.text import words_for_address
from beteiligung.measures.models import Measure, MeasureHistory, MeasureProposal, MeasureState
from beteiligung.proposals.models import PUBLIC_STATES, Proposal, ProposalState

_MOST_ID = 2**31 - 1
"""No database column for ids holds more; a larger number in an address is simply no measure."""


@dataclass(frozen=True)
class HistoryRow:
    """One step in the life of a measure. Staff see who took it, by opaque id."""

    action: str
    to_state: MeasureState
    at: datetime
    account_id: int | None
    reason: str | None


@dataclass(frozen=True)
class IdeaLink:
    """An idea from which a measure comes."""

    id: int
    title: str
    language: str
    state: ProposalState
    author_id: int | None
    published_at: datetime | None

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_STATES and self.published_at is not None

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


@dataclass(frozen=True)
class Surroundings:
    """Where a measure belongs: its area, its pot with the year, and what it binds there (cents)."""

    area_slug: str
    area_name: str
    pot_kind: PotKind | None
    pot_area_name: str | None
    year: int | None
    money: Totals


def measure_by_id(measure_id: int) -> Measure | None:
    """The measure, or None."""
    return session().get(Measure, measure_id) if 0 < measure_id <= _MOST_ID else None


def surroundings_of(measure: Measure) -> Surroundings:
    """Area, pot, year and money, in one query."""
    pot_area = aliased(Aktionsraum)
    query = (
        sa.select(
            Aktionsraum.slug,
            Aktionsraum.name,
            Pot.kind,
            pot_area.name,
            Fund.year,
            sa.func.coalesce(Commitment.reserved_cents, 0),
            sa.func.coalesce(Commitment.committed_cents, 0),
            sa.func.coalesce(Commitment.paid_cents, 0),
        )
        .select_from(Measure)
        .join(Aktionsraum, Aktionsraum.id == Measure.aktionsraum_id)
        .outerjoin(Pot, Pot.id == Measure.pot_id)
        .outerjoin(pot_area, pot_area.id == Pot.aktionsraum_id)
        .outerjoin(Fund, Fund.id == Pot.fund_id)
        .outerjoin(Commitment, Commitment.id == Measure.commitment_id)
        .where(Measure.id == measure.id)
    )
    slug, name, kind, pot_area_name, year, reserved, committed, paid = session().execute(query).one()
    return Surroundings(slug, name, kind, pot_area_name, year, Totals(reserved + committed, reserved, committed, paid))


def ideas_of(measure_id: int) -> list[IdeaLink]:
    """The ideas from which a measure comes, the oldest first."""
    query = (
        sa.select(
            Proposal.id, Proposal.title, Proposal.language, Proposal.state, Proposal.author_id, Proposal.published_at
        )
        .join(MeasureProposal, MeasureProposal.proposal_id == Proposal.id)
        .where(MeasureProposal.measure_id == measure_id)
        .order_by(Proposal.id)
    )
    return [IdeaLink(*row) for row in session().execute(query)]


def history_of(measure_id: int) -> list[HistoryRow]:
    """Every step of a measure's life, oldest first."""
    query = (
        sa.select(
            MeasureHistory.action,
            MeasureHistory.to_state,
            MeasureHistory.at,
            MeasureHistory.account_id,
            MeasureHistory.reason,
        )
        .where(MeasureHistory.measure_id == measure_id)
        .order_by(MeasureHistory.id)
    )
    return [
        HistoryRow(action, MeasureState(state), at, account_id, reason)
        for action, state, at, account_id, reason in session().execute(query)
    ]
