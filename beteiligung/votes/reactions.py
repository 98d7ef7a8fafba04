"""What votes do when somebody has shown who they are."""

from __future__ import annotations

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.core.errors import NotFound
from beteiligung.proposals.queries import proposal_for
from beteiligung.votes.operations import cast_vote


def cast_waiting_vote(event: SignedIn) -> None:
    """Cast the vote a visitor was about to cast. What is refused here does not refuse the sign-in: they are told why."""
    intent = event.intent or {}
    if intent.get("act") != "vote":
        return
    actor = actor_of(event.account_id)
    if actor is None:
        raise NotFound
    cast_vote(actor, proposal_for(actor, int(intent["proposal_id"])))
