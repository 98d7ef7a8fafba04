"""Photos of ideas, and who sees them."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.database import session
from beteiligung.media.models import Document, Picture
from beteiligung.media.visibility import Sight
from beteiligung.proposals.models import Proposal, ProposalPhoto


def photos_of(proposal: Proposal) -> list[Picture]:
    """The photos of an idea in their order; no query where it has none."""
    if not proposal.photo_count:
        return []
    query = (
        sa.select(Picture)
        .join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
        .where(ProposalPhoto.proposal_id == proposal.id)
        .order_by(Picture.id)
    )
    return list(session().scalars(query))


def sight_of_photo(actor: Actor, photo: Picture | Document) -> Sight:
    """Everybody sees the photos of public ideas; the author and whoever works on the idea sees them whole."""
    query = (
        sa.select(Proposal)
        .join(ProposalPhoto, ProposalPhoto.proposal_id == Proposal.id)
        .where(ProposalPhoto.picture_id == photo.id)
    )
    proposal = session().scalar(query)
    if proposal is None:
        return Sight()
    is_whole = can(actor, P.PROPOSAL_EDIT, proposal) or can(actor, P.PROPOSAL_READ_FILE, proposal)
    return Sight(is_public=proposal.is_public, is_whole=is_whole)
