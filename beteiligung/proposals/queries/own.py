"""A person's own ideas, drafts among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core.database import session
from beteiligung.core.text import words_for_address
from beteiligung.proposals.models import Dates, Proposal, ProposalContact, ProposalState, is_asked
from beteiligung.web.paging import BadCursor, Page, decode_cursor

_LONGEST_CURSOR = 200
_MOST_ID = 2**31 - 1

WAITS_FOR_AUTHOR = frozenset({ProposalState.DRAFT, ProposalState.UNCONFIRMED, ProposalState.RETURNED})
"""The states in which nothing goes on until the author does something."""


@dataclass(frozen=True, slots=True)
class OwnRow(Dates):
    """An idea in the list of its author."""

    id: int
    title: str
    language: str
    state: ProposalState
    state_since: datetime
    touched_at: datetime
    submitted_at: datetime | None
    comment_count: int
    became: StrEnum | None = None
    """The state of what was made from it; ``measures`` fills it in."""

    @property
    def was_asked(self) -> bool:
        """Whether a question about it waits for an answer, also after it lapsed."""
        return is_asked(self.state, self.submitted_at)

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)


def own_proposals(actor: Actor, cursor: str, size: int) -> Page[OwnRow]:
    """One page of the ideas a person wrote or holds as drafts in this browser.

    Those that wait for the person come first, and of both kinds the newest.

    Raises BadCursor where ``cursor`` is not one of this list.
    """
    query = (
        sa.select(
            Proposal.id,
            Proposal.title,
            Proposal.language,
            Proposal.state,
            Proposal.state_since,
            Proposal.touched_at,
            Proposal.submitted_at,
            Proposal.comment_count,
        )
        .where(_is_own(actor), Proposal.is_not_locked())
        .order_by(_goes_on(), Proposal.id.desc())
        .limit(size + 1)
    )
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    after = decode_cursor(cursor, int, int)
    if after is not None:
        kind, last_id = after
        if kind not in (0, 1) or not 0 < last_id <= _MOST_ID:
            raise BadCursor
        query = query.where(sa.or_(_goes_on() > kind, sa.and_(_goes_on() == kind, Proposal.id < last_id)))
    rows = [OwnRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: (int(row.state not in WAITS_FOR_AUTHOR), row.id))


def drafts_in_hand(actor: Actor, size: int) -> list[Proposal]:
    """The drafts in which something is written, those touched last first."""
    if actor.account_id is None and not actor.draft_keys:
        return []
    query = (
        sa.select(Proposal)
        .where(_is_own(actor), Proposal.state == ProposalState.DRAFT, sa.or_(Proposal.title != "", Proposal.text != ""))
        .order_by(Proposal.touched_at.desc(), Proposal.id.desc())
        .limit(size)
    )
    return list(session().scalars(query))


def draft_in_hand(actor: Actor) -> Proposal | None:
    """The draft a person touched last, or None."""
    if actor.account_id is None and not actor.draft_keys:
        return None
    query = (
        sa.select(Proposal)
        .where(_is_own(actor), Proposal.state == ProposalState.DRAFT)
        .order_by(Proposal.touched_at.desc(), Proposal.id.desc())
        .limit(1)
    )
    return session().scalars(query).first()


def contact_of(proposal_id: int) -> ProposalContact | None:
    """The address an idea was sent under, as long as nobody has confirmed it."""
    return session().get(ProposalContact, proposal_id)


def contact_address(proposal_id: int) -> str | None:
    """The same as it was written. For whoever holds the draft's key alone."""
    contact = contact_of(proposal_id)
    return contact.email if contact else None


def waiting_under(email_key: str) -> list[Proposal]:
    """The ideas that wait until an address is confirmed, oldest first; released ones wait for their author as well."""
    query = (
        sa.select(Proposal)
        .join(ProposalContact, ProposalContact.proposal_id == Proposal.id)
        .where(ProposalContact.email_key == email_key, Proposal.state != ProposalState.DRAFT, Proposal.is_not_locked())
        .order_by(Proposal.id)
    )
    return list(session().scalars(query))


def _goes_on() -> sa.ColumnElement[int]:
    """0 for what waits for its author, 1 for the rest."""
    return sa.case((Proposal.state.in_(sorted(WAITS_FOR_AUTHOR)), 0), else_=1)


def _is_own(actor: Actor) -> sa.ColumnElement[bool]:
    conditions = []
    if actor.account_id is not None:
        conditions.append(Proposal.author_id == actor.account_id)
    if actor.draft_keys:
        conditions.append(Proposal.draft_key_hash.in_(actor.draft_keys))
    return sa.or_(sa.false(), *conditions)
