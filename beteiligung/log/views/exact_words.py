"""Which act it was, where one permission covers several: what operations hand to ``require`` as ``act``, in words.

Entries made before acts were named have the general word of their permission.
"""

from __future__ import annotations

from beteiligung.access.permissions import P
from beteiligung.core.i18n import N_

_OF: dict[P, dict[str, str]] = {
    P.PROPOSAL_REVIEW: {"begin": N_("Idee in Prüfung genommen"), "end": N_("Idee aus der Prüfung zurückgegeben")},
    P.PROPOSAL_FORWARD: {
        "forward": N_("Idee weitergeleitet"),
        "ask_again": N_("Bei der anderen Stelle nachgefragt"),
        "reply": N_("Antwort der anderen Stelle festgehalten"),
    },
    P.PROPOSAL_WATCH: {"begin": N_("Idee beobachtet"), "end": N_("Idee nicht mehr beobachtet")},
    P.PROPOSAL_MASK: {
        "passage": N_("Textstelle entfernt"),
        "photo": N_("Foto abgedeckt"),
        "look": N_("Foto angesehen und festgehalten, ob Kinder zu erkennen sind"),
    },
    P.PROPOSAL_ATTACH: {"attach": N_("Unterlage angehängt"), "remove": N_("Unterlage entfernt")},
    P.CONTENT_HIDE: {"hide": N_("Beitrag ausgeblendet"), "restore": N_("Beitrag wieder eingeblendet")},
    P.CONTENT_COVER: {"cover": N_("Text verdeckt"), "uncover": N_("Text aufgedeckt")},
    P.THREAD_CLOSE: {"close": N_("Gespräch geschlossen"), "open": N_("Gespräch wieder geöffnet")},
    P.APPEAL_DECIDE: {"decide": N_("Über eine Beschwerde entschieden")},
    P.APPEAL_NAME_OUTSIDE: {
        "name": N_("Jemanden von außerhalb benannt"),
        "end": N_("Benennung von jemandem beendet"),
    },
    P.AUTHOR_TELL: {
        "told": N_("Bescheid gesagt"),
        "give_up": N_("Nicht weiter versucht, jemanden zu erreichen"),
        "not_reached": N_("Niemanden erreicht"),
    },
    P.CHECKLIST_EDIT: {
        "begin": N_("Eigene Checkliste begonnen"),
        "add": N_("Punkt der Checkliste hinzugefügt"),
        "change": N_("Punkt der Checkliste geändert"),
        "move": N_("Punkt der Checkliste verschoben"),
        "remove": N_("Punkt der Checkliste entfernt"),
    },
    P.MEETING_HOLD: {
        "make": N_("Sitzung angelegt"),
        "change": N_("Sitzung geändert"),
        "put": N_("Idee auf die Liste einer Sitzung gesetzt"),
        "take_off": N_("Idee von der Liste einer Sitzung genommen"),
        "move": N_("Idee auf der Liste einer Sitzung verschoben"),
        "result": N_("Ergebnis einer Sitzung festgehalten"),
    },
    P.TEXTS_EDIT: {"add": N_("Textbaustein hinzugefügt"), "change": N_("Textbaustein geändert")},
    P.OFFICES_EDIT: {"add": N_("Stelle hinzugefügt"), "change": N_("Stelle geändert")},
    P.DESK_SHARE: {
        "begin": N_("Eintrag begonnen"),
        "give_back": N_("Eintrag zurückgelegt"),
        "hand_over": N_("Eintrag an jemanden übergeben"),
    },
    P.ABSENCE_NOTE: {"note": N_("Abwesenheit eingetragen"), "delete": N_("Abwesenheit gelöscht")},
    P.MEASURE_PREPARE: {
        "change": N_("Angaben zur Maßnahme geändert"),
        "apply": N_("Geld für die Maßnahme beantragt"),
        "start": N_("Beginn der Maßnahme festgehalten"),
    },
    P.MEASURE_CHECK: {"check": N_("Maßnahme formal geprüft"), "ask_back": N_("Maßnahme mit Fragen zurückgegeben")},
    P.MONEY_FIRST_SIGNATURE: {
        "grant": N_("Erste Unterschrift: Bewilligung"),
        "payment": N_("Erste Unterschrift: Auszahlung"),
        "release": N_("Erste Unterschrift: Rückgabe"),
        "take_back": N_("Erste Unterschrift zurückgenommen"),
    },
    P.STAFF_CARD: {
        "text": N_("Text der öffentlichen Karte geändert"),
        "photo": N_("Foto der öffentlichen Karte gesetzt"),
        "no_photo": N_("Foto der öffentlichen Karte entfernt"),
    },
    P.STAFF_MANAGE: {
        "invite": N_("Dienstkonto angelegt"),
        "give": N_("Aufgabe im Dienst gegeben"),
        "change_term": N_("Tage einer Aufgabe geändert"),
        "end_term": N_("Aufgabe im Dienst beendet"),
        "renew": N_("Zugang erneuert"),
        "lock_out": N_("Dienstkonto beendet"),
    },
    P.SETTINGS_EDIT: {
        "city": N_("Angaben zum Büro geändert"),
        "area": N_("Angaben zum Aktionsraum geändert"),
        "promise": N_("Frist für Antworten geändert"),
        "ground": N_("Erklärung eines Grundes geändert"),
    },
    P.PAGES_EDIT: {
        "page": N_("Neue Fassung einer Seite geschrieben"),
        "announce": N_("Ansage gemacht"),
        "change": N_("Ansage geändert"),
        "end": N_("Ansage beendet"),
    },
}

EXACT: dict[str, str] = {
    f"{permission}:{act}": word for permission, words in _OF.items() for act, word in words.items()
}
