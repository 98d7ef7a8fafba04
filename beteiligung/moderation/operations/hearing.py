"""What somebody without an account answered to a question; the officer who heard it writes it down."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import Decision, DecisionKind
from beteiligung.moderation.operations.noting import note_decision
from beteiligung.moderation.operations.stale import refuse_stale
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Channel, Proposal, ProposalState

ANSWER_LENGTH = (2, 2000)
"""Least and most characters of an answer; "ja" is one."""


def hear_answer(actor: Actor, proposal: Proposal, *, channel: Channel, text: str, version: int | None) -> Decision:
    """Keep an answer for the desk, and how it came; the idea waits to be decided again.

    Raises InvalidInput for an answer too short or too long, NotPossible when no question is open and where the author
    has an account and answers themselves, Stale when somebody else was quicker.
    """
    require(actor, P.PROPOSAL_ENTER, proposal)
    refuse_stale(actor, proposal, version, before=ProposalState.RETURNED)
    words = checked_words(text, ANSWER_LENGTH)
    proposals.hear_answer(actor, proposal, channel, version=version)
    return note_decision(actor, proposal, DecisionKind.HEAR_ANSWER, text=words)
