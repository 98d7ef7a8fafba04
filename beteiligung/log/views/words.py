"""What the codes of the log mean."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core.i18n import N_
from beteiligung.log.operations.noting import COMMAND

ACTS: dict[P, str] = {
    P.STAFF_SIGN_IN: N_("Angemeldet"),
    P.PROPOSAL_RELEASE: N_("Idee freigegeben"),
    P.PROPOSAL_PUBLISH: N_("Idee veröffentlicht"),
    P.PROPOSAL_RETURN: N_("Rückfrage gestellt"),
    P.PROPOSAL_REJECT: N_("Idee nicht veröffentlicht"),
    P.PROPOSAL_REVIEW: N_("Idee in Prüfung genommen oder zurückgegeben"),
    P.PROPOSAL_MASK: N_("Stelle oder Foto bearbeitet"),
    P.PROPOSAL_ATTACH: N_("Unterlage angehängt oder entfernt"),
    P.PROPOSAL_PROMOTE: N_("Idee in eine Maßnahme überführt"),
    P.PROPOSAL_REOPEN: N_("Idee wieder in Prüfung genommen"),
    P.COMMENT_LET_THROUGH: N_("Kommentar durchgelassen"),
    P.COMMENT_RULES_EDIT: N_("Regeln für Kommentare geändert"),
    P.PERSON_BLOCK: N_("Person gesperrt"),
    P.PERSON_UNBLOCK: N_("Sperre aufgehoben"),
    P.COMMENT_ANSWER: N_("Antwort geschrieben"),
    P.DESK_SHARE: N_("Eintrag begonnen, zurückgelegt oder übergeben"),
    P.ABSENCE_NOTE: N_("Abwesenheit eingetragen oder gelöscht"),
    P.MEASURE_PREPARE: N_("Maßnahme vorbereitet"),
    P.MEASURE_CHECK: N_("Maßnahme formal geprüft"),
    P.MEASURE_DECIDE: N_("Beschluss oder Stand einer Maßnahme festgehalten"),
    P.MONEY_FIRST_SIGNATURE: N_("Erste Unterschrift"),
    P.MONEY_SECOND_SIGNATURE: N_("Zweite Unterschrift"),
    P.CONTACT_READ: N_("Kontaktdaten geöffnet"),
    P.LOG_EXPORT: N_("Protokoll als Datei geholt"),
    P.LOG_REQUEST_PERSON: N_("Einträge einer Person angefordert"),
    P.LOG_WITHDRAW_REQUEST: N_("Anfrage zurückgezogen"),
    P.LOG_APPROVE_PERSON: N_("Anfrage zugestimmt"),
    P.LOG_READ_PERSON: N_("Einträge einer Person geöffnet"),
}
"""Everything that staff do in their office."""

THINGS = {
    "proposals": N_("Idee"),
    "comments": N_("Kommentar"),
    "measures": N_("Maßnahme"),
    "waiting_items": N_("Eintrag im Eingang"),
    "accounts": N_("Konto"),
    "comment_rules": N_("Regeln für Kommentare"),
    "blocks": N_("Sperre"),
    "absences": N_("Abwesenheit"),
    "aktionsraeume": N_("Aktionsraum"),
    "access_links": N_("Einmaliger Zugang"),
    "cities": N_("Stadt"),
    "log_person_requests": N_("Anfrage zum Protokoll"),
}
"""Tables by the word for one of their rows."""

ROLES = {
    "officer": N_("Aktionsraumbeauftragte"),
    "coordinator": N_("Projektbüro"),
    "auditor": N_("Rechnungsprüfung"),
    "admin": N_("Technischer Betrieb"),
    "system": N_("Plattform"),
}


def act_word(act: str) -> str:
    """What was done; a command by what was typed."""
    if act.startswith(COMMAND):
        return str(_("Befehl: %(command)s", command=act.removeprefix(COMMAND)))
    word = ACTS.get(act)  # type: ignore[call-overload]  # a code of a permission is its text
    return str(_(word)) if word else act


def thing_word(kind: str | None, number: int | None) -> str:
    """A thing by kind and number; empty where there is none."""
    if kind is None:
        return ""
    name = _(THINGS[kind]) if kind in THINGS else kind
    return str(_("%(kind)s %(number)s", kind=name, number=str(number)))


def role_word(role: str) -> str:
    """In which role."""
    return str(_(ROLES[role])) if role in ROLES else role


def month_word(month: date) -> str:
    """A month in few characters: 11/2026."""
    return f"{month:%m/%Y}"
