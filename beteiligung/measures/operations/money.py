"""Two signatures on everything about money: grant, payment, giving back."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.budget import operations as budget
from beteiligung.budget.models import Commitment, EntryKind, LedgerEntry, LedgerOrder
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, NotFound, NotPossible
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.measures.events import (
    MeasureCancelled,
    MeasureGranted,
    MoneyBooked,
    MoneyOrdered,
    OrderTakenBack,
)
from beteiligung.measures.four_eyes import require_in_words
from beteiligung.measures.models import GrantKind, Measure, MeasureProposal, MeasureState
from beteiligung.measures.operations.holding import begin_order, lock, must_be_in
from beteiligung.measures.queries import case_of
from beteiligung.measures.states import CANCELLABLE, EXITS, MEASURE_WORKFLOW, PAYABLE
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState

_SIGNED_IN_STATE = {
    EntryKind.COMMITMENT: frozenset({MeasureState.DECIDED}),
    EntryKind.PAYMENT: PAYABLE,
    EntryKind.RELEASE: CANCELLABLE,
}


def order_grant(
    actor: Actor,
    measure: Measure,
    *,
    cents: int,
    grant_kind: GrantKind,
    submission_key: str,
    version: int | None = None,
) -> LedgerOrder:
    """First signature on granting ``cents`` of what was decided."""
    case = case_of(measure)
    require_in_words(actor, P.MONEY_FIRST_SIGNATURE, case, act="grant")
    known = begin_order(actor, measure, submission_key, version=version, states={MeasureState.DECIDED})
    if known is not None:
        return known
    order = budget.order_commitment(actor, _commitment(measure), cents, case=case, submission_key=submission_key)
    measure.grant_kind = grant_kind
    session().flush()
    emit(MoneyOrdered(measure.id))
    return order


def order_payment(
    actor: Actor,
    measure: Measure,
    *,
    cents: int,
    voucher: str,
    paid_on: date,
    submission_key: str,
    version: int | None = None,
) -> LedgerOrder:
    """First signature on the record that the city has paid ``cents`` under a voucher number.

    Payments, those that wait for their signature included, never exceed the grant.
    """
    case = case_of(measure)
    require_in_words(actor, P.MONEY_FIRST_SIGNATURE, case, act="payment")
    known = begin_order(actor, measure, submission_key, version=version, states=PAYABLE)
    if known is not None:
        return known
    if paid_on > clock.today():
        raise InvalidInput(N_("Das Datum der Zahlung liegt in der Zukunft. Bitte prüfen Sie es."))
    if measure.decided_on and paid_on < measure.decided_on:
        raise InvalidInput(N_("Am %(day)s war noch nichts beschlossen. Bitte prüfen Sie das Datum."), day=paid_on)
    order = budget.order_payment(
        actor,
        _commitment(measure),
        cents,
        voucher=voucher,
        paid_on=paid_on,
        case=case,
        submission_key=submission_key,
    )
    emit(MoneyOrdered(measure.id))
    return order


def order_release(actor: Actor, measure: Measure, *, submission_key: str, version: int | None = None) -> LedgerOrder:
    """First signature on cancelling the measure: everything bound and not paid goes back to the pot."""
    case = case_of(measure)
    require_in_words(actor, P.MONEY_FIRST_SIGNATURE, case, act="release")
    known = begin_order(actor, measure, submission_key, version=version, states=CANCELLABLE)
    if known is not None:
        return known
    order = budget.order_release(actor, _commitment(measure), case=case, submission_key=submission_key)
    emit(MoneyOrdered(measure.id))
    return order


def sign_order(actor: Actor, measure: Measure, order: LedgerOrder) -> LedgerEntry:
    """Second signature: the order is booked, and the measure takes the step that goes with it.

    A grant makes it granted; giving back makes it cancelled, and its ideas return to review when no other measure of
    theirs is under way. Signing twice does it once.
    """
    case = case_of(measure, order)
    require_in_words(actor, P.MONEY_SECOND_SIGNATURE, case)
    _lock_with(measure, order)
    if not order.is_pending:
        return budget.sign_order(actor, order, case)
    must_be_in(measure, _SIGNED_IN_STATE[order.kind])
    entry = budget.sign_order(actor, order, case)
    if order.kind is EntryKind.COMMITMENT:
        MEASURE_WORKFLOW.apply(measure, "grant", by=actor)
        emit(MeasureGranted(measure.id))
    if order.kind is EntryKind.RELEASE:
        MEASURE_WORKFLOW.apply(measure, "cancel", by=actor)
        _reopen_ideas(actor, measure)
        emit(MeasureCancelled(measure.id))
    emit(MoneyBooked(measure.id))
    return entry


def take_back_order(actor: Actor, measure: Measure, order: LedgerOrder) -> None:
    """Take back an order that still waits for its second signature."""
    case = case_of(measure, order)
    require_in_words(actor, P.MONEY_FIRST_SIGNATURE, case, act="take_back")
    _lock_with(measure, order)
    was_pending = order.is_pending
    budget.take_back_order(actor, order, case)
    if was_pending:
        emit(OrderTakenBack(measure.id))


def _lock_with(measure: Measure, order: LedgerOrder) -> None:
    """Wait for the measure; an order of another one is none of it."""
    if order.commitment_id != measure.commitment_id:
        raise NotFound
    lock(measure)
    session().refresh(order)


def _commitment(measure: Measure) -> Commitment:
    if measure.commitment_id is None:
        raise NotPossible(N_("Für diese Maßnahme ist noch kein Geld beschlossen."))
    return session().get_one(Commitment, measure.commitment_id)


def _reopen_ideas(actor: Actor, measure: Measure) -> None:
    """Ideas whose measures all ended go back to review."""
    link = aliased(MeasureProposal)
    still_under_way = (
        sa.select(Measure.id)
        .join(link, link.measure_id == Measure.id)
        .where(link.proposal_id == Proposal.id, Measure.state.not_in(EXITS))
    )
    query = (
        sa.select(Proposal)
        .join(MeasureProposal, MeasureProposal.proposal_id == Proposal.id)
        .where(
            MeasureProposal.measure_id == measure.id,
            Proposal.state == ProposalState.PROMOTED,
            Proposal.is_not_locked(),
            ~still_under_way.exists(),
        )
        .order_by(Proposal.id)
    )
    for proposal in session().scalars(query).all():
        proposals.reopen_proposal(actor, proposal)
