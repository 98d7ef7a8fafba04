"""The life of an idea as the desk tells it: its steps with the words of each decision, and what happened beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from beteiligung.core import clock
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import READABLE, DecisionKind, Forwarding
from beteiligung.moderation.queries import GERMAN, AppealRow, DecisionRow, Said
from beteiligung.moderation.views.blueprint import desk_url
from beteiligung.moderation.views.people_words import role_word
from beteiligung.moderation.views.words import appeal_word, decision_word, step_word
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.queries import HistoryRow
from beteiligung.proposals.states import EXITS, PROPOSAL_WORKFLOW

_STEPS = frozenset(step.action for step in PROPOSAL_WORKFLOW.steps)
"""Decisions of these kinds are steps of the idea; the others leave its state alone."""
_APPEALED_HERE = set(READABLE) - {DecisionKind.LOCK}
"""What the list of locks leads to is not known to those it is about as long as they were not told."""


def story_of(
    proposal: Proposal,
    history: Sequence[HistoryRow],
    decisions: Sequence[DecisionRow],
    appeals: Sequence[AppealRow],
    forwardings: Sequence[Forwarding],
    *,
    may_enter_appeals: bool = False,
) -> list[dict[str, Any]]:
    """The life of the idea with the words of each decision, oldest first.

    ``may_enter_appeals``: whether the reader writes appeals down for others.
    """
    made = [row for row in reversed(decisions) if row.kind in _STEPS]
    passed_on, at_office = iter(forwardings), None
    stops: list[dict[str, Any]] = []
    for row in history:
        if row.to_state == ProposalState.DRAFT:
            continue
        decision = made.pop(0) if made and made[0].kind == row.action else None
        stops.append(
            {
                "state": "done",
                "title": step_word(row.action, row.to_state, row.reason),
                "when": row.at,
                **(
                    _said(decision, may_enter_appeals)
                    if decision
                    else {"by": role_word(row.role)}
                    if row.role == "system"
                    else {}
                ),
            }
        )
        if row.action == "forward":
            stops[-1]["office"] = at_office = next(passed_on, None)
        elif row.action == "resume" and at_office is not None:
            stops[-1]["said"] = Said(None, GERMAN, {}, at_office.reply)
    if stops:
        stops[-1]["state"] = "exit" if proposal.state in EXITS else "now"
    besides: list[dict[str, Any]] = [
        {
            "state": "done",
            "title": decision_word(row.kind, row.subject),
            "when": row.decided_at,
            **_said(row, may_enter_appeals),
        }
        for row in decisions
        if row.kind not in _STEPS
    ]
    besides += [
        {
            "state": "done",
            "title": appeal_word(row),
            "when": row.decided_at or row.made_at,
            "by": role_word(row.decided_by_role) if row.decided_by_role else None,
            "text": row.reasons,
            "links": [(_("Beschwerde öffnen"), desk_url("moderation.appeal", appeal_id=row.id))],
        }
        for row in appeals
    ]
    return sorted((*stops, *besides), key=lambda stop: stop["when"])


def _said(decision: DecisionRow, may_enter_appeals: bool) -> dict[str, Any]:
    """Who decided, on which ground, in which words; and where an appeal against it is written down, while it can be."""
    ground = GROUNDS.get(decision.ground or "")
    return {
        "by": role_word(decision.decided_by_role),
        "ground": _(ground.sentence) if ground else None,
        "said": decision.said,
        "links": [(_("Beschwerde aufnehmen"), desk_url("moderation.enter_appeal", decision_id=decision.id))]
        if may_enter_appeals and decision.kind in _APPEALED_HERE and decision.appeal_until >= clock.today()
        else [],
    }
