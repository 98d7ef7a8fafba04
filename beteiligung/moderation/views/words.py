"""How the desk says what waits, since when, and until when it was promised."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel import Locale, UnknownLocaleError
from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from beteiligung.core import clock
from beteiligung.moderation.models import WaitingKind
from beteiligung.proposals.models import ProposalState
from beteiligung.web.languages import LANGUAGES
from beteiligung.web.templating import day

ICONS = {
    WaitingKind.NEW_IDEA: "send",
    WaitingKind.ANSWERED_IDEA: "question",
    WaitingKind.CHECK_MEASURE: "paper",
    WaitingKind.SIGN_MONEY: "coins",
}


def kind_word(kind: WaitingKind) -> str:
    """What an entry is about."""
    words = {
        WaitingKind.NEW_IDEA: _("Neue Idee"),
        WaitingKind.ANSWERED_IDEA: _("Antwort auf Rückfrage"),
        WaitingKind.CHECK_MEASURE: _("Formale Prüfung"),
        WaitingKind.SIGN_MONEY: _("Zweite Unterschrift"),
    }
    return str(words[kind])


def kinds_word(kind: WaitingKind) -> str:
    """All entries of a kind, on a filter."""
    words = {
        WaitingKind.NEW_IDEA: _("Neue Ideen"),
        WaitingKind.ANSWERED_IDEA: _("Antworten"),
        WaitingKind.CHECK_MEASURE: _("Formale Prüfungen"),
        WaitingKind.SIGN_MONEY: _("Unterschriften"),
    }
    return str(words[kind])


def state_word(state: str) -> str:
    """The state of an idea, as the desk calls it."""
    words = {
        ProposalState.DRAFT: _("Begonnen"),
        ProposalState.UNCONFIRMED: _("Gesendet, noch nicht bestätigt"),
        ProposalState.SUBMITTED: _("Eingereicht"),
        ProposalState.RETURNED: _("Rückfrage gestellt"),
        ProposalState.PUBLISHED: _("Veröffentlicht"),
        ProposalState.IN_REVIEW: _("In Prüfung genommen"),
        ProposalState.PROMOTED: _("In eine Maßnahme überführt"),
        ProposalState.DECLINED: _("Wird nicht umgesetzt"),
        ProposalState.REJECTED: _("Nicht veröffentlicht"),
        ProposalState.MERGED: _("Zusammengelegt"),
        ProposalState.FORWARDED: _("Weitergeleitet"),
        ProposalState.RESTING: _("Ruht"),
        ProposalState.WITHDRAWN: _("Zurückgezogen"),
        ProposalState.LAPSED: _("Verfallen"),
    }
    return str(words[ProposalState(state)])


def kinds_of_state(state: ProposalState) -> str:
    """The ideas of a state that officers look after, on a filter."""
    words = {
        ProposalState.PUBLISHED: _("Im Gespräch"),
        ProposalState.IN_REVIEW: _("In Prüfung"),
        ProposalState.PROMOTED: _("In einer Maßnahme"),
    }
    return str(words[state])


def step_word(action: str, to_state: str) -> str:
    """A step in the life of an idea."""
    words = {
        "answer": _("Rückfrage beantwortet"),
        "unreview": _("Zurück ins Gespräch gegeben"),
        "reopen": _("Wieder in Prüfung genommen"),
    }
    return words.get(action) or state_word(to_state)


def role_word(role: str) -> str:
    """Who decided, by role."""
    return str(_("Projektbüro")) if role == "coordinator" else str(_("Aktionsraumbeauftragte"))


def waiting_words(since: datetime) -> str:
    """How long an entry has waited."""
    days = (clock.today() - clock.day_of(since)).days
    hours = int((clock.now() - since).total_seconds() // 3600)
    if days > 0 and hours >= 12:
        return str(ngettext("wartet seit %(num)s Tag", "wartet seit %(num)s Tagen", days))
    if hours > 0:
        return str(ngettext("wartet seit %(num)s Stunde", "wartet seit %(num)s Stunden", hours))
    return str(_("gerade gekommen"))


def due_words(due_on: date) -> tuple[str, str]:
    """Until when an answer was promised, and the tint that goes with it."""
    left = due_on - clock.today()
    if left < timedelta(0):
        return str(_("überfällig seit %(day)s", day=_near(due_on))), "bad"
    if not left:
        return str(_("heute fällig")), "bad"
    return str(_("bis %(day)s", day=_near(due_on))), "wait" if left <= timedelta(days=2) else "plain"


def language_word(address: str) -> str:
    """The language of a contribution, in German."""
    language = LANGUAGES.get(address)
    if language is None:
        return address
    try:
        return Locale.parse(language.locale).get_language_name("de") or language.name
    except (ValueError, UnknownLocaleError):
        return language.name


def _near(other: date) -> str:
    """A weekday within the week around today, else the date."""
    return str(format_date(other, "EEEE")) if abs(other - clock.today()) < timedelta(days=7) else day(other)
