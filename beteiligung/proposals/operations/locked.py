"""What happens to an idea that nobody may see any more. Each is a part of an act of the desk, which asks the policy table."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.text import REMOVED
from beteiligung.proposals.models import Proposal, ProposalSearch
from beteiligung.proposals.operations.cards import delete_card_of
from beteiligung.proposals.operations.content import make_findable
from beteiligung.proposals.operations.documents import delete_documents
from beteiligung.proposals.operations.merging import leave_group
from beteiligung.proposals.operations.photos import delete_photos
from beteiligung.proposals.queries.versions import texts_of


def put_away(proposal: Proposal) -> None:
    """Nobody finds it any more, and no other idea goes on with it."""
    leave_group(proposal)
    proposal.locked_at = clock.now()
    session().flush()
    session().execute(sa.delete(ProposalSearch).where(ProposalSearch.proposal_id == proposal.id))


def bring_back(proposal: Proposal) -> None:
    """It is again what it was before."""
    proposal.locked_at = None
    session().flush()
    make_findable(proposal)


def erase_words(proposal: Proposal) -> None:
    """Leave the mark of a removed passage in place of every text, in every version."""
    for row, columns, _number in texts_of(proposal):
        for column in columns:
            if getattr(row, column):
                setattr(row, column, REMOVED)


def erase_files(proposal: Proposal) -> None:
    """Delete all its photos and documents and the photo of its card, originals and derivatives."""
    mine = sa.select(Proposal.id).where(Proposal.id == proposal.id)
    delete_photos(mine)
    delete_documents(mine)
    delete_card_of(proposal)
    proposal.photo_count = 0
