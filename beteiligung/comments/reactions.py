"""What comments do when somebody has shown who they are."""

from __future__ import annotations

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.comments.operations import Words, write_comment
from beteiligung.core.errors import NotFound
from beteiligung.proposals.queries import proposal_for


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
    proposal = proposal_for(actor, int(intent["proposal_id"]))
    words = Words(intent["text"], intent["language"], intent.get("shown_name"))
    write_comment(
        actor, proposal, words, parent_id=intent.get("parent_id"), submission_key=intent.get("submission_key")
    )
