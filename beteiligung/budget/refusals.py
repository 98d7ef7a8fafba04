"""What the money rules say when they say no.

The operations look first and answer with the amounts. The database refuses the same once more, for the moment in
which many people press the button at once: then the sentence of the broken constraint or trigger is shown.
"""

from __future__ import annotations

from functools import partial

from beteiligung.core.constraints import means
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.core.i18n import N_, Message
from beteiligung.core.money import Money


def too_little_left(pot: Message, left: int, wanted: int) -> NotPossible:
    """The pot has ``left`` cents, ``wanted`` cents are asked for."""
    if left <= 0:
        return NotPossible(
            N_("Im Topf %(pot)s ist kein Geld mehr frei. Gebraucht werden %(wanted)s."), pot=pot, wanted=Money(wanted)
        )
    return NotPossible(
        N_("Im Topf %(pot)s sind noch %(left)s frei. Das reicht nicht für %(wanted)s."),
        pot=pot,
        left=Money(left),
        wanted=Money(wanted),
    )


def more_than_granted(granted: int, left: int) -> NotPossible:
    """Of ``granted`` cents only ``left`` cents are neither paid nor ordered."""
    return NotPossible(
        N_("Bewilligt sind %(granted)s. Davon sind noch %(left)s nicht ausgezahlt und nicht angeordnet."),
        granted=Money(granted),
        left=Money(left),
    )


def more_than_reserved(reserved: int) -> NotPossible:
    """Only what was decided can be granted: ``reserved`` cents."""
    return NotPossible(N_("Beschlossen sind %(reserved)s. Mehr lässt sich nicht bewilligen."), reserved=Money(reserved))


def signed_first() -> Forbidden:
    return Forbidden(N_("Die zweite Unterschrift gibt jemand anderes: Sie haben schon zuerst unterschrieben."))


def already_signed() -> Stale:
    return Stale(N_("Diese Anordnung ist schon unterschrieben. Das Geld ist gebucht."))


def already_taken_back() -> Stale:
    return Stale(N_("Diese Anordnung wurde inzwischen zurückgenommen."))


def pots_above_fund(pots: int, fund: int) -> NotPossible:
    """The pots add up to ``pots`` cents, the year has ``fund`` cents."""
    return NotPossible(
        N_("Die Töpfe sind zusammen %(pots)s. Das Jahresbudget hat nur %(fund)s."), pots=Money(pots), fund=Money(fund)
    )


def must_be_positive(cents: int) -> None:
    """Raise InvalidInput for an amount of nothing or less."""
    if cents <= 0:
        raise InvalidInput(N_("Der Betrag muss größer als null sein."))


_MEANINGS: dict[str, str] = {
    "ck_pots_bound_within_amount": N_(
        "Im Topf ist dafür nicht mehr genug Geld frei. Jemand anderes war eben schneller."
    ),
    "ck_pots_balances_not_negative": N_("So viel Geld ist in diesem Topf nicht gebunden."),
    "ck_pots_paid_within_committed": N_("Es lässt sich nicht mehr auszahlen, als bewilligt ist."),
    "ck_commitments_balances_not_negative": N_("So viel Geld ist für diese Maßnahme nicht gebunden."),
    "ck_commitments_paid_within_committed": N_("Es lässt sich nicht mehr auszahlen, als bewilligt ist."),
    "ck_funds_pots_within_fund": N_("Die Töpfe wären zusammen größer als das Jahresbudget."),
    "ck_funds_not_negative": N_("Ein Jahresbudget kann nicht unter null liegen."),
    "ck_pots_amount_not_negative": N_("Ein Topf kann nicht unter null liegen."),
    "uq_funds_year": N_("Für dieses Jahr gibt es schon ein Jahresbudget."),
    "funds.year": N_("Für dieses Jahr gibt es schon ein Jahresbudget."),
    "ledger_is_append_only": N_("Das Projektbuch wird nie geändert. Eine Korrektur ist eine neue Zeile."),
    "balances_follow_the_ledger": N_("Ein Kontostand ändert sich nur durch eine Buchung im Projektbuch."),
    "row_exists_already": N_("Diese Zeile steht schon im Projektbuch."),
    "money_stays": N_("Hier ist Geld gebunden. Diese Zeile bleibt, wie sie ist."),
    "uq_ledger_orders_submission_key": N_("Das haben Sie schon gesendet."),
    "ledger_orders.submission_key": N_("Das haben Sie schon gesendet."),
}


def _register() -> None:
    for name, text in _MEANINGS.items():
        means(name, partial(NotPossible, text))
    means("ck_ledger_orders_booked_or_taken_back", Stale)
    for name in ("ck_ledger_entries_four_eyes", "ck_ledger_orders_four_eyes"):
        means(name, signed_first)


_register()
