"""The states of a measure and the steps between them (product rules, section 7).

States without a step here are stored and shown already; their acts come with the features they belong to.
"""

from __future__ import annotations

from enum import StrEnum

from beteiligung.access.permissions import P
from beteiligung.core.workflow import Step, Workflow
from beteiligung.measures.models import MeasureHistory, MeasureState

S = MeasureState

MEASURE_WORKFLOW = Workflow(
    MeasureState,
    MeasureHistory,
    "measure_id",
    #    action     who                       from                                 to
    Step("promote", P.PROPOSAL_PROMOTE, (), S.ADVICE),
    Step("apply", P.MEASURE_PREPARE, {S.ADVICE}, S.APPLIED),
    Step("check", P.MEASURE_CHECK, {S.APPLIED}, S.CHECKED),
    Step("ask_back", P.MEASURE_CHECK, {S.APPLIED}, S.ADVICE),
    Step("decide", P.MEASURE_DECIDE, {S.CHECKED}, S.DECIDED),
    Step("grant", P.MONEY_SECOND_SIGNATURE, {S.DECIDED}, S.GRANTED),
    Step("start", P.MEASURE_PREPARE, {S.GRANTED}, S.RUNNING),
    Step("cancel", P.MONEY_SECOND_SIGNATURE, {S.DECIDED, S.GRANTED, S.RUNNING}, S.CANCELLED),
)

REACHABLE = tuple(state for state in MeasureState if state in {step.target for step in MEASURE_WORKFLOW.steps})
"""The states a measure can come to by now; lists offer these."""
CHANGEABLE = frozenset({S.ADVICE, S.APPLIED})
"""As long as nobody has checked it, the papers can change."""
PAYABLE = frozenset({S.GRANTED, S.RUNNING})
CANCELLABLE = frozenset({S.DECIDED, S.GRANTED, S.RUNNING})
EXITS = frozenset({S.REFUSED, S.WITHDRAWN, S.LAPSED, S.REVOKED, S.CANCELLED})

PREPARING = frozenset({"promote", "change", "apply"})
"""Whoever did one of these has prepared the measure. ``change`` changes papers, not the state."""


class AskBackReason(StrEnum):
    """Why an application goes back to advice; history keeps the code."""

    COSTS = "costs_unclear"
    PURPOSE = "purpose_unclear"
    BODY = "body_unclear"
    PAPERS = "papers_missing"
    POT = "other_pot"
