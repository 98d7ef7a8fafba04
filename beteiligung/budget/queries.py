"""Every SELECT about funds, pots and the project book."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import area_by_id
from beteiligung.budget.models import Commitment, EntryKind, Fund, LedgerEntry, LedgerOrder, Pot, PotKind
from beteiligung.core.database import session
from beteiligung.core.i18n import N_, Message


@dataclass(frozen=True)
class Totals:
    """Money of a year or of some pots, in cents. ``committed`` contains what was paid of it."""

    available: int = 0
    reserved: int = 0
    committed: int = 0
    paid: int = 0

    @property
    def left(self) -> int:
        """What is neither reserved nor committed."""
        return self.available - self.reserved - self.committed

    @property
    def unpaid(self) -> int:
        """What is granted and not paid yet."""
        return self.committed - self.paid

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is bound yet."""
        return self.reserved == 0 and self.committed == 0


@dataclass(frozen=True)
class PotRow:
    """A pot as pages show it. ``area_name`` and ``area_slug`` are None for the central one. Amounts in cents."""

    id: int
    kind: PotKind
    aktionsraum_id: int | None
    area_name: str | None
    area_slug: str | None
    money: Totals


def years() -> list[int]:
    """All years that have a fund, the newest first."""
    return list(session().scalars(sa.select(Fund.year).order_by(Fund.year.desc())))


def fund_of(year: int) -> Fund | None:
    """The fund of a year, or None."""
    return session().scalar(_FUND, {"year": year}) if 0 < year < _FAR_FUTURE else None


# What public pages ask is put together once; that takes longer than to run it.
_FUND = sa.select(Fund).where(Fund.year == sa.bindparam("year"))
_FAR_FUTURE = 10_000
"""No database column holds any number that an address may name."""


def fund_by_id(fund_id: int) -> Fund | None:
    return session().get(Fund, fund_id)


def totals(year: int) -> Totals | None:
    """A year's money in one row; None when the year has no fund."""
    row = session().execute(_TOTALS, {"year": year}).one_or_none()
    return Totals(*(int(cents) for cents in row)) if row else None


_BALANCES = (Pot.reserved_cents, Pot.committed_cents, Pot.paid_cents)
_TOTALS = (
    sa.select(
        Fund.amount_cents + Fund.third_party_cents,
        *(sa.func.coalesce(sa.func.sum(column), 0) for column in _BALANCES),
    )
    .outerjoin(Pot, Pot.fund_id == Fund.id)
    .where(Fund.year == sa.bindparam("year"))
    .group_by(Fund.id, Fund.amount_cents, Fund.third_party_cents)
)


def pot_rows(year: int) -> list[PotRow]:
    """The pots of a year with their money: the central one first, then by the names of the areas."""
    return [PotRow(*row[:5], Totals(*row[5:])) for row in session().execute(_POT_ROWS, {"year": year})]


_POT_ROWS = (
    sa.select(Pot.id, Pot.kind, Pot.aktionsraum_id, Aktionsraum.name, Aktionsraum.slug, Pot.amount_cents, *_BALANCES)
    .join(Fund, Fund.id == Pot.fund_id)
    .outerjoin(Aktionsraum, Aktionsraum.id == Pot.aktionsraum_id)
    .where(Fund.year == sa.bindparam("year"))
    .order_by(Pot.kind.desc(), Aktionsraum.name)
)


def added(pots: Iterable[PotRow], *, available: int | None = None) -> Totals:
    """Several pots as one. ``available``: of the whole fund, in cents, which may be more than its pots."""
    money = [pot.money for pot in pots]
    return Totals(
        available=sum(one.available for one in money) if available is None else available,
        reserved=sum(one.reserved for one in money),
        committed=sum(one.committed for one in money),
        paid=sum(one.paid for one in money),
    )


def pots_of(fund_id: int) -> list[Pot]:
    """The pots of a fund, the central one first."""
    return list(session().scalars(sa.select(Pot).where(Pot.fund_id == fund_id).order_by(Pot.kind.desc(), Pot.slug)))


def pot_by_id(pot_id: int) -> Pot | None:
    return session().get(Pot, pot_id)


def central_pot(year: int) -> Pot | None:
    """The Projektmittel of a year."""
    return session().scalar(_CENTRAL_POT, {"year": year})


def area_pot(aktionsraum_id: int, year: int) -> Pot | None:
    """The Aktionsraumfonds of an area in a year."""
    return session().scalar(_AREA_POT, {"year": year, "area": aktionsraum_id})


def pots_for(aktionsraum_id: int, year: int) -> list[Pot]:
    """The pots that an area's measures can ask: its own, if it has one, and the central one."""
    found = (area_pot(aktionsraum_id, year), central_pot(year))
    return [pot for pot in found if pot is not None]


_POTS = sa.select(Pot).join(Fund, Fund.id == Pot.fund_id).where(Fund.year == sa.bindparam("year"))
_CENTRAL_POT = _POTS.where(Pot.kind == PotKind.CENTRAL)
_AREA_POT = _POTS.where(Pot.aktionsraum_id == sa.bindparam("area"))


def pot_name(pot: Pot) -> Message:
    """How people call a pot."""
    if pot.kind is PotKind.CENTRAL:
        return Message(N_("Projektmittel"))
    area = area_by_id(pot.aktionsraum_id) if pot.aktionsraum_id is not None else None
    return Message(N_("Aktionsraumfonds %(area)s"), {"area": area.name if area else ""})


def commitment_by_id(commitment_id: int) -> Commitment | None:
    return session().get(Commitment, commitment_id)


def entries_of(commitment_id: int) -> list[LedgerEntry]:
    """The lines of the project book for one commitment, in the order in which they were written."""
    query = sa.select(LedgerEntry).where(LedgerEntry.commitment_id == commitment_id).order_by(LedgerEntry.id)
    return list(session().scalars(query))


def pending_orders(commitment_id: int) -> list[LedgerOrder]:
    """Orders that wait for the second signature, the oldest first."""
    query = sa.select(LedgerOrder).where(LedgerOrder.commitment_id == commitment_id, *_PENDING)
    return list(session().scalars(query.order_by(LedgerOrder.id)))


def commitments_with_pending_orders(commitment_ids: Collection[int]) -> set[int]:
    """Which of these commitments wait for a second signature."""
    query = sa.select(LedgerOrder.commitment_id).where(LedgerOrder.commitment_id.in_(commitment_ids), *_PENDING)
    return set(session().scalars(query))


def order_by_id(order_id: int) -> LedgerOrder | None:
    return session().get(LedgerOrder, order_id) if 0 < order_id < 2**31 else None


def own_order(submission_key: str, commitment_id: int | None, signer_id: int | None) -> LedgerOrder | None:
    """The order that a form of this person has made already."""
    return session().scalar(
        sa.select(LedgerOrder).where(
            LedgerOrder.submission_key == submission_key,
            LedgerOrder.commitment_id == commitment_id,
            LedgerOrder.first_signer_id == signer_id,
        )
    )


def ordered_payment_cents(commitment_id: int) -> int:
    """Cents in payments that wait for the second signature."""
    query = sa.select(sa.func.coalesce(sa.func.sum(LedgerOrder.paid_cents), 0)).where(
        LedgerOrder.commitment_id == commitment_id, LedgerOrder.kind == EntryKind.PAYMENT, *_PENDING
    )
    return int(session().scalar(query) or 0)


def voucher_is_known(commitment_id: int, voucher: str) -> bool:
    """Whether a voucher number stands in the project book for this commitment, or waits for its signature."""
    booked = sa.select(LedgerEntry.id).where(
        LedgerEntry.commitment_id == commitment_id,
        LedgerEntry.kind == EntryKind.PAYMENT,
        LedgerEntry.voucher == voucher,
    )
    waiting = sa.select(LedgerOrder.id).where(
        LedgerOrder.commitment_id == commitment_id, LedgerOrder.voucher == voucher, *_PENDING
    )
    return session().scalar(sa.select(sa.or_(booked.exists(), waiting.exists()))) is True


_PENDING = (LedgerOrder.entry_id.is_(None), LedgerOrder.taken_back_at.is_(None))
