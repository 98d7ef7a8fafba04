"""Answers to an officer's question by people without an account: somebody at the desk hears them."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.proposals.events import ProposalAnswered
from beteiligung.proposals.models import Channel, Proposal
from beteiligung.proposals.operations.content import lock
from beteiligung.proposals.operations.telling import question_is_answered
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

ALOUD = (Channel.PHONE, Channel.LETTER, Channel.COUNTER)
"""The ways in which an officer hears an answer."""


def is_answered_aloud(proposal: Proposal) -> bool:
    """Whether nobody but the desk can write down an answer: a question is open, and its author has no account."""
    return proposal.was_asked and proposal.author_id is None


def hear_answer(actor: Actor, proposal: Proposal, channel: Channel, *, version: int | None) -> None:
    """Send a returned idea to the desk again whose author answered an officer; history keeps how.

    What was answered belongs to ``moderation``, which calls this. Raises NotPossible when no question is open and for
    ideas of accounts, InvalidInput for a way that officers do not hear, Stale when the idea changed in between.
    """
    require(actor, P.PROPOSAL_ENTER, proposal)
    lock(proposal)
    if not is_answered_aloud(proposal):
        raise NotPossible(N_("Auf diese Frage braucht es keine Antwort mehr."))
    if version != proposal.version:
        raise Stale
    if channel not in ALOUD:
        raise InvalidInput(N_("Bitte wählen Sie, wie die Person geantwortet hat."))
    proposal.touched_at = clock.now()
    PROPOSAL_WORKFLOW.apply(proposal, "hear_answer", by=actor, reason=channel)
    question_is_answered(proposal)
    emit(ProposalAnswered(proposal.id))
