"""A measure's file: who took part in it, as the rules about money ask, and its contact."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from beteiligung.budget.models import Commitment, LedgerOrder, Pot, PotKind
from beteiligung.core.database import session
from beteiligung.measures.models import Measure, MeasureContact, MeasureHistory, MeasureProposal
from beteiligung.measures.states import PREPARING
from beteiligung.proposals.models import Proposal


@dataclass(frozen=True)
class Case:
    """A measure with its money and everybody who took part, as the policy table asks for it.

    ``preparer_ids`` are all who ever prepared it, ``author_ids`` those whose ideas it comes from, co-authors as well.
    """

    measure: Measure
    pot: Pot | None
    commitment: Commitment | None
    order: LedgerOrder | None
    preparer_ids: frozenset[int]
    author_ids: frozenset[int]

    @property
    def aktionsraum_id(self) -> int:
        return self.measure.aktionsraum_id

    @property
    def co_author_ids(self) -> frozenset[int]:
        """For whom its money is a cause of their own."""
        return self.author_ids

    @property
    def organisation_id(self) -> int | None:
        return self.measure.organisation_id

    @property
    def is_sent(self) -> bool:
        """A measure is nobody's draft."""
        return True

    @property
    def preparer_id(self) -> int | None:
        return self.measure.preparer_id

    @property
    def checker_id(self) -> int | None:
        return self.measure.checker_id

    @property
    def first_signer_id(self) -> int | None:
        return self.order.first_signer_id if self.order else None

    @property
    def touches_area_pot(self) -> bool:
        """Whether the money comes from the fund of the measure's own area."""
        return (
            self.pot is not None
            and self.pot.kind is PotKind.AREA
            and self.pot.aktionsraum_id == self.measure.aktionsraum_id
        )


def case_of(measure: Measure, order: LedgerOrder | None = None) -> Case:
    """The measure as a case; with an order, the case of signing it."""
    preparers = sa.select(MeasureHistory.account_id).where(
        MeasureHistory.measure_id == measure.id, MeasureHistory.action.in_(PREPARING)
    )
    authors = (
        sa.select(Proposal.author_id)
        .join(
            MeasureProposal,
            sa.or_(
                MeasureProposal.proposal_id == Proposal.id,
                sa.and_(MeasureProposal.proposal_id == Proposal.lead_id, Proposal.co_author_of_id == Proposal.lead_id),
            ),
        )
        .where(MeasureProposal.measure_id == measure.id)
    )
    return Case(
        measure=measure,
        pot=session().get(Pot, measure.pot_id) if measure.pot_id else None,
        commitment=session().get(Commitment, measure.commitment_id) if measure.commitment_id else None,
        order=order,
        preparer_ids=frozenset(one for one in (measure.preparer_id, *session().scalars(preparers)) if one is not None),
        author_ids=frozenset(one for one in session().scalars(authors) if one is not None),
    )


def contact_of(measure_id: int) -> MeasureContact | None:
    """The adult contact of a measure's body; only for its file."""
    return session().get(MeasureContact, measure_id)


def has_contact(measure_id: int) -> bool:
    """Whether there is one, without reading it."""
    query = sa.select(sa.exists().where(MeasureContact.measure_id == measure_id))
    return bool(session().scalar(query))


def measure_of_order(order: LedgerOrder) -> Measure | None:
    """The measure whose money an order is about."""
    return session().scalar(sa.select(Measure).where(Measure.commitment_id == order.commitment_id))
