"""Funds, pots and what they bind. All amounts are integer cents; balances are left to the triggers."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.accounts.models import Account
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.budget.models import Commitment, EntryKind, Fund, LedgerEntry, LedgerOrder, Pot, PotKind, PotStatus
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.tokens import new_token
from tests.support.factories.base import factory
from tests.support.factories.people import make_staff

FUND_CENTS = 230_000_00
CENTRAL_CENTS = 165_000_00
AREA_CENTS = 5_000_00


@factory
def make_fund(year: int | None = None, *, amount_cents: int = FUND_CENTS) -> Fund:
    """A year's money; the present year unless said otherwise. Asking again gives the same one."""
    year = year or clock.today().year
    found = session().scalar(sa.select(Fund).where(Fund.year == year))
    return found or add(Fund(year=year, amount_cents=amount_cents))


@factory
def make_pot(
    area: Aktionsraum | None = None,
    *,
    fund: Fund | None = None,
    amount_cents: int | None = None,
    status: PotStatus = PotStatus.RELEASED,
) -> Pot:
    """The central pot, or an area's. Asking again gives the same one."""
    fund = fund or make_fund()
    slug = area.slug if area else "zentral"
    found = session().scalar(sa.select(Pot).where(Pot.fund_id == fund.id, Pot.slug == slug))
    if found is not None:
        return found
    return add(
        Pot(
            fund_id=fund.id,
            slug=slug,
            kind=PotKind.AREA if area else PotKind.CENTRAL,
            aktionsraum_id=area.id if area else None,
            status=status,
            amount_cents=amount_cents if amount_cents is not None else AREA_CENTS if area else CENTRAL_CENTS,
        )
    )


@factory
def make_commitment(pot: Pot, *, reserved_cents: int, committed_cents: int = 0, paid_cents: int = 0) -> Commitment:
    """Money bound by ledger entries: first reserved, then committed, then paid, each amount in cents."""
    commitment = add(Commitment(pot_id=pot.id, created_at=clock.now()))
    _book(commitment.id, pot, EntryKind.RESERVATION, reserved_cents=reserved_cents)
    book_grant(commitment.id, pot, committed_cents, paid_cents)
    return commitment


def book_grant(commitment_id: int, pot: Pot, committed_cents: int, paid_cents: int = 0) -> None:
    """Turn reserved cents into committed ones, and pay some of them, each signed by two."""
    if committed_cents:
        _book(
            commitment_id, pot, EntryKind.COMMITMENT, reserved_cents=-committed_cents, committed_cents=committed_cents
        )
    if paid_cents:
        _book(commitment_id, pot, EntryKind.PAYMENT, paid_cents=paid_cents)


def _book(commitment_id: int, pot: Pot, kind: EntryKind, **amounts: int) -> None:
    signed = kind is not EntryKind.RESERVATION
    add(
        LedgerEntry(
            commitment_id=commitment_id,
            pot_id=pot.id,
            kind=kind,
            voucher=f"{clock.today().year}-{commitment_id}" if kind is EntryKind.PAYMENT else None,
            booked_on=clock.today(),
            recorded_at=clock.now(),
            first_signer_id=make_staff("coordinator").id if signed else None,
            second_signer_id=make_staff("coordinator").id if signed else None,
            **amounts,
        )
    )


@factory
def make_order(commitment: Commitment, first_signer: Account, *, amount_cents: int) -> LedgerOrder:
    """A commitment of ``amount_cents`` that carries the first signature and waits for the second."""
    return add(
        LedgerOrder(
            commitment_id=commitment.id,
            kind=EntryKind.COMMITMENT,
            reserved_cents=-amount_cents,
            committed_cents=amount_cents,
            booked_on=clock.today(),
            first_signer_id=first_signer.id,
            first_signed_at=clock.now(),
            submission_key=new_token()[:40],
        )
    )
