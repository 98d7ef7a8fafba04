"""Close a discussion for a reason that everybody reads, and open it again."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import Decision, DecisionKind
from beteiligung.moderation.operations.noting import note_decision
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.states import OPEN_FOR_COMMENTS

CLOSING_LENGTH = (10, 300)
"""Least and most characters of the reason; its column holds no more."""


def close_thread(actor: Actor, proposal: Proposal, reason: str, *, version: int | None) -> Decision:
    """Take no more comments. Raises InvalidInput for a reason too short or too long, NotPossible where the discussion is over
    or closed already, and Stale.
    """
    require(actor, P.THREAD_CLOSE, proposal, act="close")
    _hold(proposal, version)
    text = checked_words(reason, CLOSING_LENGTH)
    if proposal.state not in OPEN_FOR_COMMENTS or proposal.thread_closed_at is not None:
        raise NotPossible(N_("Dieses Gespräch ist schon zu Ende."))
    proposal.thread_closed_at, proposal.thread_closed_reason = clock.now(), text
    session().flush()
    return note_decision(actor, proposal, DecisionKind.CLOSE_THREAD, text=text)


def open_thread(actor: Actor, proposal: Proposal, *, version: int | None) -> Decision:
    """Take comments again. Raises NotPossible where nobody closed the discussion, and Stale."""
    require(actor, P.THREAD_CLOSE, proposal, act="open")
    _hold(proposal, version)
    if proposal.thread_closed_at is None:
        raise NotPossible(N_("Dieses Gespräch hat niemand geschlossen."))
    proposal.thread_closed_at = proposal.thread_closed_reason = None
    session().flush()
    return note_decision(actor, proposal, DecisionKind.OPEN_THREAD)


def _hold(proposal: Proposal, version: int | None) -> None:
    session().refresh(proposal, with_for_update={"key_share": True})
    if version != proposal.version:
        raise Stale
