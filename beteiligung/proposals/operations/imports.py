"""Ideas that come from a file."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.events import emit
from beteiligung.proposals.events import ProposalSubmitted
from beteiligung.proposals.models import Proposal, ProposalState, Source
from beteiligung.proposals.operations.content import make_findable, write_fields, write_texts
from beteiligung.proposals.states import PROPOSAL_WORKFLOW


def import_proposal(
    actor: Actor,
    *,
    aktionsraum_id: int,
    title: str,
    text: str,
    language: str,
    import_hash: str,
    import_id: str,
    import_note: str | None = None,
    cost_cents: int | None = None,
    place: str | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
    field_ids: Collection[int] = (),
    is_demo: bool = False,
) -> Proposal | None:
    """Put an idea from a file on the desk, without an author. None when the file's id is there already.

    ``import_hash`` is the SHA-256 of the file's content, the cost is in cents, the position in degrees (WGS 84).
    """
    require(actor, P.PROPOSAL_IMPORT)
    known = sa.select(Proposal.id).where(Proposal.import_hash == import_hash, Proposal.import_id == import_id)
    if session().scalar(known) is not None:
        return None
    now = clock.now()
    proposal = Proposal(
        aktionsraum_id=aktionsraum_id,
        language=language,
        latitude=latitude,
        longitude=longitude,
        cost_cents=cost_cents,
        created_at=now,
        touched_at=now,
        submitted_at=now,
        source=Source.IMPORT,
        import_hash=import_hash,
        import_id=import_id,
        import_note=import_note,
        is_demo=is_demo,
    )
    write_texts(proposal, title=title, text=text, place=place)
    PROPOSAL_WORKFLOW.begin(proposal, ProposalState.SUBMITTED, by=actor, action="import")
    write_fields(proposal, field_ids)
    make_findable(proposal)
    emit(ProposalSubmitted(proposal.id))
    return proposal
