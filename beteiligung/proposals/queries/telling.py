"""News that wait to be told by voice or letter."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.models import Telling


def open_tellings(proposal_id: int, *, to_change: bool = False) -> Sequence[Telling]:
    """What is still to be told about an idea, oldest first. ``to_change``: nobody else changes it meanwhile."""
    return session().scalars(_OPEN_TO_CHANGE if to_change else _OPEN, {"idea": proposal_id}).all()


_OPEN = (
    sa.select(Telling)
    .where(Telling.proposal_id == sa.bindparam("idea"), Telling.done_at.is_(None))
    .order_by(Telling.id)
)
_OPEN_TO_CHANGE = _OPEN.with_for_update().execution_options(populate_existing=True)
