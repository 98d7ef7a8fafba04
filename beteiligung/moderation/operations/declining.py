"""An idea that cannot come true: its reasons are public, its author and supporters are told."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.measures.queries import measures_of
from beteiligung.moderation.models import Decision, DecisionKind, Purpose
from beteiligung.moderation.operations.anew import refuse_same_again
from beteiligung.moderation.operations.noting import FACTS_LENGTH, note_decision, reasons_told
from beteiligung.moderation.operations.stale import refuse_stale
from beteiligung.moderation.operations.worded import worded
from beteiligung.moderation.wording import Pick, Wording
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import tell_author


def decide_decline(
    actor: Actor, proposal: Proposal, reasons: str, *, version: int | None, pick: Pick | None = None
) -> Decision:
    """Say that an idea cannot come true, and why: everybody reads the reasons, supporters are told.

    It is under review, or its measures have all ended. Raises InvalidInput for reasons that do not do, NotPossible, Stale.
    """
    require(actor, P.PROPOSAL_DECLINE, proposal)
    refuse_stale(actor, proposal, version, before=ProposalState.IN_REVIEW)
    if proposal.state not in (ProposalState.IN_REVIEW, ProposalState.PROMOTED):
        raise NotPossible(N_("Im jetzigen Stand der Idee geht das nicht."))
    if any(measure.is_under_way for measure in measures_of(proposal.id)):
        raise NotPossible(N_("Aus dieser Idee gibt es eine Maßnahme. Beenden Sie zuerst die Maßnahme."))
    refuse_same_again(actor, DecisionKind.DECLINE, proposal)
    wording = worded(actor, proposal, Purpose.DECLINE, reasons, FACTS_LENGTH, pick)
    proposals.decline_proposal(actor, proposal)
    decision = note_decision(actor, proposal, DecisionKind.DECLINE, text=wording.own, chosen=wording.chosen)
    tell_decline(actor, proposal, decision, wording)
    return decision


def tell_decline(
    actor: Actor, proposal: Proposal, decision: Decision, wording: Wording, *, office: str | None = None
) -> None:
    """Tell the author why. ``office``: the one whose reply the reasons are."""
    values = {"office": office, "words": proposal.words if proposal.is_public else None}
    tell_author(proposal, "decision_decline", {**values, **reasons_told(actor, decision, wording)})
