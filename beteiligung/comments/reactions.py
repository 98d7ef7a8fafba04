"""What comments do when somebody has shown who they are, and when ideas are merged."""

from __future__ import annotations

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.comments.operations import Words, count_anew, write_comment
from beteiligung.core.errors import NotFound
from beteiligung.proposals.events import ProposalMerged, ProposalUnmerged
from beteiligung.proposals.queries import lead_for, proposal_for


def write_waiting_comment(event: SignedIn) -> None:
    """Publish what a visitor wrote before anybody knew them.

    What is refused here (the discussion has ended since) does not refuse the sign-in: they are told why.
    """
    intent = event.intent or {}
    if intent.get("act") != "comment":
        return
    actor = actor_of(event.account_id)
    if actor is None:
        raise NotFound
    proposal = lead_for(actor, proposal_for(actor, int(intent["proposal_id"])))
    words = Words(intent["text"], intent["language"], intent.get("shown_name"))
    write_comment(
        actor, proposal, words, parent_id=intent.get("parent_id"), submission_key=intent.get("submission_key")
    )


def recount_comments(event: ProposalMerged | ProposalUnmerged) -> None:
    """The lead counts with what came, or without what left."""
    count_anew(event.counts)
