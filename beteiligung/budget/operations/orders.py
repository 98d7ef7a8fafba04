"""First signatures: orders that wait for the second one, and taking them back."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.budget import queries, refusals
from beteiligung.budget.models import Commitment, EntryKind, LedgerOrder
from beteiligung.budget.operations.book import lock, must_be_released, pot_of
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.core.i18n import N_


class MoneyCase(Protocol):
    """What the policy table asks about money that somebody wants to sign for."""

    @property
    def aktionsraum_id(self) -> int: ...

    @property
    def preparer_id(self) -> int | None: ...

    @property
    def checker_id(self) -> int | None: ...

    @property
    def first_signer_id(self) -> int | None: ...

    @property
    def touches_area_pot(self) -> bool: ...


def order_commitment(
    actor: Actor, commitment: Commitment, cents: int, *, case: MoneyCase, submission_key: str
) -> LedgerOrder:
    """First signature on granting ``cents`` of what is reserved. Sent twice with one key, it is one order."""
    require(actor, P.MONEY_FIRST_SIGNATURE, case, act="grant")
    refusals.must_be_positive(cents)
    lock(commitment)
    known = queries.own_order(submission_key, commitment.id, actor.account_id)
    if known is not None:
        return known
    if commitment.committed_cents:
        raise NotPossible(N_("Dieses Geld ist schon bewilligt."))
    _nothing_may_wait(commitment)
    must_be_released(pot_of(commitment))
    if cents > commitment.reserved_cents:
        raise refusals.more_than_reserved(commitment.reserved_cents)
    return _order(actor, commitment, submission_key, EntryKind.COMMITMENT, reserved_cents=-cents, committed_cents=cents)


def order_payment(
    actor: Actor,
    commitment: Commitment,
    cents: int,
    *,
    voucher: str,
    paid_on: date,
    case: MoneyCase,
    submission_key: str,
) -> LedgerOrder:
    """First signature on recording that the city has paid ``cents``. Payments that wait count as paid here.

    Raises NotPossible when it is more than is granted, InvalidInput for a voucher that is known already.
    """
    require(actor, P.MONEY_FIRST_SIGNATURE, case, act="payment")
    refusals.must_be_positive(cents)
    lock(commitment)
    known = queries.own_order(submission_key, commitment.id, actor.account_id)
    if known is not None:
        return known
    if any(order.kind is EntryKind.RELEASE for order in queries.pending_orders(commitment.id)):
        raise _something_waits()
    left = commitment.committed_cents - commitment.paid_cents - queries.ordered_payment_cents(commitment.id)
    if cents > left:
        raise refusals.more_than_granted(commitment.committed_cents, left)
    if queries.voucher_is_known(commitment.id, voucher):
        raise InvalidInput(N_("Die Belegnummer %(voucher)s steht hier schon."), voucher=voucher)
    return _order(
        actor, commitment, submission_key, EntryKind.PAYMENT, paid_cents=cents, voucher=voucher, booked_on=paid_on
    )


def order_release(actor: Actor, commitment: Commitment, *, case: MoneyCase, submission_key: str) -> LedgerOrder:
    """First signature on giving back everything that is bound and not paid."""
    require(actor, P.MONEY_FIRST_SIGNATURE, case, act="release")
    lock(commitment)
    known = queries.own_order(submission_key, commitment.id, actor.account_id)
    if known is not None:
        return known
    _nothing_may_wait(commitment)
    reserved, unpaid = commitment.reserved_cents, commitment.committed_cents - commitment.paid_cents
    if reserved + unpaid == 0:
        raise NotPossible(N_("Das bewilligte Geld ist ganz ausgezahlt. Es gibt nichts zurückzugeben."))
    return _order(
        actor, commitment, submission_key, EntryKind.RELEASE, reserved_cents=-reserved, committed_cents=-unpaid
    )


def _order(
    actor: Actor,
    commitment: Commitment,
    submission_key: str,
    kind: EntryKind,
    *,
    reserved_cents: int = 0,
    committed_cents: int = 0,
    paid_cents: int = 0,
    voucher: str | None = None,
    booked_on: date | None = None,
) -> LedgerOrder:
    return add(
        LedgerOrder(
            commitment_id=commitment.id,
            kind=kind,
            reserved_cents=reserved_cents,
            committed_cents=committed_cents,
            paid_cents=paid_cents,
            voucher=voucher,
            booked_on=booked_on or clock.today(),
            first_signer_id=actor.account_id,
            first_signed_at=clock.now(),
            submission_key=submission_key,
        )
    )


def _nothing_may_wait(commitment: Commitment) -> None:
    if queries.pending_orders(commitment.id):
        raise _something_waits()


def _something_waits() -> NotPossible:
    return NotPossible(
        N_("Hier wartet schon eine Anordnung auf die zweite Unterschrift. Nehmen Sie diese zuerst zurück.")
    )
