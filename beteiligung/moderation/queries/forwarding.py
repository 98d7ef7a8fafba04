"""Offices, and what became of ideas that were passed on to them."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.moderation.models import Forwarding, Office, WaitingItem, WaitingKind
from beteiligung.moderation.queries.by_id import MOST_ID, id_of
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.web.paging import BadCursor, Page


def office_by_id(office_id: int) -> Office | None:
    """The office, whether ideas can be passed on to it or not."""
    return session().get(Office, office_id) if 0 < office_id <= MOST_ID else None


def offices_to_pick() -> Sequence[Office]:
    """The offices that ideas can be passed on to, by name."""
    return session().scalars(sa.select(Office).where(Office.is_active).order_by(Office.name)).all()


def offices_page(cursor: str, size: int) -> Page[Office]:
    """One page of all offices, by name. Raises BadCursor."""
    query = sa.select(Office).order_by(Office.name).limit(size + 1)
    last_id = id_of(cursor)
    if last_id is not None:
        last = office_by_id(last_id)
        if last is None:
            raise BadCursor
        query = query.where(Office.name > last.name)
    return Page.of(session().scalars(query).all(), size, lambda office: (office.id,))


def forwardings_of(proposal_id: int) -> Sequence[Forwarding]:
    """Every time an idea was passed on, oldest first."""
    return session().scalars(sa.select(Forwarding).filter_by(proposal_id=proposal_id).order_by(Forwarding.id)).all()


def open_forwarding(proposal_id: int) -> Forwarding | None:
    """The office where the idea lies now; None when none has still to reply."""
    query = sa.select(Forwarding).filter_by(proposal_id=proposal_id, replied_at=None)
    return session().scalars(query.order_by(Forwarding.id.desc())).first()


def ideas_to_ask_about(proposal_id: int | None = None) -> Sequence[int]:
    """The ideas (or this one) whose office is to be asked by now, and that do not lie at the desk already."""
    lies_there = sa.exists().where(
        WaitingItem.proposal_id == Proposal.id,
        WaitingItem.kind == WaitingKind.FORWARDED_IDEA,
        WaitingItem.done_at.is_(None),
    )
    query = (
        sa.select(Proposal.id)
        .join(Forwarding, Forwarding.proposal_id == Proposal.id)
        .where(
            Proposal.state == ProposalState.FORWARDED,
            Forwarding.replied_at.is_(None),
            Forwarding.ask_on <= clock.today(),
            ~lies_there,
        )
        .order_by(Proposal.id)
    )
    if proposal_id is not None:
        query = query.where(Proposal.id == proposal_id)
    return session().scalars(query).all()
