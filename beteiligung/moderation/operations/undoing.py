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
from beteiligung.moderation.models import Appeal, DecisionKind, Lock, Side
from beteiligung.moderation.operations.blocking import is_blocked_by, unblock_on_appeal
from beteiligung.moderation.operations.forwarding import take_back_on_appeal
from beteiligung.moderation.operations.locking import lift_on_appeal
from beteiligung.moderation.operations.reporting import reopen_reports
from beteiligung.moderation.operations.withholding import restore_on_appeal
from beteiligung.moderation.queries import Case, Contribution, answered_by, is_last, open_lock_on
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.operations import (
    publish_on_appeal,
    review_on_appeal,
    submit_on_appeal,
    unmerge_on_appeal,
)

Act = Callable[[Actor, Case, Appeal], None]
"""Whoever decides may be somebody from outside: ask ``P.APPEAL_DECIDE`` of the appeal, and no permission of staff."""


@dataclass(frozen=True)
class Restoring:
    """One way back. ``is_possible``: whether what was taken away is still away."""

    code: str
    words: str
    act: Act
    is_possible: Callable[[Case], bool]
    side: Side = Side.AUTHOR
    """Who gets this by an appeal: the other side wants the opposite."""


def _stands_as(state: ProposalState) -> Callable[[Case], bool]:
    """Whether the idea still stands as this very decision left it."""
    return lambda case: case.proposal.state is state and is_last(case.decision)


_is_rejected, _is_declined = _stands_as(ProposalState.REJECTED), _stands_as(ProposalState.DECLINED)
_is_merged = _stands_as(ProposalState.MERGED)


def _is_forwarded(case: Case) -> bool:
    """What was passed on before it was public has no way back but the office's reply (product rules, section 4)."""
    return case.proposal.state is ProposalState.FORWARDED and case.proposal.published_at is not None


def _thing(case: Case) -> Contribution:
    assert case.contribution is not None, "asked whether it is possible before"
    return case.contribution


def _lock(case: Case) -> Lock:
    lock = open_lock_on(case.decision)
    assert lock is not None, "asked whether it is possible before"
    return lock


def _is_hidden(case: Case) -> bool:
    thing = case.contribution
    return thing is not None and not case.is_locked and thing.hidden_at is not None and is_last(case.decision)


def _is_there(case: Case) -> bool:
    return case.contribution is not None and case.contribution.is_there and bool(answered_by(case.decision.id))


_DECIDE_ANEW = Restoring(
    "anew",
    N_("Die Meldung liegt wieder bei uns. Wir prüfen sie neu und antworten noch einmal."),
    lambda actor, case, appeal: reopen_reports(actor, _thing(case), case.decision, appeal),
    _is_there,
    Side.REPORTER,
)

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
    DecisionKind.HIDE: (
        Restoring(
            "restore",
            N_("Der Beitrag ist wieder für alle zu sehen."),
            lambda actor, case, appeal: restore_on_appeal(actor, _thing(case), appeal),
            _is_hidden,
        ),
    ),
    DecisionKind.LOCK: (
        Restoring(
            "lift",
            N_("Die Sperre ist aufgehoben. Alles ist wieder, wie es war."),
            lambda actor, case, appeal: lift_on_appeal(actor, _lock(case), appeal),
            lambda case: open_lock_on(case.decision) is not None,
        ),
    ),
    DecisionKind.MERGE: (
        Restoring(
            "separate",  # an appeal has six months, the desk alone two weeks: nothing was moved, so it is exact at any time
            N_("Die Idee steht wieder für sich, mit ihren Stimmen und Kommentaren."),
            lambda actor, case, appeal: unmerge_on_appeal(actor, case.proposal, appeal),
            _is_merged,
        ),
    ),
    DecisionKind.FORWARD: (
        Restoring(
            "take_back",
            N_("Die Idee ist wieder bei uns. Sie steht da, wo sie vorher stand."),
            lambda actor, case, appeal: take_back_on_appeal(actor, case.proposal, appeal),
            _is_forwarded,
        ),
    ),
    DecisionKind.KEEP: (_DECIDE_ANEW,),
    DecisionKind.MASK: (_DECIDE_ANEW,),  # for its author there is no way: which words were removed is kept nowhere
}


def ways_back(case: Case, side: Side) -> tuple[Restoring, ...]:
    """What whoever grants an appeal of this side can choose from; none where nothing can be restored."""
    return tuple(way for way in UNDO.get(case.decision.kind, ()) if way.side is side and way.is_possible(case))


def restored_words(kind: DecisionKind, code: str | None) -> str | None:
    """What a granted appeal brought; None where nothing could be restored."""
    return next((way.words for way in UNDO.get(kind, ()) if way.code == code), None)
