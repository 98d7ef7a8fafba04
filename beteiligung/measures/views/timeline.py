"""The way of a measure, read from its history: where it came from, what was, where it stands, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup, escape

from beteiligung.budget.models import EntryKind, LedgerEntry
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.measures.queries import HistoryRow, IdeaLink
from beteiligung.measures.states import EXITS
from beteiligung.measures.words import entry_cents, now_and_next, state_word
from beteiligung.web.messages import euros, isolated
from beteiligung.web.templating import language_of

S = MeasureState
Stop = dict[str, Any]


def stops(
    measure: Measure, history: Sequence[HistoryRow], ideas: Sequence[IdeaLink], entries: Sequence[LedgerEntry]
) -> list[Stop]:
    """The stops of the line: the ideas, each step, the present one, and those to come unless it has left the line."""
    line = [_idea(idea) for idea in ideas if idea.is_public]
    steps = [row for row in history if row.action != "change"]
    line += [
        {"state": "done", "title": _title(row), "when": row.at, "text": _text(row, measure, entries)} for row in steps
    ]
    if not steps or steps[-1].to_state != measure.state:
        line.append({"state": "done", "title": state_word(measure.state), "when": measure.state_since})
    line[-1]["state"] = "exit" if measure.state in EXITS else "now"
    line[-1]["text"] = _joined(line[-1].get("text"), now_and_next(measure.state))
    return line + [{"state": "todo", "title": title, "text": text} for title, text in _to_come(measure.state)]


def _idea(idea: IdeaLink) -> Stop:
    language = language_of(idea.language)
    link = Markup('<a href="{}" lang="{}" dir="auto">{}</a>').format(
        url_for("proposals.detail", proposal_id=idea.id, words=idea.words), language["tag"], idea.title
    )
    return {"state": "done", "title": _("Idee"), "when": idea.published_at, "text": link}


def _title(row: HistoryRow) -> str:
    return str(_("Rückfrage zum Antrag")) if row.action == "ask_back" else state_word(row.to_state)


def _text(row: HistoryRow, measure: Measure, entries: Sequence[LedgerEntry]) -> Any:
    if row.action == "decide" and measure.decided_cents is not None:
        return escape(_("%(amount)s. Entschieden hat: %(body)s.")) % {
            "amount": isolated(euros(measure.decided_cents)),
            "body": isolated(measure.deciding_body),
        }
    if row.action == "grant":
        cents = next((entry_cents(entry) for entry in entries if entry.kind is EntryKind.COMMITMENT), None)
        return escape(_("%(amount)s, mit zwei Unterschriften.")) % {"amount": isolated(euros(cents))} if cents else None
    return None


def _joined(*sentences: Any) -> Any:
    return Markup(" ").join(sentence for sentence in sentences if sentence) or None


def _to_come(state: MeasureState) -> list[tuple[str, str | None]]:
    way = [
        (S.APPLIED, _("Antrag"), _("Der Träger beantragt das Geld.")),
        (S.CHECKED, _("Formale Prüfung"), _("Das Projektbüro prüft, ob alles vollständig ist.")),
        (S.DECIDED, _("Beschluss über das Geld"), _("Die Projektkonferenz oder ein anderes Gremium entscheidet.")),
        (S.GRANTED, _("Bewilligung"), _("Zwei Menschen bei der Stadt unterschreiben.")),
        (S.RUNNING, _("Umsetzung"), None),
    ]
    order = [S.ADVICE, *(target for target, _title, _text in way)]
    if state not in order:
        return []
    return [(str(title), text) for target, title, text in way if order.index(target) > order.index(state)]
