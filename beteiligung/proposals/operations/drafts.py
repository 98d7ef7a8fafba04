"""Drafts: begun without an account, kept on the server, read by nobody but whoever holds their key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.core import clock, limits
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.core.tokens import hash_secret
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalState
from beteiligung.proposals.operations.content import NAME_MOST, Details, lock, write_details, write_texts
from beteiligung.proposals.operations.documents import delete_documents
from beteiligung.proposals.operations.photos import delete_photos
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

DRAFT_DAYS = 14
"""A draft nobody touches is gone after this many days."""


def start_draft(
    actor: Actor,
    *,
    key: str,
    aktionsraum_id: int,
    language: str,
) -> Proposal:
    """Begin an idea under a random key, of which only the hash is kept.

    The same key gives the same draft again: a form sent twice makes one idea.
    """
    require(actor, P.PROPOSAL_DRAFT)
    # Counting makes a second sending of the same form wait for the first to end.
    limits.hit("draft", key, limit=1, seconds=DRAFT_DAYS * 24 * 3600)
    key_hash = hash_secret(key)
    proposal = session().scalars(sa.select(Proposal).where(Proposal.draft_key_hash == key_hash)).first()
    if proposal is None:
        now = clock.now()
        proposal = Proposal(
            draft_key_hash=key_hash,
            author_id=actor.account_id,
            aktionsraum_id=aktionsraum_id,
            language=language,
            title="",
            text="",
            created_at=now,
            touched_at=now,
        )
        PROPOSAL_WORKFLOW.begin(proposal, ProposalState.DRAFT, by=actor)
    if proposal.state is ProposalState.DRAFT:
        proposal.aktionsraum_id = aktionsraum_id
    return proposal


def move_draft(actor: Actor, proposal: Proposal, *, aktionsraum_id: int) -> None:
    """Say anew to which area the idea belongs. Its pin stays."""
    require(actor, P.PROPOSAL_EDIT, proposal)
    _touch(actor, proposal)
    proposal.aktionsraum_id = aktionsraum_id


def write_draft(actor: Actor, proposal: Proposal, *, title: str, text: str) -> None:
    """Write what should happen; may still be incomplete."""
    require(actor, P.PROPOSAL_EDIT, proposal)
    _touch(actor, proposal)
    write_texts(proposal, title=title, text=text, place=proposal.place)


def place_draft(
    actor: Actor, proposal: Proposal, *, place: str | None, position: tuple[float, float] | None = None
) -> None:
    """Say where exactly: in words, by a pin (degrees, latitude first), both or neither."""
    require(actor, P.PROPOSAL_EDIT, proposal)
    _touch(actor, proposal)
    write_texts(proposal, title=proposal.title, text=proposal.text, place=place)
    proposal.latitude, proposal.longitude = position or (None, None)


def detail_draft(actor: Actor, proposal: Proposal, details: Details) -> None:
    """Add what may be left out."""
    require(actor, P.PROPOSAL_EDIT, proposal)
    _touch(actor, proposal)
    write_details(proposal, details)


def keep_signature(actor: Actor, proposal: Proposal, *, shown_name: str | None, email: Email | None) -> None:
    """Keep name and address while their author goes back to change something else. They are checked when sent.

    An empty name remembers that its author chose none.
    """
    require(actor, P.PROPOSAL_EDIT, proposal)
    _touch(actor, proposal)
    proposal.shown_name = (shown_name or "")[:NAME_MOST]
    write_contact(proposal, email)


def delete_draft(actor: Actor, proposal: Proposal) -> None:
    """Throw a draft away for good."""
    require(actor, P.PROPOSAL_DISCARD, proposal)
    lock(proposal)
    _refuse_sent(proposal)
    _delete_files(sa.select(Proposal.id).where(Proposal.id == proposal.id))
    session().delete(proposal)


def adopt_drafts(actor: Actor) -> None:
    """The drafts that this browser holds and nobody has signed become the person's. That is no touch: they end as before."""
    require(actor, P.PROPOSAL_OWN)
    session().execute(sa.update(Proposal).where(*_held_by_browser_alone(actor)).values(author_id=actor.account_id))


def forget_drafts(actor: Actor) -> int:
    """Delete the drafts that nobody but this browser holds; says how many. Those of an account stay in it.

    Ideas that wait for their confirmation stay for it: only this browser forgets them.
    """
    require(actor, P.PROPOSAL_OWN)
    held = session().scalars(sa.select(Proposal).where(*_held_by_browser_alone(actor)).order_by(Proposal.id)).all()
    for proposal in held:
        delete_draft(actor, proposal)
    return len(held)


def delete_stale_drafts() -> int:
    """Delete drafts nobody touched for ``DRAFT_DAYS`` days; says how many. The platform's own timer, no person's act."""
    border = clock.now() - timedelta(days=DRAFT_DAYS)
    stale = (Proposal.state == ProposalState.DRAFT, Proposal.touched_at < border)
    _delete_files(sa.select(Proposal.id).where(*stale))
    deleted: sa.CursorResult[Any] = session().execute(sa.delete(Proposal).where(*stale))  # type: ignore[assignment]  # a DELETE gives this kind
    return deleted.rowcount


def write_contact(proposal: Proposal, email: Email | None) -> None:
    """Keep the address the idea is sent under, as long as its author is not known; None forgets it."""
    session().execute(sa.delete(ProposalContact).where(ProposalContact.proposal_id == proposal.id))
    if email is not None:
        session().add(ProposalContact(proposal_id=proposal.id, email=email.address, email_key=email.key))


def _delete_files(proposal_ids: sa.Select[int]) -> None:
    """Deleting an idea deletes the rows of its files by itself, and would leave the files."""
    delete_photos(proposal_ids)
    delete_documents(proposal_ids)


def _held_by_browser_alone(actor: Actor) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        Proposal.state == ProposalState.DRAFT,
        Proposal.author_id.is_(None),
        Proposal.draft_key_hash.in_(actor.draft_keys),
    )


def _touch(actor: Actor, proposal: Proposal) -> None:
    """A draft that is worked on lives on, and belongs to whoever is signed in by now."""
    lock(proposal)
    _refuse_sent(proposal)
    proposal.touched_at = clock.now()
    if proposal.author_id is None:
        proposal.author_id = actor.account_id


def _refuse_sent(proposal: Proposal) -> None:
    if proposal.state is not ProposalState.DRAFT:
        raise NotPossible(N_("Diese Idee ist schon gesendet."))
