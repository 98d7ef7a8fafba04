"""How the desk says what waits, since when, and until when it was promised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from babel import Locale, UnknownLocaleError
from flask_babel import format_date, get_locale, ngettext
from flask_babel import gettext as _

from beteiligung.accounts.models import Role
from beteiligung.accounts.queries import Colleague, Post
from beteiligung.comments.models import HeldFor
from beteiligung.core import clock
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import URGENT, DecisionKind, MeetingResult, Outcome, Reason, Subject, WaitingKind
from beteiligung.moderation.queries import AppealRow, Scope
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.words import STATES as IDEA_STATES
from beteiligung.web.languages import LANGUAGES
from beteiligung.web.messages import listed_words
from beteiligung.web.templating import day, short_day

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


def shared_words(
    claimed_by_id: int | None,
    handed_to_id: int | None,
    caretaker_id: int | None,
    names: Mapping[int, str],
    own_id: int | None,
) -> str | None:
    """Who has begun with an entry, else who was asked to take it on, else who looks after its idea."""
    if claimed_by_id is not None:
        if claimed_by_id == own_id:
            return str(_("Sie sind dran"))
        return str(_("%(name)s ist dran", name=names.get(claimed_by_id) or _("Jemand anderes")))
    if handed_to_id is not None:
        if handed_to_id == own_id:
            return str(_("Ihnen übergeben"))
        return str(_("An %(name)s übergeben", name=names.get(handed_to_id) or _("Jemand anderem")))
    return caretaker_words(caretaker_id, names, own_id)


def caretaker_words(caretaker_id: int | None, names: Mapping[int, str], own_id: int | None) -> str | None:
    """Who looks after an idea; None where nobody does in particular."""
    if caretaker_id is None:
        return None
    if caretaker_id == own_id:
        return str(_("Von Ihnen betreut"))
    return str(_("Betreut von %(name)s", name=names.get(caretaker_id) or _("jemand anderem")))


RESULTS = {
    MeetingResult.PURSUE: N_("Weiterverfolgen"),
    MeetingResult.POSTPONE: N_("Zurückstellen"),
    MeetingResult.ADVISE_AGAINST: N_("Ablehnen empfohlen"),
    MeetingResult.NO_RESULT: N_("Ohne Ergebnis"),
}


def result_word(result: MeetingResult) -> str:
    """What a meeting found about an idea."""
    return str(_(RESULTS[result]))


def colleague_words(colleague: Colleague) -> str:
    """A colleague's name, and until when they are away."""
    if colleague.away_until is None:
        return colleague.name
    return str(_("%(name)s (abwesend bis %(day)s)", name=colleague.name, day=day(colleague.away_until)))


def post_words(post: Post) -> str:
    """Who is in charge, with what limits it: a day it begins or ends, and until when they are away."""
    about = []
    if post.valid_from > clock.today():
        about.append(_("ab %(day)s", day=short_day(post.valid_from)))
    if post.valid_until is not None:
        about.append(_("bis %(day)s", day=short_day(post.valid_until)))
    if post.away_until is not None:
        about.append(_("abwesend bis %(day)s", day=short_day(post.away_until)))
    return str(_("%(name)s (%(limits)s)", name=post.name, limits=listed_words(about))) if about else post.name


def colleague_role(colleague: Colleague) -> str:
    """What a colleague is in an area."""
    if colleague.role is Role.COORDINATOR:
        return str(_("Projektbüro"))
    return str(_("Vertretung")) if colleague.is_deputy else str(_("zuständig"))


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
}


def kinds_of_state(state: ProposalState) -> str:
    """The ideas of a state that officers look after, on a filter."""
    return str(_(FILTER_STATES[state]))


def step_word(action: str, to_state: str) -> str:
    """A step in the life of an idea."""
    words = {
        "release": _("Freigegeben, ohne Bestätigung"),
        "answer": _("Rückfrage beantwortet"),
        "enter": _("Für jemanden aufgenommen"),
        "unenter": _("Zurückgenommen, war ein Versehen"),
        "unreview": _("Zurück ins Gespräch gegeben"),
        "reopen": _("Wieder in Prüfung genommen"),
        "appeal_publish": _("Nach Beschwerde veröffentlicht"),
        "appeal_submit": _("Nach Beschwerde wieder eingereicht"),
        "appeal_review": _("Nach Beschwerde wieder in Prüfung"),
        "resume": _("Antwort der anderen Stelle"),
        "unmerge": _("Wieder getrennt"),
        "split": _("Aus einer anderen Idee entstanden"),
    }
    return words.get(action) or state_word(to_state)


DECISIONS = {
    DecisionKind.MASK: N_("Stelle entfernt"),
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


REASONS = {
    Reason.THREAT: N_("Drohung, Gewalt"),
    Reason.CHILD: N_("Kind in Gefahr, Missbrauch"),
    Reason.PRIVATE_DATA: N_("Private Angaben"),
    Reason.INSULT: N_("Beleidigung"),
    Reason.HATE: N_("Hetze"),
    Reason.COPYRIGHT: N_("Urheberrecht"),
    Reason.ADVERTISING: N_("Werbung"),
    Reason.SPAM: N_("Spam"),
    Reason.OTHER_LAW: N_("Anderes Gesetz"),
    Reason.HOUSE_RULES: N_("Hausregel"),
}


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


def role_word(role: str) -> str:
    """Who decided, by role."""
    if role == "system":
        return str(_("Plattform"))
    if role == "outside":
        return str(_("Benannte Person von außerhalb"))
    return str(_("Projektbüro")) if role == "coordinator" else str(_("Aktionsraumbeauftragte"))


def appeal_word(row: AppealRow) -> str:
    """An appeal in the life of an idea."""
    if row.outcome is None:
        return str(_("Beschwerde eingegangen"))
    granted = row.outcome is Outcome.GRANTED
    return str(_("Beschwerde stattgegeben") if granted else _("Beschwerde zurückgewiesen"))


def waiting_words(since: datetime) -> str:
    """How long an entry has waited."""
    days = clock.working_days_since(clock.day_of(since))
    hours = int((clock.now() - since).total_seconds() // 3600)
    if hours >= 24 or (days > 0 and hours >= 12):
        return str(ngettext("wartet seit %(num)s Werktag", "wartet seit %(num)s Werktagen", max(days, 1)))
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


def lapse_words(day: date) -> tuple[str, str]:
    """Until when an unconfirmed idea can be confirmed, and the tint that goes with it: it is nobody's promise."""
    return str(_("verfällt nach %(day)s", day=_near(day))), "plain"


def language_word(address: str) -> str:
    """The language of a contribution, in the language of the page."""
    language = LANGUAGES.get(address)
    if language is None:
        return address
    try:
        return Locale.parse(language.locale).get_language_name(str(get_locale())) or language.name
    except (ValueError, UnknownLocaleError):
        return language.name


def _near(other: date) -> str:
    """A weekday within the week around today, else the date in few characters: a badge has one line on a phone."""
    return str(format_date(other, "EEEE")) if abs(other - clock.today()) < timedelta(days=7) else short_day(other)
