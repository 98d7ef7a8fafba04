"""How a decision is taken back when an appeal against it is granted.

A feature that decides says here, in one line, how everything becomes as it was. ``words`` say what happens then: whoever
decides reads them as a choice, the appellant as the result. A kind without a way cannot be undone, and its appeal is
granted in words alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Appeal, DecisionKind
from beteiligung.moderation.operations.blocking import is_blocked_by, unblock_on_appeal
from beteiligung.moderation.queries import Case
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.operations import publish_on_appeal, review_on_appeal, submit_on_appeal

Act = Callable[[Actor, Case, Appeal], None]
"""Whoever decides may be somebody from outside: ask ``P.APPEAL_DECIDE`` of the appeal, and no permission of staff."""


@dataclass(frozen=True)
class Restoring:
    """One way back. ``is_possible``: whether what was taken away is still away."""

    code: str
    words: str
    act: Act
    is_possible: Callable[[Case], bool] = lambda _case: True


def _stands_as(state: ProposalState) -> Callable[[Case], bool]:
    return lambda case: case.proposal.state is state


_is_rejected, _is_declined = _stands_as(ProposalState.REJECTED), _stands_as(ProposalState.DECLINED)

UNDO: dict[DecisionKind, tuple[Restoring, ...]] = {
    DecisionKind.REJECT: (
        Restoring(
            "publish",
            N_("Die Idee wird veröffentlicht."),
            lambda actor, case, appeal: publish_on_appeal(actor, case.proposal, appeal),
            _is_rejected,
        ),
        Restoring(
            "submit",
            N_("Die Idee ist wieder eingereicht. Wir lesen sie neu und antworten."),
            lambda actor, case, appeal: submit_on_appeal(actor, case.proposal, appeal),
            _is_rejected,
        ),
    ),
    DecisionKind.DECLINE: (
        Restoring(
            "review",
            N_("Die Idee wird noch einmal geprüft."),
            lambda actor, case, appeal: review_on_appeal(actor, case.proposal, appeal),
            _is_declined,
        ),
    ),
    DecisionKind.BLOCK: (
        Restoring("unblock", N_("Die Sperre der Person ist aufgehoben."), unblock_on_appeal, is_blocked_by),
    ),
    DecisionKind.MASK: (),  # which words were removed is kept nowhere
}


def ways_back(case: Case) -> tuple[Restoring, ...]:
    """What whoever grants an appeal can choose from; none where nothing can be restored."""
    return tuple(way for way in UNDO.get(case.decision.kind, ()) if way.is_possible(case))


def restored_words(kind: DecisionKind, code: str | None) -> str | None:
    """What a granted appeal brought; None where nothing could be restored."""
    return next((way.words for way in UNDO.get(kind, ()) if way.code == code), None)
