"""News that wait to be told by voice or letter."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.models import Telling


def open_tellings(proposal_id: int, *, to_change: bool = False) -> Sequence[Telling]:
    """What is still to be told about an idea, oldest first. ``to_change``: nobody else changes it meanwhile."""
    query = (
        sa.select(Telling)
        .where(Telling.proposal_id == proposal_id, Telling.done_at.is_(None))
        .order_by(Telling.id)
        .execution_options(populate_existing=to_change)
    )
    return session().scalars(query.with_for_update() if to_change else query).all()
