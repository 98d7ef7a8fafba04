"""The project book: waiting for rows, writing lines, setting money aside."""

from __future__ import annotations

from datetime import date

from beteiligung.access.actor import Actor
from beteiligung.budget import queries, refusals
from beteiligung.budget.models import Commitment, EntryKind, LedgerEntry, LedgerOrder, Pot, PotStatus
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_


def reserve(actor: Actor, pot: Pot, cents: int, *, on: date | None = None, is_demo: bool = False) -> Commitment:
    """Set money of a pot aside for one measure; gives the commitment that holds it. Amount in cents.

    A primitive of ``measures.operations.decide_measure``, which has asked the policy table. ``on`` is the day of the
    decision. Raises NotPossible when the pot is not released, is another year's, or has too little left.
    """
    refusals.must_be_positive(cents)
    on = on or clock.today()
    lock(pot)
    must_be_released(pot)
    fund = queries.fund_by_id(pot.fund_id)
    if fund is None or fund.year != on.year:
        raise NotPossible(
            N_("Dieser Topf gehört zum Jahr %(year)s. Der Beschluss ist aus einem anderen Jahr."),
            year=str(fund.year if fund else ""),
        )
    if cents > pot.left_cents:
        raise refusals.too_little_left(queries.pot_name(pot), pot.left_cents, cents)
    commitment = add(Commitment(pot_id=pot.id, created_at=clock.now(), is_demo=is_demo))
    book(
        commitment, LedgerEntry(kind=EntryKind.RESERVATION, reserved_cents=cents, booked_on=on), first=actor.account_id
    )
    return commitment


def book(
    commitment: Commitment, entry: LedgerEntry, *, first: int | None = None, second: int | None = None
) -> LedgerEntry:
    """Write one line of the project book. The database changes the balances; they are read again afterwards."""
    entry.commitment_id, entry.pot_id = commitment.id, commitment.pot_id
    entry.first_signer_id, entry.second_signer_id = first, second
    entry.recorded_at = clock.now()
    add(entry)
    session().refresh(commitment)
    session().refresh(pot_of(commitment))
    return entry


def lock(row: Pot | Commitment | LedgerOrder) -> None:
    """Wait for the row and read it as it is now; keys stay free for the foreign keys of other bookings."""
    session().refresh(row, with_for_update={"key_share": True})


def pot_of(commitment: Commitment) -> Pot:
    return session().get_one(Pot, commitment.pot_id)


_NOT_RELEASED = {
    PotStatus.ANNOUNCED: N_("Der Topf %(pot)s ist erst angekündigt. Noch lässt sich kein Geld binden."),
    PotStatus.PROVISIONAL: N_("Der Topf %(pot)s ist nur vorläufig. Noch lässt sich kein Geld binden."),
    PotStatus.BLOCKED: N_("Der Topf %(pot)s ist gesperrt."),
    PotStatus.CLOSED: N_("Der Topf %(pot)s ist geschlossen."),
}


def must_be_released(pot: Pot) -> None:
    if pot.status is not PotStatus.RELEASED:
        raise NotPossible(_NOT_RELEASED[pot.status], pot=queries.pot_name(pot))
