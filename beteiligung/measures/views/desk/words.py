"""Words of the desk about money and steps."""

from __future__ import annotations

from flask_babel import gettext as _

from beteiligung.budget.models import EntryKind, LedgerOrder, Pot
from beteiligung.budget.queries import pot_name
from beteiligung.measures.desk_forms import REASON_WORDS
from beteiligung.measures.queries import HistoryRow
from beteiligung.measures.states import AskBackReason
from beteiligung.web.messages import euros, say


def pot_word(pot: Pot) -> str:
    """How people call a pot."""
    return say(pot_name(pot))


def pot_choice(pot: Pot) -> str:
    """A pot to choose, with what is left in it."""
    return str(_("%(pot)s, noch frei: %(left)s", pot=pot_word(pot), left=euros(pot.left_cents)))


def order_sentence(order: LedgerOrder) -> str:
    """What an order would do."""
    amount = euros(order.amount_cents)
    sentences = {
        EntryKind.COMMITMENT: _("%(amount)s bewilligen", amount=amount),
        EntryKind.PAYMENT: _("%(amount)s auszahlen, Beleg %(voucher)s", amount=amount, voucher=order.voucher or ""),
        EntryKind.RELEASE: _("Maßnahme abbrechen und %(amount)s zurückgeben", amount=amount),
    }
    return str(sentences[order.kind])


def step_words(row: HistoryRow) -> tuple[str, str | None]:
    """What a step in the file is called, and its reason."""
    names = {
        "promote": _("Aus der Idee wurde eine Maßnahme"),
        "change": _("Angaben geändert"),
        "apply": _("Antrag eingetragen"),
        "ask_back": _("Rückfrage zum Antrag"),
        "check": _("Formal geprüft"),
        "decide": _("Beschluss eingetragen"),
        "grant": _("Bewilligt"),
        "start": _("Umsetzung begonnen"),
        "cancel": _("Abgebrochen"),
    }
    reasons = {reason.value: words for reason, words in REASON_WORDS.items()}
    known = row.reason in set(AskBackReason)
    return str(names.get(row.action, row.to_state)), str(reasons[row.reason]) if known and row.reason else None
