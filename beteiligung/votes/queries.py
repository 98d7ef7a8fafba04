"""Every SELECT about votes. Who voted is nobody's business but the voter's."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.votes.models import Vote


def has_voted(account_id: int | None, proposal_id: int) -> bool:
    """Whether a person supports an idea; nobody signed in supports nothing."""
    if account_id is None:
        return False
    query = sa.select(Vote.account_id).where(Vote.proposal_id == proposal_id, Vote.account_id == account_id)
    return session().scalar(query) is not None
