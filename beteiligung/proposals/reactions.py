"""What ideas do when something happens to their authors, or to the idea they were merged with."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.accounts.events import BrowserSignedIn, SignedIn
from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session
from beteiligung.core.errors import Blocked
from beteiligung.proposals.events import ProposalLapsed, ProposalRejected, ProposalWithdrawn
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import adopt_drafts, confirm_proposal, set_free_merged
from beteiligung.proposals.queries import waiting_under


def confirm_waiting_ideas(event: SignedIn) -> None:
    """Whoever proves an address confirms every idea that was sent under it. Raises Blocked for who may not write here."""
    if event.email_key is None:
        return
    waiting = waiting_under(event.email_key)
    author = actor_of(event.account_id) if waiting else None
    if author is not None and author.is_blocked:
        raise Blocked
    platform = Actor.system("address_confirmed")
    for proposal in waiting:
        confirm_proposal(platform, proposal, author_id=event.account_id)


def adopt_drafts_in_browser(event: BrowserSignedIn) -> None:
    """Whoever signs in finds the ideas begun in this browser on every device."""
    adopt_drafts(Actor(account_id=event.account_id, draft_keys=event.draft_keys))


def stand_alone_again(event: ProposalWithdrawn | ProposalRejected | ProposalLapsed) -> None:
    """The idea that went on for others has ended; they did not choose that."""
    set_free_merged(session().get_one(Proposal, event.proposal_id))
