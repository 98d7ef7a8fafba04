"""The way of an idea, read from its history: what was, where it stands, what comes next and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from beteiligung.core import clock
from beteiligung.core.i18n import N_
from beteiligung.measures.models import MeasureState
from beteiligung.measures.queries import MeasureRow
from beteiligung.measures.states import EXITS as MEASURE_EXITS
from beteiligung.measures.words import now_and_next as measure_next
from beteiligung.measures.words import state_word as measure_word
from beteiligung.moderation import queries as desk
from beteiligung.moderation.models import DecisionKind, Outcome
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import DRAFT_DAYS
from beteiligung.proposals.queries import HistoryRow, OwnRow, Surroundings, change_times, removals_of
from beteiligung.proposals.states import EXITS
from beteiligung.proposals.words import state_word
from beteiligung.web.locale import current_language
from beteiligung.web.templating import day, weekday

S = ProposalState

M = MeasureState

_DECISIONS_TAKEN = {M.ADVICE: 0, M.APPLIED: 0, M.CHECKED: 0, M.POSTPONED: 0, M.DECIDED: 1, M.GRANTED: 1}
"""How many of the stops to come a measure has behind it; the states not named here have no stop before them."""


def stops(
    proposal: Proposal,
    history: Sequence[HistoryRow],
    became: MeasureRow | None = None,
    heard: str | None = None,
) -> list[dict[str, Any]]:
    """The stops of the line: those passed, the present one, and those to come unless the idea has left the line.

    ``became`` is the measure made from the idea: from promotion on its state tells where the idea stands.
    ``heard``: where staff wrote it down.
    """
    passed = _passed(history)
    line: list[dict[str, Any]] = [
        {"state": "done", "title": _title(row), "when": row.at, "by": heard if row.action == "enter" else None}
        for row in passed
    ]
    if not passed or passed[-1].to_state != proposal.state:
        line.append({"state": "done", "title": state_word(proposal.state), "when": proposal.state_since})
    line[-1] |= {"state": "exit" if proposal.state in EXITS else "now", "text": now_and_next(proposal)}
    to_come = _to_come(proposal.state)
    if became is not None:
        line[-1] |= {"state": "done", "text": _("Aus der Idee wird eine Maßnahme.")}
        left = became.state in MEASURE_EXITS
        line.append(
            {"state": "exit" if left else "now", "title": measure_word(became.state), "when": became.state_since}
        )
        to_come = to_come[_DECISIONS_TAKEN.get(became.state, len(to_come)) :]
    return line + [{"state": "todo", "title": title, "text": text} for title, text in to_come]


def with_words(proposal: Proposal, line: list[dict[str, Any]], history: Sequence[HistoryRow]) -> list[dict[str, Any]]:
    """The line with what the city said in public: where it passed the idea on, what came back, why it is not done."""
    passed = _passed(history)
    actions = {row.action for row in passed}
    if not actions & {"forward", "decline"}:
        return line
    forwardings = desk.forwardings_of(proposal.id) if "forward" in actions else []
    language = current_language().address
    decisions = desk.decisions_of(proposal.id, language)[::-1] if "decline" in actions else []
    passed_on, at_office = iter(forwardings), None
    declined = iter([row.said for row in decisions if row.kind is DecisionKind.DECLINE])
    for stop, row in zip(line, passed, strict=False):
        if row.action == "forward":
            at_office = next(passed_on, None)
            stop["office"] = at_office
        elif row.action == "resume" and at_office is not None:
            stop["said"] = desk.Said(None, desk.GERMAN, {}, at_office.reply)
        elif row.action == "decline":
            stop["said"] = next(declined, None)
    return line


def with_changes(proposal: Proposal, line: list[dict[str, Any]], around: Surroundings) -> list[dict[str, Any]]:
    """The line with links to what was changed, each at the stop during which it happened last."""
    address = url_for("proposals.versions", proposal_id=proposal.id)
    changed = change_times(proposal.id) if around.version_count > 1 else []
    removed = (
        [row.at for row in removals_of(proposal.id)][::-1] if around.removal_count and around.version_count else []
    )
    for sentence, times in (
        (N_("Text geändert am %(day)s"), changed),
        (N_("Textstelle entfernt am %(day)s"), removed),
    ):
        latest: dict[int, datetime] = {}
        for at in times:
            latest[_number_during(line, at)] = at
        for number, at in latest.items():
            line[number].setdefault("links", []).append((_(sentence, day=day(at)), address))
    return line


def with_appeals(line: list[dict[str, Any]], appeals: Sequence[HistoryRow]) -> list[dict[str, Any]]:
    """The line with a stop for each appeal that was decided, without words; before what followed from it."""
    for appeal in appeals:
        granted = appeal.to_state == Outcome.GRANTED
        title = _("Beschwerde stattgegeben") if granted else _("Beschwerde zurückgewiesen")
        later = (number for number, stop in enumerate(line) if "when" not in stop or stop["when"] >= appeal.at)
        line.insert(next(later, len(line)), {"state": "done", "title": title, "when": appeal.at})
    return line


def stop_during(line: list[dict[str, Any]], at: datetime) -> dict[str, Any]:
    """The stop at which an idea was in a moment."""
    return line[_number_during(line, at)]


def _number_during(line: list[dict[str, Any]], at: datetime) -> int:
    passed = [number for number, stop in enumerate(line) if "when" in stop and stop["when"] <= at]
    return passed[-1] if passed else 0


def next_step(idea: OwnRow) -> str | None:
    """What happens next with an idea, or what its author does next, for the list of their own."""
    if idea.state is S.DRAFT:
        kept_until = clock.day_of(idea.touched_at + timedelta(days=DRAFT_DAYS))
        return str(_("Noch nicht gesendet. Der Entwurf bleibt bis %(day)s gespeichert.", day=weekday(kept_until)))
    return measure_next(MeasureState(idea.became)) if idea.became else now_and_next(idea)


def now_and_next(proposal: Proposal | OwnRow) -> str | None:
    """What happens next with an idea, with a day where one is promised."""
    sentences = {
        S.UNCONFIRMED: _("Bitte bestätigen Sie Ihre Idee mit dem Code aus unserer E-Mail."),
        S.RETURNED: _question(proposal),
        S.PUBLISHED: _("Jetzt können alle mitreden und die Idee unterstützen."),
        S.IN_REVIEW: _("Wir klären: Wer macht es, was kostet es, wem gehört der Ort?"),
        S.PROMOTED: _("Aus der Idee wird eine Maßnahme. Dafür wird jetzt Geld beantragt."),
        S.RESTING: _("Lange hat sich hier nichts getan."),
        S.DECLINED: _("Aus dieser Idee wird keine Maßnahme. Das Gespräch dazu bleibt lesbar.")
        if proposal.comment_count
        else _("Aus dieser Idee wird keine Maßnahme."),
        S.REJECTED: _("Hier geht es nicht weiter. Die Gründe haben wir mitgeteilt."),
        S.MERGED: _("Es geht mit einer ähnlichen Idee weiter. Die Stimmen zählen dort mit."),
        S.FORWARDED: _("Eine andere Stelle kümmert sich jetzt darum."),
        S.WITHDRAWN: _("Hier ist die Idee zu Ende. Sie können jederzeit eine neue vorschlagen."),
        S.LAPSED: _("Es kam keine Antwort. Wenn Sie noch antworten, lesen wir die Idee wieder.")
        if proposal.submitted_at
        else _("Die Idee wurde nicht bestätigt. Sie können sie jederzeit neu vorschlagen."),
    }
    return _promise(proposal) if proposal.state is S.SUBMITTED else sentences.get(proposal.state)


def _question(proposal: Proposal | OwnRow) -> str:
    due = proposal.answer_until
    if due < clock.today():
        return str(_("Wir haben eine Frage. Bitte antworten Sie, dann geht es weiter."))
    return str(_("Wir haben eine Frage. Bitte antworten Sie bis %(day)s, dann geht es weiter.", day=day(due)))


def _promise(proposal: Proposal | OwnRow) -> str:
    due = proposal.answer_due
    if due < clock.today():
        return str(_("Wir wollten bis %(day)s antworten. Die Antwort steht noch aus, sie kommt.", day=day(due)))
    return str(_("Wir lesen die Idee und antworten bis %(day)s.", day=weekday(due)))


def _passed(history: Sequence[HistoryRow]) -> list[HistoryRow]:
    """The steps that are stops of the line."""
    return [row for row in history if row.to_state not in (S.DRAFT, S.UNCONFIRMED)]


def _title(row: HistoryRow) -> str:
    titles = {
        "answer": _("Frage beantwortet"),
        "hear_answer": _("Frage beantwortet"),
        "unreview": _("Wieder im Gespräch"),
        "reopen": _("Wieder in Prüfung"),
        "appeal_submit": _("Wieder eingereicht"),
        "appeal_review": _("Wieder in Prüfung"),
        "appeal_resume": _("Von der anderen Stelle zurückgeholt"),
        "appeal_unmerge": _("Wieder eigenständig"),
        "resume": _("Die andere Stelle hat geantwortet"),
        "unmerge": _("Wieder eigenständig"),
        "split": _("Aus einem Teil einer Idee entstanden"),
    }
    return titles.get(row.action) or state_word(ProposalState(row.to_state))


def _to_come(state: ProposalState) -> list[tuple[str, str | None]]:
    publication = (_("Veröffentlichung"), _("Dann können alle mitreden und die Idee unterstützen."))
    review = (_("Prüfung"), _("Wer macht es, was kostet es, wem gehört der Ort?"))
    decision = (_("Entscheidung über das Geld"), _("Die Projektkonferenz oder ein anderes Gremium entscheidet."))
    realisation = (_("Umsetzung"), _("Alle sehen, was daraus wurde."))
    way = {
        S.UNCONFIRMED: [publication, review, decision, realisation],
        S.SUBMITTED: [publication, review, decision, realisation],
        S.RETURNED: [publication, review, decision, realisation],
        S.PUBLISHED: [review, decision, realisation],
        S.IN_REVIEW: [decision, realisation],
        S.PROMOTED: [decision, realisation],
        S.FORWARDED: [(_("Antwort der anderen Stelle"), _("Was sie antwortet, steht dann hier."))],
    }
    return way.get(state, [])
