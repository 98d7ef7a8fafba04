"""How the desk says what waits, what became of ideas, and what was reported."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from flask_babel import get_locale
from flask_babel import gettext as _

from beteiligung.comments.models import HeldFor
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import URGENT, DecisionKind, MeetingResult, Outcome, Reason, Subject, WaitingKind
from beteiligung.moderation.queries import AppealRow, Scope
from beteiligung.moderation.reasons import REASONS
from beteiligung.proposals.models import Channel, ProposalState
from beteiligung.proposals.words import STATES as IDEA_STATES
from beteiligung.web.languages import LANGUAGES
from beteiligung.web.remembered.words import remembered_words

ICONS = {
    WaitingKind.NEW_IDEA: "send",
    WaitingKind.ANSWERED_IDEA: "question",
    WaitingKind.NEW_PHOTOS: "eye",
    WaitingKind.UNCONFIRMED_IDEA: "mail",
    WaitingKind.CHECK_MEASURE: "paper",
    WaitingKind.SIGN_MONEY: "coins",
    WaitingKind.REPORT: "flag",
    WaitingKind.APPEAL: "scales",
    WaitingKind.HELD_COMMENT: "speech",
    WaitingKind.TELL_PERSON: "phone",
    WaitingKind.FORWARDED_IDEA: "onward",
}


KINDS = {
    WaitingKind.NEW_IDEA: N_("Neue Idee"),
    WaitingKind.ANSWERED_IDEA: N_("Antwort auf Rückfrage"),
    WaitingKind.NEW_PHOTOS: N_("Neue Fotos"),
    WaitingKind.UNCONFIRMED_IDEA: N_("Unbestätigte Idee"),
    WaitingKind.CHECK_MEASURE: N_("Formale Prüfung"),
    WaitingKind.SIGN_MONEY: N_("Zweite Unterschrift"),
    WaitingKind.REPORT: N_("Meldung"),
    WaitingKind.APPEAL: N_("Beschwerde"),
    WaitingKind.HELD_COMMENT: N_("Kommentar, der wartet"),
    WaitingKind.TELL_PERSON: N_("Jemandem Bescheid sagen"),
    WaitingKind.FORWARDED_IDEA: N_("Weitergeleitet, ohne Antwort"),
}


@remembered_words
def kind_word(kind: WaitingKind) -> str:
    """What an entry is about."""
    return str(_(KINDS[kind]))


FILTER_KINDS = {
    WaitingKind.NEW_IDEA: N_("Neue Ideen"),
    WaitingKind.ANSWERED_IDEA: N_("Antworten auf Rückfragen"),
    WaitingKind.NEW_PHOTOS: N_("Neue Fotos"),
    WaitingKind.UNCONFIRMED_IDEA: N_("Unbestätigte Ideen"),
    WaitingKind.CHECK_MEASURE: N_("Formale Prüfungen"),
    WaitingKind.SIGN_MONEY: N_("Unterschriften"),
    WaitingKind.REPORT: N_("Meldungen"),
    WaitingKind.APPEAL: N_("Beschwerden"),
    WaitingKind.HELD_COMMENT: N_("Kommentare, die warten"),
    WaitingKind.TELL_PERSON: N_("Anrufe und Briefe"),
    WaitingKind.FORWARDED_IDEA: N_("Weitergeleitete Ideen"),
}


def kinds_word(kind: WaitingKind) -> str:
    """All entries of a kind, on a filter."""
    return str(_(FILTER_KINDS[kind]))


SCOPES = {
    Scope.OWN: N_("Zu tun"),
    Scope.PERSONAL: N_("Bei mir"),
    Scope.ELSEWHERE: N_("Bei anderen"),
    Scope.ALL: N_("Alle Räume"),
}


def scope_word(scope: Scope) -> str:
    """Whose entries, on a filter."""
    return str(_(SCOPES[scope]))


RESULTS = {
    MeetingResult.PURSUE: N_("Weiterverfolgen"),
    MeetingResult.POSTPONE: N_("Zurückstellen"),
    MeetingResult.ADVISE_AGAINST: N_("Ablehnen empfohlen"),
    MeetingResult.NO_RESULT: N_("Ohne Ergebnis"),
}


def result_word(result: MeetingResult) -> str:
    """What a meeting found about an idea."""
    return str(_(RESULTS[result]))


STATES = IDEA_STATES | {
    ProposalState.DRAFT: N_("Begonnen"),
    ProposalState.UNCONFIRMED: N_("Gesendet, noch nicht bestätigt"),
    ProposalState.RETURNED: N_("Rückfrage gestellt"),
    ProposalState.IN_REVIEW: N_("In Prüfung genommen"),
    ProposalState.PROMOTED: N_("In eine Maßnahme überführt"),
}


def state_word(state: str) -> str:
    """The state of an idea, as the desk calls it."""
    return str(_(STATES[ProposalState(state)]))


FILTER_STATES = {
    ProposalState.PUBLISHED: N_("Im Gespräch"),
    ProposalState.IN_REVIEW: N_("In Prüfung"),
    ProposalState.PROMOTED: N_("In einer Maßnahme"),
    ProposalState.FORWARDED: N_("Weitergeleitet"),
    ProposalState.RETURNED: N_("Rückfrage gestellt"),
}


def kinds_of_state(state: ProposalState) -> str:
    """The ideas of a state that officers look after, on a filter."""
    return str(_(FILTER_STATES[state]))


HEARD = {
    Channel.PHONE: N_("Rückfrage beantwortet, am Telefon"),
    Channel.LETTER: N_("Rückfrage beantwortet, in einem Brief"),
    Channel.COUNTER: N_("Rückfrage beantwortet, in der Sprechstunde"),
}


STEPS = {
    "release": N_("Freigegeben, ohne Bestätigung"),
    "answer": N_("Rückfrage beantwortet"),
    "enter": N_("Für jemanden aufgenommen"),
    "unenter": N_("Zurückgenommen, war ein Versehen"),
    "unreview": N_("Zurück ins Gespräch gegeben"),
    "reopen": N_("Wieder in Prüfung genommen"),
    "appeal_publish": N_("Nach Beschwerde veröffentlicht"),
    "appeal_submit": N_("Nach Beschwerde wieder eingereicht"),
    "appeal_review": N_("Nach Beschwerde wieder in Prüfung"),
    "appeal_resume": N_("Nach Beschwerde von der anderen Stelle zurückgeholt"),
    "appeal_unmerge": N_("Nach Beschwerde wieder getrennt"),
    "resume": N_("Antwort der anderen Stelle"),
    "unmerge": N_("Wieder getrennt"),
    "split": N_("Aus einer anderen Idee entstanden"),
}


def step_word(action: str, to_state: str, reason: str | None = None) -> str:
    """A step in the life of an idea."""
    if action == "hear_answer" and reason is not None:
        return str(_(HEARD[Channel(reason)]))
    return str(_(STEPS[action])) if action in STEPS else state_word(to_state)


DECISIONS = {
    DecisionKind.MASK: N_("Textstelle entfernt"),
    DecisionKind.HIDE: N_("Ausgeblendet"),
    DecisionKind.RESTORE: N_("Wieder eingeblendet"),
    DecisionKind.COVER: N_("Verdeckt, bis jemand entscheidet"),
    DecisionKind.UNCOVER: N_("Wieder aufgedeckt"),
    DecisionKind.LOCK: N_("Gesperrt"),
    DecisionKind.UNLOCK: N_("Entsperrt"),
    DecisionKind.KEEP: N_("Gemeldet, unverändert gelassen"),
    DecisionKind.HOLD: N_("Zurückgehalten"),
    DecisionKind.LET_THROUGH: N_("Durchgelassen"),
    DecisionKind.CLOSE_THREAD: N_("Gespräch geschlossen"),
    DecisionKind.OPEN_THREAD: N_("Gespräch wieder geöffnet"),
    DecisionKind.BLOCK: N_("Person gesperrt"),
    DecisionKind.UNBLOCK: N_("Person entsperrt"),
    DecisionKind.SPLIT: N_("Geteilt"),
}
SUBJECTS = {
    Subject.IDEA_NAME: N_("Name"),
    Subject.COMMENT: N_("Kommentar"),
    Subject.COMMENT_NAME: N_("Name an einem Kommentar"),
    Subject.PHOTO: N_("Foto"),
    Subject.DOCUMENT: N_("Unterlage"),
}


def decision_word(kind: DecisionKind, subject: Subject) -> str:
    """A decision that is no step of the idea, and what it is about."""
    what = SUBJECTS.get(subject)
    done = str(_(DECISIONS[kind]))
    return str(_("%(subject)s: %(done)s", subject=_(what), done=done)) if what else done


HELD = {
    HeldFor.AREA: N_("In diesem Aktionsraum lesen Sie Kommentare, bevor andere sie sehen."),
    HeldFor.HOURS: N_("Der erste Kommentar dieser Person kam, als niemand da war."),
    HeldFor.LINK: N_("Der erste Kommentar dieser Person enthält einen Link."),
}


def held_word(held_for: HeldFor | None) -> str | None:
    """Why a comment waits; None where it does not."""
    return str(_(HELD[held_for])) if held_for is not None else None


def reason_word(reason: Reason) -> str:
    """Why something was reported, in few words."""
    return str(_(REASONS[reason]))


def subject_word(subject: Subject) -> str:
    """What a report is about."""
    return str(_(SUBJECTS.get(subject, N_("Idee"))))


def report_word(subject: Subject, reason: Reason | None) -> str:
    """An entry of the inbox about reports; harm is said first."""
    what = subject_word(subject)
    if reason in URGENT:
        return str(_("Dringende Meldung: %(reason)s (%(subject)s)", reason=reason_word(reason), subject=what))
    return str(_("Meldung: %(subject)s", subject=what))


def appeal_word(row: AppealRow) -> str:
    """An appeal in the life of an idea."""
    if row.outcome is None:
        return str(_("Beschwerde eingegangen"))
    granted = row.outcome is Outcome.GRANTED
    return str(_("Beschwerde stattgegeben") if granted else _("Beschwerde zurückgewiesen"))


def spoken_languages() -> list[tuple[str, str]]:
    """Address and name of each language in which people write; German in simple words is German."""
    addresses: dict[str, str] = {}
    for address in LANGUAGES:
        addresses.setdefault(language_word(address), address)
    return [(address, name) for name, address in addresses.items()]


def language_word(address: str) -> str:
    """The language of a contribution, in the language of the page."""
    language = LANGUAGES.get(address)
    if language is None:
        return address
    try:
        return Locale.parse(language.locale).get_language_name(str(get_locale())) or language.name
    except (ValueError, UnknownLocaleError):
        return language.name
