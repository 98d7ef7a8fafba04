"""What votes do when somebody has shown who they are, and when ideas are merged."""

from __future__ import annotations

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.core.errors import NotFound
from beteiligung.proposals.events import ProposalMerged, ProposalUnmerged
from beteiligung.proposals.queries import lead_for, proposal_for
from beteiligung.votes.operations import cast_vote, count_anew


def cast_waiting_vote(event: SignedIn) -> None:
    """Cast the vote a visitor was about to cast. What is refused here does not refuse the sign-in: they are told why."""
    intent = event.intent or {}
    if intent.get("act") != "vote":
        return
    actor = actor_of(event.account_id)
    if actor is None:
        raise NotFound
    cast_vote(actor, lead_for(actor, proposal_for(actor, int(intent["proposal_id"]))))


def recount_votes(event: ProposalMerged | ProposalUnmerged) -> None:
    """The lead counts with those who came, or without those who left."""
    count_anew(event.counts)
