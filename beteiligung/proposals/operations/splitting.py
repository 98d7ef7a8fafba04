"""Parts of an idea become ideas of their own. The idea itself stays as it is, with its number, votes and comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can, require
from beteiligung.aktionsraum.queries import area_names
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.proposals.events import ProposalSplit, ProposalSubmitted
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalState
from beteiligung.proposals.operations.content import (
    add_version,
    lock,
    make_findable,
    require_complete,
    write_fields,
    write_texts,
)
from beteiligung.proposals.operations.photos import copy_photos, photos_to_copy
from beteiligung.proposals.queries import contact_of, field_ids_of
from beteiligung.proposals.states import MERGEABLE, PROPOSAL_WORKFLOW

PARTS = (2, 5)
"""Least and most ideas that are made from one at a time."""


@dataclass(frozen=True)
class Part:
    """What becomes an idea of its own."""

    title: str
    text: str
    aktionsraum_id: int
    keeps_pin: bool = False
    """Its pin stands where that of the whole does, in whatever area: a pin refuses nothing."""
    photo_ids: frozenset[int] = frozenset()
    """Photos of the whole that it gets copies of."""


def split_proposal(actor: Actor, proposal: Proposal, parts: Sequence[Part]) -> list[Proposal]:
    """Make an idea of each part, by the same author. Gives the new ideas.

    A part of what everybody reads can be read at once, unless it belongs to an area that others look after: their desk
    decides. Raises NotPossible in other states, InvalidInput for too few or too many parts and for unfinished ones,
    Stale where a photo is withheld or gone.
    """
    require(actor, P.PROPOSAL_SPLIT, proposal)
    lock(proposal)
    if proposal.state not in MERGEABLE:
        raise NotPossible(N_("Teilen geht nur, solange die Idee eingereicht, veröffentlicht oder in Prüfung ist."))
    least, most = PARTS
    if not least <= len(parts) <= most:
        raise InvalidInput(N_("Bitte schreiben Sie zwischen %(least)s und %(most)s Teile."), least=least, most=most)
    wanted = frozenset[int]().union(*(part.photo_ids for part in parts))
    photos = photos_to_copy(proposal, wanted)
    if len(photos) < len(wanted):
        raise Stale(N_("Eines der Fotos ist nicht mehr zu sehen. Bitte wählen Sie noch einmal."))
    known, fields, contact = area_names(), field_ids_of(proposal.id), contact_of(proposal.id)
    made = []
    for part in parts:
        require_complete(part.title, part.text)
        if part.aktionsraum_id not in known:
            raise InvalidInput(N_("Bitte wählen Sie einen Aktionsraum aus der Liste."))
        idea = _make(actor, proposal, part, fields, contact)
        copy_photos([photo for photo in photos if photo.id in part.photo_ids], idea)
        made.append(idea)
    proposal.touched_at = clock.now()  # and with it a new number: the same form sent twice splits once
    emit(ProposalSplit(proposal.id))
    return made


def _make(
    actor: Actor, proposal: Proposal, part: Part, fields: Sequence[int], contact: ProposalContact | None
) -> Proposal:
    now = clock.now()
    idea = Proposal(
        aktionsraum_id=part.aktionsraum_id,
        author_id=proposal.author_id,
        organisation_id=proposal.organisation_id,
        shown_name=proposal.shown_name if proposal.name_hidden_at is None else None,
        language=proposal.language,
        source=proposal.source,
        created_at=now,
        touched_at=now,
        submitted_at=now,
        split_from_id=proposal.id,
        is_demo=proposal.is_demo,
    )
    write_texts(idea, title=part.title, text=part.text, place=None)
    if part.keeps_pin:
        idea.latitude, idea.longitude = proposal.latitude, proposal.longitude
    is_public = proposal.is_public and can(actor, P.PROPOSAL_PUBLISH, idea)
    idea.published_at = now if is_public else None
    state = ProposalState.PUBLISHED if is_public else ProposalState.SUBMITTED
    PROPOSAL_WORKFLOW.begin(idea, state, by=actor, action="split")
    write_fields(idea, fields)
    make_findable(idea)
    if contact is not None:
        add(_same_contact(contact, idea))
    if is_public:
        add_version(idea)
    else:
        emit(ProposalSubmitted(idea.id))
    return idea


def _same_contact(contact: ProposalContact, idea: Proposal) -> ProposalContact:
    """Whoever cannot be told of the whole without it cannot be told of a part."""
    columns = (column.key for column in ProposalContact.__table__.columns if column.key != "proposal_id")
    return ProposalContact(proposal_id=idea.id, **{name: getattr(contact, name) for name in columns})
