"""What the desk decides about ideas that say the same, and about one that says several things. Authors are told, kindly."""

from __future__ import annotations

from collections.abc import Sequence

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.moderation.models import Decision, DecisionKind, Side
from beteiligung.moderation.operations.anew import refuse_same_again
from beteiligung.moderation.operations.noting import note_decision, ways_to_object
from beteiligung.moderation.operations.stale import refuse_stale
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import Part, tell_author
from beteiligung.proposals.queries import lead_of


def decide_merge(
    actor: Actor,
    proposal: Proposal,
    lead: Proposal,
    *,
    version: int | None,
    lead_version: int | None,
    was_automated: bool = False,
) -> Decision:
    """Let ``lead`` go on in the place of an idea. The versions are those the form showed.

    ``was_automated``: whether the program's suggestion helped.
    Raises Stale when either is no longer that one, and what ``merge_proposal`` raises.
    """
    require(actor, P.PROPOSAL_MERGE, proposal)
    require(actor, P.PROPOSAL_MERGE, lead)
    proposals.lock_groups(proposal, lead)
    refuse_stale(actor, proposal, version)
    refuse_stale(actor, lead, lead_version)
    refuse_same_again(actor, DecisionKind.MERGE, proposal)
    proposals.merge_proposal(actor, proposal, lead)
    decision = note_decision(actor, proposal, DecisionKind.MERGE, was_automated=was_automated)
    values = {"lead_number": lead.id if lead.is_public else None, "lead_title": lead.title if lead.is_public else None}
    can_join = lead.is_public and proposal.author_id is not None and proposal.author_id != lead.author_id
    until = proposal.separable_until
    page = {"decision_id": decision.id, "side": Side.AUTHOR.value, "appeal_until": decision.appeal_until}
    tell_author(proposal, "decision_merge", {**values, "can_join": can_join, "until": until, **page, **_kindly(actor)})
    return decision


def decide_unmerge(actor: Actor, proposal: Proposal, *, version: int | None) -> Decision:
    """Let a merged idea stand for itself again. Raises Stale, and what ``unmerge_proposal`` raises."""
    require(actor, P.PROPOSAL_UNMERGE, proposal)
    lead = lead_of(proposal)
    require(actor, P.PROPOSAL_UNMERGE, lead)
    proposals.lock_groups(lead, proposal)
    refuse_stale(actor, proposal, version)
    proposals.unmerge_proposal(actor, proposal)
    decision = note_decision(actor, proposal, DecisionKind.UNMERGE)
    tell_author(proposal, "decision_unmerge", _kindly(actor))
    return decision


def decide_split(actor: Actor, proposal: Proposal, parts: Sequence[Part], *, version: int | None) -> list[Proposal]:
    """Make ideas of the parts of one. Gives them. Raises Stale, and what ``split_proposal`` raises."""
    require(actor, P.PROPOSAL_SPLIT, proposal)
    refuse_stale(actor, proposal, version)
    made = proposals.split_proposal(actor, proposal, parts)
    note_decision(actor, proposal, DecisionKind.SPLIT)
    tell_author(proposal, "decision_split", {"parts": [part.id for part in made], **_kindly(actor)})
    return made


def _kindly(actor: Actor) -> dict[str, object]:
    """Whom to ask or tell that one does not agree. Nothing was taken away that a court would have to give back."""
    return ways_to_object(actor) | {"court": None}
