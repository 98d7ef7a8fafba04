"""Ideas that staff write down for others: heard at the counter, on the phone or at an event, or read from a card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.accounts.names import check_shown_name
from beteiligung.core import clock, limits
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.text import search_key
from beteiligung.core.tokens import hash_secret
from beteiligung.proposals.events import ProposalSubmitted, ProposalWithdrawn
from beteiligung.proposals.models import (
    HEARD,
    Channel,
    Proposal,
    ProposalContact,
    ProposalEntry,
    ProposalState,
    Source,
)
from beteiligung.proposals.operations.cards import delete_card_of, give_card_to
from beteiligung.proposals.operations.content import lock, make_findable, require_complete, write_texts
from beteiligung.proposals.operations.events import EventWords, event_for
from beteiligung.proposals.operations.telling import tell_author
from beteiligung.proposals.queries import contact_of
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

UNDO_TIME = timedelta(minutes=15)
"""So long whoever wrote an idea down can take it back."""
_KEY_LASTS = timedelta(days=30)
"""Longer than a device keeps a form that it could not send."""


@dataclass(frozen=True)
class Contact:
    """How the author is told what becomes of the idea, and what that needs."""

    channel: Channel
    name: str | None = None
    email: Email | None = None
    phone: str | None = None
    postal_address: str | None = None


@dataclass(frozen=True)
class Heard:
    """What somebody said or wrote, as an officer writes it down."""

    aktionsraum_id: int
    source: Source
    title: str
    text: str
    language: str
    place: str | None = None
    shown_name: str | None = None
    event: int | EventWords | None = None
    """The id of an event that is known, or the words for a new one."""
    contact: Contact | None = None


def enter_proposal(actor: Actor, heard: Heard, *, key: str, has_consent: bool) -> Proposal:
    """Write an idea down for its author, who is not known to the platform, and lay it on the desk.

    ``key`` is that of the form: sent twice, it is one idea. ``has_consent``: its author agrees that everybody reads it.
    Raises InvalidInput for an unfinished idea, a borrowed name, no consent, or an event that is missing.
    """
    require(actor, P.PROPOSAL_ENTER, heard)
    # Counting makes a second sending of the same form wait for the first to end.
    limits.hit("enter", key, limit=1, seconds=int(_KEY_LASTS.total_seconds()))
    key_hash = hash_secret(key)
    known = session().scalars(sa.select(ProposalEntry).filter_by(key_hash=key_hash)).first()
    if known is not None:
        return session().get_one(Proposal, known.proposal_id)
    if not has_consent:
        raise InvalidInput(N_("Ohne Einverständnis darf die Idee nicht veröffentlicht werden."))
    if heard.source not in HEARD:
        raise InvalidInput(N_("Bitte wählen Sie, woher die Idee kommt."))
    if heard.source is Source.EVENT and heard.event is None:
        raise InvalidInput(N_("Bitte wählen Sie, bei welcher Veranstaltung Sie die Idee gehört haben."))
    require_complete(heard.title, heard.text)
    event = event_for(heard.event, heard.aktionsraum_id) if heard.event is not None else None
    now = clock.now()
    proposal = Proposal(
        aktionsraum_id=heard.aktionsraum_id,
        shown_name=check_shown_name(heard.shown_name),
        language=heard.language,
        source=heard.source,
        created_at=now,
        touched_at=now,
        submitted_at=now,
    )
    write_texts(proposal, title=heard.title, text=heard.text, place=heard.place)
    PROPOSAL_WORKFLOW.begin(proposal, ProposalState.SUBMITTED, by=actor, action="enter")
    session().add(
        ProposalEntry(
            proposal_id=proposal.id,
            aktionsraum_id=heard.aktionsraum_id,
            entered_by_id=actor.account_id,
            entered_at=now,
            consent_on=clock.day_of(now),
            event_id=event.id if event else None,
            key_hash=key_hash,
            words_hash=words_hash(heard.title, heard.text),
        )
    )
    _write_contact(proposal, heard.contact)
    give_card_to(proposal, actor, key)
    make_findable(proposal)
    emit(ProposalSubmitted(proposal.id))
    tell_author(proposal, "idea_received", {"received": clock.today(), "due": proposal.answer_due})
    return proposal


def unenter_proposal(actor: Actor, entry: ProposalEntry) -> None:
    """Take back what one wrote down a moment ago, say the wrong card. Its number is not given again.

    Raises NotPossible after ``UNDO_TIME``, when somebody has decided, and when its author was told the number.
    """
    require(actor, P.PROPOSAL_UNENTER, entry)
    proposal = session().get_one(Proposal, entry.proposal_id)
    lock(proposal)
    if entry.entered_at < clock.now() - UNDO_TIME:
        raise NotPossible(N_("Das geht nur in den ersten 15 Minuten. Sie finden die Idee im Eingang."))
    if was_told(proposal.id):
        raise NotPossible(
            N_("Die Person hat schon eine E-Mail mit der Nummer bekommen. Bitte entscheiden Sie im Eingang.")
        )
    PROPOSAL_WORKFLOW.apply(proposal, "unenter", by=actor)
    delete_card_of(proposal)
    emit(ProposalWithdrawn(proposal.id))


def was_told(proposal_id: int) -> bool:
    """Whether the receipt of an entered idea went out by mail."""
    contact = contact_of(proposal_id)
    return contact is not None and contact.email is not None


def words_hash(title: str, text: str) -> str:
    """The same for texts that differ in nothing but case, accents and punctuation."""
    return hash_secret(search_key(title, text))


def _write_contact(proposal: Proposal, contact: Contact | None) -> None:
    if contact is None:
        return
    session().add(
        ProposalContact(
            proposal_id=proposal.id,
            channel=contact.channel,
            name=contact.name,
            email=contact.email.address if contact.email else None,
            email_key=contact.email.key if contact.email else None,
            phone=contact.phone,
            postal_address=contact.postal_address,
        )
    )
    session().flush()
