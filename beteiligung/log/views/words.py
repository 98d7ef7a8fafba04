"""What the codes of the log mean."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core.i18n import N_
from beteiligung.log.operations.noting import COMMAND
from beteiligung.log.views.exact_words import EXACT

ACTS: dict[P, str] = {
    P.STAFF_SIGN_IN: N_("Angemeldet"),
    P.PROPOSAL_ENTER: N_("Idee aufgenommen"),
    P.PROPOSAL_UNENTER: N_("Aufgenommene Idee zurückgenommen"),
    P.EVENT_EDIT: N_("Veranstaltung berichtigt"),
    P.PROPOSAL_RELEASE: N_("Idee freigegeben"),
    P.PROPOSAL_PUBLISH: N_("Idee veröffentlicht"),
    P.PROPOSAL_RETURN: N_("Rückfrage gestellt"),
    P.PROPOSAL_REJECT: N_("Idee nicht veröffentlicht"),
    P.PROPOSAL_REVIEW: N_("Idee in Prüfung genommen oder zurückgegeben"),
    P.PROPOSAL_DECLINE: N_("Idee wird nicht umgesetzt"),
    P.PROPOSAL_FORWARD: N_("Idee weitergeleitet, nachgefragt oder Antwort festgehalten"),
    P.PROPOSAL_MERGE: N_("Ideen zusammengelegt"),
    P.PROPOSAL_UNMERGE: N_("Ideen wieder getrennt"),
    P.PROPOSAL_SPLIT: N_("Idee geteilt"),
    P.PROPOSAL_ASSIGN: N_("Festgelegt, wer eine Idee betreut"),
    P.PROPOSAL_WATCH: N_("Idee beobachtet oder nicht mehr beobachtet"),
    P.PROPOSAL_MASK: N_("Textstelle entfernt oder Foto abgedeckt"),
    P.PROPOSAL_ATTACH: N_("Unterlage angehängt oder entfernt"),
    P.PROPOSAL_PROMOTE: N_("Idee in eine Maßnahme überführt"),
    P.PROPOSAL_REOPEN: N_("Idee wieder in Prüfung genommen"),
    P.COMMENT_LET_THROUGH: N_("Kommentar durchgelassen"),
    P.COMMENT_RULES_EDIT: N_("Regeln für Kommentare geändert"),
    P.PERSON_BLOCK: N_("Person gesperrt"),
    P.PERSON_UNBLOCK: N_("Sperre aufgehoben"),
    P.COMMENT_ANSWER: N_("Antwort geschrieben"),
    P.SUPPORT_COUNT: N_("Unterstützung auf Papier eingetragen"),
    P.CONTENT_HIDE: N_("Beitrag ausgeblendet oder wieder eingeblendet"),
    P.CONTENT_COVER: N_("Text verdeckt oder aufgedeckt"),
    P.CONTENT_LOCK: N_("Beitrag gesperrt"),
    P.LOCK_TELL: N_("Eine Sperre der Person mitgeteilt"),
    P.LOCK_LIFT: N_("Sperre aufgehoben"),
    P.LOCK_ERASE: N_("Gesperrtes gelöscht"),
    P.REPORT_ANSWER: N_("Nach einer Meldung nichts geändert"),
    P.THREAD_CLOSE: N_("Gespräch geschlossen oder wieder geöffnet"),
    P.APPEAL_ENTER: N_("Beschwerde aufgenommen"),
    P.APPEAL_DECIDE: N_("Über eine Beschwerde entschieden oder damit begonnen"),
    P.APPEAL_NAME_OUTSIDE: N_("Jemanden von außerhalb benannt oder die Benennung beendet"),
    P.AUTHOR_TELL: N_("Bescheid gesagt oder niemanden erreicht"),
    P.NOTE_WRITE: N_("Notiz geschrieben"),
    P.NOTE_DELETE: N_("Notiz gelöscht"),
    P.CHECKLIST_TICK: N_("Checkliste abgehakt"),
    P.CHECKLIST_EDIT: N_("Checkliste geändert"),
    P.MEETING_HOLD: N_("Sitzung vorbereitet oder Ergebnis festgehalten"),
    P.TEXTS_EDIT: N_("Textbaustein geändert"),
    P.OFFICES_EDIT: N_("Liste der Stellen geändert"),
    P.DESK_SHARE: N_("Eintrag begonnen, zurückgelegt oder übergeben"),
    P.ABSENCE_NOTE: N_("Abwesenheit eingetragen oder gelöscht"),
    P.MEASURE_PREPARE: N_("Maßnahme vorbereitet"),
    P.MEASURE_CHECK: N_("Maßnahme formal geprüft"),
    P.MEASURE_DECIDE: N_("Beschluss oder Stand einer Maßnahme festgehalten"),
    P.MONEY_FIRST_SIGNATURE: N_("Erste Unterschrift"),
    P.MONEY_SECOND_SIGNATURE: N_("Zweite Unterschrift"),
    P.CONTACT_READ: N_("Kontaktdaten geöffnet"),
    P.STAFF_CARD: N_("Öffentliche Karte geändert"),
    P.STAFF_MANAGE: N_("Dienstkonto oder Aufgabe geändert"),
    P.SETTINGS_EDIT: N_("Einstellung geändert"),
    P.PAGES_EDIT: N_("Seite oder Ansage geändert"),
    P.LOG_EXPORT: N_("Protokoll als Datei geholt"),
    P.LOG_REQUEST_PERSON: N_("Einträge einer Person angefordert"),
    P.LOG_WITHDRAW_REQUEST: N_("Anfrage zurückgezogen"),
    P.LOG_APPROVE_PERSON: N_("Anfrage zugestimmt"),
    P.LOG_READ_PERSON: N_("Einträge einer Person geöffnet"),
}
"""Everything that staff do in their office. ``EXACT`` says which of several acts it was."""

THINGS = {
    "proposals": N_("Idee"),
    "comments": N_("Kommentar"),
    "measures": N_("Maßnahme"),
    "waiting_items": N_("Eintrag im Eingang"),
    "accounts": N_("Konto"),
    "announcements": N_("Ansage"),
    "page_versions": N_("Fassung einer Seite"),
    "staff_credentials": N_("Dienstkonto"),
    "staff_photos": N_("Foto einer Person im Dienst"),
    "assignments": N_("Aufgabe im Dienst"),
    "comment_rules": N_("Regeln für Kommentare"),
    "blocks": N_("Sperre"),
    "absences": N_("Abwesenheit"),
    "aktionsraeume": N_("Aktionsraum"),
    "access_links": N_("Einmaliger Zugang"),
    "cities": N_("Stadt"),
    "log_person_requests": N_("Anfrage zum Protokoll"),
    "appeals": N_("Beschwerde"),
    "checklist_items": N_("Punkt einer Checkliste"),
    "decisions": N_("Entscheidung"),
    "desk_notes": N_("Notiz"),
    "documents": N_("Unterlage"),
    "events": N_("Veranstaltung"),
    "forwardings": N_("Weiterleitung"),
    "handover_notes": N_("Übergabe"),
    "ledger_orders": N_("Auftrag"),
    "locks": N_("Sperre"),
    "meeting_items": N_("Punkt einer Sitzung"),
    "meetings": N_("Sitzung"),
    "offices": N_("Stelle"),
    "outside_deciders": N_("Benannte Person"),
    "pictures": N_("Foto"),
    "pots": N_("Topf"),
    "reports": N_("Meldung"),
    "support_sheets": N_("Unterstützungsliste"),
    "tellings": N_("Bescheid"),
    "text_modules": N_("Textbaustein"),
}
"""Tables by the word for one of their rows."""

ROLES = {
    "officer": N_("Aktionsraumbeauftragte"),
    "coordinator": N_("Projektbüro"),
    "auditor": N_("Rechnungsprüfung"),
    "admin": N_("Technischer Betrieb"),
    "outside": N_("Benannt von außerhalb"),
    "system": N_("Plattform"),
}


def act_word(act: str) -> str:
    """What was done; a command by what was typed."""
    if act.startswith(COMMAND):
        return str(_("Befehl: %(command)s", command=act.removeprefix(COMMAND)))
    word = EXACT.get(act) or ACTS.get(act)  # type: ignore[call-overload]  # a code of a permission is its text
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
