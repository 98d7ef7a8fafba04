"""Ideas that staff wrote down for others, the events they come from, and the photos of their cards."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.tokens import hash_secret
from beteiligung.media.models import Document, Picture
from beteiligung.media.visibility import Sight
from beteiligung.proposals.models import (
    CardPhoto,
    Event,
    Proposal,
    ProposalContact,
    ProposalEntry,
    ProposalState,
    Source,
)
from beteiligung.web.paging import Page, decode_day_cursor

_RECENT_EVENTS = timedelta(days=60)
_MOST_EVENTS = 8
_RECENT_ENTRIES = timedelta(hours=12)
_MOST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An idea that somebody wrote down a while ago, with what the next form begins with."""

    id: int
    aktionsraum_id: int
    title: str
    language: str
    state: ProposalState
    source: Source
    event_id: int | None
    entered_at: datetime
    receipt_to: str | None
    """The address that has the receipt."""
    entered_by_id: int | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, with how many ideas were heard there."""

    event: Event
    area_name: str
    idea_count: int


def entry_by_id(proposal_id: int) -> ProposalEntry | None:
    """That and how the idea with this number was written down."""
    return session().get(ProposalEntry, proposal_id) if proposal_id < 2**31 else None


def recent_entries(account_id: int | None) -> list[EntryRow]:
    """What this person wrote down in the last hours, the last first."""
    query = (
        sa.select(
            Proposal.id,
            Proposal.aktionsraum_id,
            Proposal.title,
            Proposal.language,
            Proposal.state,
            Proposal.source,
            ProposalEntry.event_id,
            ProposalEntry.entered_at,
            ProposalContact.email,
        )
        .join(ProposalEntry, ProposalEntry.proposal_id == Proposal.id)
        .outerjoin(ProposalContact, ProposalContact.proposal_id == Proposal.id)
        .where(ProposalEntry.entered_by_id == account_id, ProposalEntry.entered_at > clock.now() - _RECENT_ENTRIES)
        .order_by(ProposalEntry.entered_at.desc(), Proposal.id.desc())
        .limit(_MOST_ENTRIES)
    )
    return [EntryRow(*row, account_id) for row in session().execute(query)]


def entered_before(aktionsraum_id: int, words_hash: str, *, key: str) -> int | None:
    """The number of an idea of the area that was written down with the same words in another form than that with ``key``."""
    query = (
        sa.select(ProposalEntry.proposal_id)
        .join(Proposal, Proposal.id == ProposalEntry.proposal_id)
        .where(
            ProposalEntry.words_hash == words_hash,
            ProposalEntry.aktionsraum_id == aktionsraum_id,
            ProposalEntry.key_hash != hash_secret(key),
            Proposal.state != ProposalState.WITHDRAWN,
        )
        .limit(1)
    )
    return session().scalar(query)


def recent_events(area_ids: Collection[int]) -> list[Event]:
    """The events of the last weeks in these areas, the latest first."""
    query = (
        sa.select(Event)
        .where(Event.aktionsraum_id.in_(area_ids), Event.day > clock.today() - _RECENT_EVENTS)
        .order_by(Event.day.desc(), Event.id.desc())
        .limit(_MOST_EVENTS)
    )
    return list(session().scalars(query))


def event_by_id(event_id: int) -> Event | None:
    """The event, or None."""
    return session().get(Event, event_id) if 0 < event_id < 2**31 else None


def events_page(area_ids: Collection[int] | None, cursor: str, size: int) -> Page[EventRow]:
    """One page of the events of these areas (None: of all), the latest first. Raises BadCursor."""
    ideas = sa.select(sa.func.count()).where(ProposalEntry.event_id == Event.id)
    query = (
        sa.select(Event, Aktionsraum.name, ideas.correlate(Event).scalar_subquery())
        .join(Aktionsraum, Aktionsraum.id == Event.aktionsraum_id)
        .order_by(Event.day.desc(), Event.id.desc())
        .limit(size + 1)
    )
    if area_ids is not None:
        query = query.where(Event.aktionsraum_id.in_(area_ids))
    after = decode_day_cursor(cursor)
    if after is not None:
        query = query.where(sa.tuple_(Event.day, Event.id) < sa.tuple_(*after))
    rows = [EventRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: (row.event.day.toordinal(), row.event.id))


def card_with(actor: Actor, key: str) -> Picture | None:
    """The photo that this person sent with a form that is not finished yet."""
    return (
        session()
        .scalars(
            _cards().where(
                CardPhoto.key_hash == hash_secret(key),
                CardPhoto.taken_by_id == actor.account_id,
                CardPhoto.proposal_id.is_(None),
            )
        )
        .first()
    )


def card_of(proposal_id: int) -> Picture | None:
    """The photo of the card that an idea was written on."""
    return session().scalars(_cards().where(CardPhoto.proposal_id == proposal_id)).first()


def sight_of_card(actor: Actor, thing: Picture | Document) -> Sight:
    """Whoever works on the idea sees its card; before there is one, whoever took the photo. It is never public."""
    found = (
        session()
        .execute(sa.select(CardPhoto.taken_by_id, CardPhoto.proposal_id).where(CardPhoto.picture_id == thing.id))
        .first()
    )
    if found is None:
        return Sight()
    if found.proposal_id is None:
        return Sight(is_whole=found.taken_by_id is not None and found.taken_by_id == actor.account_id)
    return Sight(is_whole=can(actor, P.PROPOSAL_READ_FILE, session().get(Proposal, found.proposal_id)))


def _cards() -> sa.Select[Picture]:
    return sa.select(Picture).join(CardPhoto, CardPhoto.picture_id == Picture.id)
