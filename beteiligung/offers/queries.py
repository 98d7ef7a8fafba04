"""Every SELECT about offers: what an idea was offered, for the few who may know, and what a person offered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import is_author
from beteiligung.access.table import can
from beteiligung.accounts.models import Account, Contact
from beteiligung.core.database import session
from beteiligung.core.text import words_for_address
from beteiligung.offers.limits import MOST_SHOWN
from beteiligung.offers.models import Offer, OfferKind, Reach
from beteiligung.proposals.models import PUBLIC_STATES, Proposal, ProposalState
from beteiligung.web.paging import BadCursor, Page, decode_cursor

_LONGEST_CURSOR = 200
_MOST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class HelpRow:
    """An offer as it is read by whom it is for. The last two are for the author of the idea alone."""

    name: str | None
    language: str
    text: str | None
    created_at: datetime
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class OwnOfferRow:
    """An offer in the list of whoever made it; ``id`` is that of the idea. What became private has no title here."""

    id: int
    state: ProposalState
    title: str | None
    idea_language: str
    language: str
    text: str | None
    reach: Reach
    phone: str | None
    created_at: datetime
    offer_id: int
    became: StrEnum | None = None
    """The state of what was made from the idea; ``measures`` fills it in."""

    @property
    def words(self) -> str:
        """The readable end of the idea's address."""
        return words_for_address(self.title or "")


def own_offer(actor: Actor, proposal_id: int) -> Offer | None:
    """What a person offered for an idea, whatever has become of it since."""
    if actor.account_id is None or not 0 < proposal_id <= _MOST_ID:
        return None
    query = sa.select(Offer).where(
        Offer.proposal_id == proposal_id, Offer.author_id == actor.account_id, Offer.kind == OfferKind.HELP
    )
    return session().scalars(query).first()


def offers_for(actor: Actor, proposal: Proposal) -> Sequence[HelpRow]:
    """The newest ``MOST_SHOWN`` offers for an idea, as far as this person may know of them.

    How to reach somebody is read for the idea's author alone.
    """
    if not can(actor, P.OFFER_READ, proposal):
        return []
    query = (
        sa.select(Offer.shown_name, Offer.language, Offer.text, Offer.created_at)
        .join(Account, Account.id == Offer.author_id)
        .where(Offer.proposal_id == proposal.id, _is_there())
        .order_by(Offer.id.desc())
        .limit(MOST_SHOWN)
    )
    if is_author(actor, proposal):
        email = sa.case((Offer.reach == Reach.EMAIL, Contact.email))
        query = query.outerjoin(Contact, Contact.account_id == Offer.author_id).add_columns(email, Offer.phone)
    return [HelpRow(*row) for row in session().execute(query)]


def offer_counts(proposal_ids: Collection[int]) -> dict[int, int]:
    """How many offers there are for each of these ideas that has any; for lists of their author."""
    if not proposal_ids:
        return {}
    query = (
        sa.select(Offer.proposal_id, sa.func.count())
        .join(Account, Account.id == Offer.author_id)
        .where(Offer.proposal_id.in_(proposal_ids), _is_there())
        .group_by(Offer.proposal_id)
    )
    return dict(session().execute(query).all())


def own_offers(actor: Actor, cursor: str, size: int) -> Page[OwnOfferRow]:
    """One page of what a person offered, the newest first. Raises BadCursor."""
    query = (
        sa.select(
            Proposal.id,
            Proposal.state,
            sa.case(
                (
                    sa.and_(Proposal.state.in_(PUBLIC_STATES), Proposal.published_at.is_not(None), Proposal.is_shown()),
                    Proposal.title,
                )
            ),
            Proposal.language,
            Offer.language,
            Offer.text,
            Offer.reach,
            Offer.phone,
            Offer.created_at,
            Offer.id,
        )
        .join(Proposal, Proposal.id == Offer.proposal_id)
        .where(Offer.author_id == actor.account_id, Offer.kind == OfferKind.HELP)
        .order_by(Offer.id.desc())
        .limit(size + 1)
    )
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    after = decode_cursor(cursor, int)
    if after is not None:
        if not 0 < after[0] <= _MOST_ID:
            raise BadCursor
        query = query.where(Offer.id < after[0])
    return Page.of([OwnOfferRow(*row) for row in session().execute(query)], size, lambda row: (row.offer_id,))


def _is_there() -> sa.ColumnElement[bool]:
    """Whoever erased their account helps no more."""
    return sa.and_(Offer.kind == OfferKind.HELP, Account.erased_at.is_(None))
