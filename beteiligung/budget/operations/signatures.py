"""Second signatures: an order becomes a line of the project book, or is taken back."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.budget import refusals
from beteiligung.budget.models import Commitment, EntryKind, LedgerEntry, LedgerOrder
from beteiligung.budget.operations.book import book, lock, must_be_released, pot_of
from beteiligung.budget.operations.orders import MoneyCase
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_


def sign_order(actor: Actor, order: LedgerOrder, case: MoneyCase) -> LedgerEntry:
    """Second signature: the order becomes a line of the project book. Signing twice books once.

    What a commitment leaves of its reservation goes back to the pot in the same act.
    """
    require(actor, P.MONEY_SECOND_SIGNATURE, case)
    commitment = _lock_for(order)
    if order.entry_id is not None and order.second_signer_id == actor.account_id:
        return session().get_one(LedgerEntry, order.entry_id)
    _must_wait(order)
    if order.first_signer_id == actor.account_id:
        raise refusals.signed_first()
    _must_still_fit(order, commitment)
    signers = {"first": order.first_signer_id, "second": actor.account_id}
    entry = book(commitment, _entry_from(order), **signers)
    order.entry_id, order.second_signer_id, order.second_signed_at = entry.id, actor.account_id, clock.now()
    if order.kind is EntryKind.COMMITMENT and commitment.reserved_cents:
        rest = LedgerEntry(kind=EntryKind.RELEASE, reserved_cents=-commitment.reserved_cents, booked_on=order.booked_on)
        book(commitment, rest, **signers)
    session().flush()
    return entry


def take_back_order(actor: Actor, order: LedgerOrder, case: MoneyCase) -> None:
    """Take an order back that still waits for its second signature. Twice is as good as once."""
    require(actor, P.MONEY_FIRST_SIGNATURE, case, act="take_back")
    _lock_for(order)
    if order.taken_back_at is not None:
        return
    _must_wait(order)
    order.taken_back_at = clock.now()
    session().flush()


def _entry_from(order: LedgerOrder) -> LedgerEntry:
    return LedgerEntry(
        kind=order.kind,
        reserved_cents=order.reserved_cents,
        committed_cents=order.committed_cents,
        paid_cents=order.paid_cents,
        voucher=order.voucher,
        booked_on=order.booked_on,
    )


def _lock_for(order: LedgerOrder) -> Commitment:
    commitment = session().get_one(Commitment, order.commitment_id)
    lock(commitment)
    lock(order)
    return commitment


def _must_wait(order: LedgerOrder) -> None:
    if order.entry_id is not None:
        raise refusals.already_signed()
    if order.taken_back_at is not None:
        raise refusals.already_taken_back()


def _must_still_fit(order: LedgerOrder, commitment: Commitment) -> None:
    """The rules once more, since other orders may have been booked after the first signature."""
    unpaid = commitment.committed_cents - commitment.paid_cents
    if order.kind is EntryKind.COMMITMENT:
        must_be_released(pot_of(commitment))
        if order.committed_cents > commitment.reserved_cents:
            raise refusals.more_than_reserved(commitment.reserved_cents)
    elif order.kind is EntryKind.PAYMENT:
        if order.paid_cents > unpaid:
            raise refusals.more_than_granted(commitment.committed_cents, unpaid)
    elif (order.reserved_cents, order.committed_cents) != (-commitment.reserved_cents, -unpaid):
        raise NotPossible(N_("Der Betrag stimmt nicht mehr. Bitte nehmen Sie die Anordnung zurück."))
