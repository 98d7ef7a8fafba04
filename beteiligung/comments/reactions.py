"""What comments do when somebody has shown who they are, when ideas are merged, and when words are taken back."""

from __future__ import annotations

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.comments.operations import Words, count_anew, remove_from_comment, write_comment
from beteiligung.comments.queries import comments_of_author
from beteiligung.core.database import session
from beteiligung.core.errors import NotFound
from beteiligung.proposals.events import PassageRemoved, ProposalMerged, ProposalUnmerged
from beteiligung.proposals.models import Proposal
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


def remove_from_own_comments(event: PassageRemoved) -> None:
    """Authors take their words back wherever they wrote them. The desk decides about each comment by itself."""
    if event.by_desk:
        return
    for comment in comments_of_author(session().get_one(Proposal, event.proposal_id), to_change=True):
        remove_from_comment(comment, event.passage)
