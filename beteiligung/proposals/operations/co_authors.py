"""The author of a merged idea is named beside the author of the idea that goes on, if they want that."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import lock


def join_as_co_author(actor: Actor, proposal: Proposal, *, is_named: bool) -> None:
    """Be named, under the name shown with one's own idea, on the page of the idea it was merged with; or no longer.

    Doing it twice changes nothing. Raises NotPossible where the idea stands for itself.
    """
    require(actor, P.PROPOSAL_JOIN, proposal)
    lock(proposal)
    if proposal.state is not ProposalState.MERGED:
        raise NotPossible(N_("Ihre Idee steht für sich. Sie ist mit keiner anderen zusammengelegt."))
    proposal.co_author_of_id = proposal.lead_id if is_named else None
