"""What offers do when somebody has shown who they are."""

from __future__ import annotations

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.core.errors import NotFound
from beteiligung.offers.models import Reach
from beteiligung.offers.operations import Help, offer_help
from beteiligung.proposals.queries import proposal_for


def make_waiting_offer(event: SignedIn) -> None:
    """Make the offer a visitor wrote before anybody knew them.

    What is refused here (it is their own idea, it has ended since) does not refuse the sign-in: they are told why.
    """
    intent = event.intent or {}
    if intent.get("act") != "offer":
        return
    actor = actor_of(event.account_id)
    if actor is None:
        raise NotFound
    offer_help(
        actor,
        proposal_for(actor, int(intent["proposal_id"])),
        Help(intent["text"], intent["language"], intent.get("shown_name"), Reach(intent["reach"]), intent.get("phone")),
    )
