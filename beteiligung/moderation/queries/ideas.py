"""The ideas that officers look after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core.database import session
from beteiligung.moderation.models import Caretaker
from beteiligung.moderation.queries.waiting_since import decode, in_area_of, key
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.web.paging import Page

AT_WORK = (
    ProposalState.PUBLISHED,
    ProposalState.IN_REVIEW,
    ProposalState.PROMOTED,
    ProposalState.FORWARDED,
    ProposalState.RETURNED,
)
"""The states of ideas that officers look after; questions among them, since some people answer by phone."""


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """An idea in an officer's list."""

    id: int
    title: str
    language: str
    area_name: str
    state: ProposalState
    state_since: datetime
    vote_count: int
    comment_count: int
    caretaker_id: int | None


def ideas(actor: Actor, state: ProposalState, cursor: str, size: int, *, only_own: bool = False) -> Page[IdeaRow]:
    """One page of the ideas of this person's areas in one state, the longest in it first. Raises BadCursor.

    ``only_own``: those that this person looks after.
    """
    columns = (Proposal.state_since, Proposal.__table__.c.id)
    query = (
        sa.select(
            Proposal.id,
            Proposal.title,
            Proposal.language,
            Aktionsraum.name,
            Proposal.state,
            Proposal.state_since,
            Proposal.vote_count,
            Proposal.comment_count,
            Caretaker.account_id,
        )
        .join(Aktionsraum, Aktionsraum.id == Proposal.aktionsraum_id)
        .outerjoin(Caretaker, Caretaker.proposal_id == Proposal.id)
        .where(Proposal.state == state, Proposal.is_not_locked(), *in_area_of(actor, Proposal.aktionsraum_id))
        .order_by(*columns)
        .limit(size + 1)
    )
    if only_own:
        query = query.where(Caretaker.account_id == actor.account_id)
    after = decode(cursor)
    if after is not None:
        query = query.where(sa.tuple_(*columns) > after)
    rows = [IdeaRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: key(row.state_since, row.id))


def idea_counts(actor: Actor) -> dict[ProposalState, tuple[int, int]]:
    """How many ideas of this person's areas stand in each state that officers look after, and how many are theirs."""
    theirs = sa.func.count().filter(Caretaker.account_id == actor.account_id)
    query = (
        sa.select(Proposal.state, sa.func.count(), theirs)
        .outerjoin(Caretaker, Caretaker.proposal_id == Proposal.id)
        .where(Proposal.state.in_(AT_WORK), Proposal.is_not_locked(), *in_area_of(actor, Proposal.aktionsraum_id))
        .group_by(Proposal.state)
    )
    return {state: (everybody, own) for state, everybody, own in session().execute(query)}
