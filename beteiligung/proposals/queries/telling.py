"""News that wait to be told by voice or letter, and who looked at how to reach people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.models import ContactLook, Telling


def open_tellings(proposal_id: int, *, to_change: bool = False) -> Sequence[Telling]:
    """What is still to be told about an idea, oldest first. ``to_change``: nobody else changes it meanwhile."""
    query = (
        sa.select(Telling)
        .where(Telling.proposal_id == proposal_id, Telling.done_at.is_(None))
        .order_by(Telling.id)
        .execution_options(populate_existing=to_change)
    )
    return session().scalars(query.with_for_update() if to_change else query).all()


def has_looked(proposal_id: int, account_id: int, *, since: datetime) -> bool:
    """Whether this person opened the contact of an idea after a moment."""
    query = sa.select(ContactLook.id).where(
        ContactLook.proposal_id == proposal_id, ContactLook.account_id == account_id, ContactLook.at >= since
    )
    return session().scalar(query.limit(1)) is not None
