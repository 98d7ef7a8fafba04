"""What an idea at the desk has to do with others: those like it, the one it was merged with, those that came from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.moderation.views.blueprint import desk_url
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import position_of
from beteiligung.proposals.queries import (
    Kin,
    MergedRow,
    ProposalRow,
    Sought,
    Surroundings,
    merged_with,
    parts_of,
    proposal_by_id,
    similar_at_desk,
)
from beteiligung.web.current import current_actor


@dataclass(frozen=True)
class Relations:
    """Other ideas beside one."""

    like_url: str | None = None
    """Where ideas that say much the same are shown. To find them takes longer than all else, so they come by themselves."""
    lead: Proposal | None = None
    merged: Sequence[MergedRow] = ()
    parts: Sequence[Kin] = ()
    whole: Proposal | None = None
    """The idea it was a part of."""


def relations_of(proposal: Proposal, around: Surroundings) -> Relations:
    """What there is of them; similar ideas only where the idea waits to be looked at for the first time."""
    return Relations(
        like_url=_like_url(proposal) if proposal.state is ProposalState.SUBMITTED else None,
        lead=proposal_by_id(proposal.lead_id) if proposal.lead_id is not None else None,
        merged=merged_with(proposal.id) if around.merged_count else (),
        parts=parts_of(proposal.id) if around.part_count else (),
        whole=proposal_by_id(proposal.split_from_id) if proposal.split_from_id is not None else None,
    )


def _like_url(proposal: Proposal) -> str | None:
    is_possible = can(current_actor(), P.PROPOSAL_MERGE, proposal)
    return desk_url("moderation.merge", proposal_id=proposal.id) if is_possible else None


def ideas_like(proposal: Proposal, around: Surroundings) -> list[tuple[ProposalRow, str | None]]:
    """Up to three ideas that say much the same, the likest first, with the address where the two are merged."""
    actor = current_actor()
    if not can(actor, P.PROPOSAL_MERGE, proposal):
        return []
    sought = Sought(
        title=proposal.title,
        text=proposal.text,
        aktionsraum_id=proposal.aktionsraum_id,
        field_ids=frozenset(one.id for one in around.fields),
        position=position_of(proposal),
    )
    return [(row, _merge_url(proposal, row)) for row in similar_at_desk(actor, sought, but=proposal.id)]


def _merge_url(proposal: Proposal, row: ProposalRow) -> str | None:
    """Its own ideas an officer does not find here; so the area alone decides."""
    is_possible = can(current_actor(), P.PROPOSAL_MERGE, row)
    return desk_url("moderation.merge", proposal_id=proposal.id, mit=row.id) if is_possible else None
