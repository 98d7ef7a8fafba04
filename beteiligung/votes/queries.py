"""Every SELECT about votes. Who voted is nobody's business but the voter's."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.queries import group_of
from beteiligung.votes.models import Vote


def has_voted(account_id: int | None, proposal_id: int) -> bool:
    """Whether a person supports an idea, or one that was merged with it; nobody signed in supports nothing."""
    if account_id is None:
        return False
    return session().scalar(_HAS_VOTED, {"idea": proposal_id, "person": account_id}) is not None


def goes_to(proposal_id: Any) -> sa.ColumnElement[bool]:
    """The votes that an idea counts: those for it and for what was merged with it."""
    return Vote.proposal_id.in_(group_of(proposal_id))


_HAS_VOTED = (
    sa.select(Vote.account_id)
    .where(goes_to(sa.bindparam("idea", type_=sa.Integer())), Vote.account_id == sa.bindparam("person"))
    .limit(1)
)
