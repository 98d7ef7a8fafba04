"""Ideas that go on together, and ideas that were made from parts of another one.

Who merged A into B, and later B into C, finds A and B on the page of C: ``merged_into_id`` keeps the way for the undo,
``lead_id`` its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.database import session
from beteiligung.core.text import words_for_address
from beteiligung.proposals.models import PUBLIC_STATES, Proposal


@dataclass(frozen=True, slots=True)
class MergedRow:
    """An idea that was merged with another one, as the page of that one names it."""

    id: int
    title: str
    language: str
    shown_name: str | None
    merged_at: datetime
    is_public: bool
    is_co_author: bool
    """Whether its author agreed to be named there."""

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


@dataclass(frozen=True, slots=True)
class Kin:
    """An idea made from a part of the one whose page leads to it."""

    id: int
    title: str
    language: str

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


_member = sa.orm.aliased(Proposal)


def group_of(proposal_id: Any) -> sa.Select[int]:
    """The ids of an idea and of all that go on with it; to be used inside of other statements."""
    ids = sa.select(_member.id).where(sa.or_(_member.id == proposal_id, _member.lead_id == proposal_id))
    return ids.correlate(Proposal)  # where that is the idea, also from deep inside a statement


def branch_of(proposal_id: int) -> sa.Select[int]:
    """The ids of an idea and of all that were merged into it, however far: what moves with it, also when it is merged."""
    branch = sa.select(sa.literal(proposal_id).label("id")).cte("branch", recursive=True)
    branch = branch.union_all(sa.select(Proposal.id).where(Proposal.merged_into_id == branch.c.id))
    return sa.select(branch.c.id)


def lead_of(proposal: Proposal) -> Proposal:
    """The idea that goes on: itself, unless it was merged."""
    return proposal if proposal.lead_id is None else session().get_one(Proposal, proposal.lead_id)


def lead_for(actor: Actor, proposal: Proposal) -> Proposal:
    """The same as far as this person may know of it: the idea they asked for where they may not read its lead."""
    lead = lead_of(proposal)
    return lead if can(actor, P.PROPOSAL_READ, lead) else proposal


def merged_with(lead_id: int) -> Sequence[MergedRow]:
    """The ideas that go on with a lead, in the order in which they came. Of what is locked nobody hears."""
    return [MergedRow(*row) for row in session().execute(_MERGED, {"lead": lead_id})]


_IS_PUBLIC = sa.and_(Proposal.state.in_(PUBLIC_STATES), Proposal.published_at.is_not(None), Proposal.is_shown())
_MERGED = (
    sa.select(
        Proposal.id,
        Proposal.title,
        Proposal.language,
        sa.case((Proposal.name_hidden_at.is_(None), Proposal.shown_name)),
        Proposal.state_since,
        _IS_PUBLIC,
        sa.and_(
            Proposal.author_id.is_not(None),
            Proposal.co_author_of_id.is_not_distinct_from(Proposal.lead_id),
            Proposal.is_shown(),
        ),
    )
    .where(Proposal.lead_id == sa.bindparam("lead"), Proposal.is_not_locked())
    .order_by(Proposal.state_since, Proposal.id)
)


def parts_of(proposal_id: int, *, only_public: bool = False) -> Sequence[Kin]:
    """The ideas made from parts of an idea, all or those that everybody can read."""
    query = sa.select(Proposal.id, Proposal.title, Proposal.language).where(
        Proposal.split_from_id == proposal_id, Proposal.is_not_locked()
    )
    if only_public:
        query = query.where(_IS_PUBLIC)
    return [Kin(*row) for row in session().execute(query.order_by(Proposal.id))]
