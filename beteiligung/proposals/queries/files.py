"""Photos and documents of ideas, and who sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.database import session
from beteiligung.media.models import Document, Picture
from beteiligung.media.visibility import Sight
from beteiligung.proposals.models import Proposal, ProposalDocument, ProposalPhoto


def photos_of(proposal: Proposal) -> list[Picture]:
    """The photos of an idea in their order, without those that are locked; no query where it has none."""
    if not proposal.photo_count:
        return []
    query = (
        sa.select(Picture)
        .join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
        .where(ProposalPhoto.proposal_id == proposal.id, Picture.is_not_locked())
        .order_by(Picture.id)
    )
    return list(session().scalars(query))


MOST_NAMED = 10
"""Ideas that are named of all that have the same photo."""


@dataclass(frozen=True)
class SamePhotos:
    """Other ideas in which photos of one idea stand as well."""

    by_digest: Mapping[str, Sequence[Proposal]]
    has_more: bool
    """Whether some are not named."""

    @property
    def ideas(self) -> Sequence[Proposal]:
        """All of them, each once."""
        found = {idea.id: idea for ideas in self.by_digest.values() for idea in ideas}
        return [found[idea_id] for idea_id in sorted(found)]


def same_photos(proposal: Proposal, photos: Sequence[Picture], *conditions: sa.ColumnElement[bool]) -> SamePhotos:
    """Where else these photos of an idea stand: as copies, or since somebody sent the same file. Of what was never handed in,
    and of what is locked, nobody hears. ``conditions``: of the ideas. No query where there are no photos.
    """
    if not photos:
        return SamePhotos({}, has_more=False)
    most = MOST_NAMED * len(photos)
    query = (
        sa.select(Picture.sha256, Proposal)
        .join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
        .join(Proposal, Proposal.id == ProposalPhoto.proposal_id)
        .where(
            Picture.sha256.in_({photo.sha256 for photo in photos}),
            Picture.is_not_locked(),
            Proposal.id != proposal.id,
            Proposal.submitted_at.is_not(None),
            Proposal.is_not_locked(),
            *conditions,
        )
        .order_by(Proposal.id, Picture.id)
        .limit(most + 1)
    )
    rows = session().execute(query).all()
    by_digest: dict[str, list[Proposal]] = {}
    for digest, idea in rows[:most]:
        by_digest.setdefault(digest, []).append(idea)
    return SamePhotos(by_digest, has_more=len(rows) > most)


def documents_of(proposal_id: int) -> list[Document]:
    """The documents of an idea in their order, without those that are locked."""
    query = (
        sa.select(Document)
        .join(ProposalDocument, ProposalDocument.document_id == Document.id)
        .where(ProposalDocument.proposal_id == proposal_id, Document.is_not_locked())
        .order_by(Document.id)
    )
    return list(session().scalars(query))


def sight_of_file(actor: Actor, thing: Picture | Document) -> Sight:
    """Everybody sees the files of public ideas that are not hidden. Otherwise whoever works on the idea sees all, the author
    the photos.
    """
    is_photo = isinstance(thing, Picture)
    belongs = (
        sa.select(ProposalPhoto.proposal_id).where(ProposalPhoto.picture_id == thing.id)
        if is_photo
        else sa.select(ProposalDocument.proposal_id).where(ProposalDocument.document_id == thing.id)
    )
    proposal = session().scalar(sa.select(Proposal).where(Proposal.id == belongs.scalar_subquery()))
    if proposal is None or proposal.locked_at is not None:
        return Sight()
    is_whole = can(actor, P.PROPOSAL_READ_FILE, proposal) or (is_photo and can(actor, P.PROPOSAL_READ_OWN, proposal))
    return Sight(is_public=proposal.is_public and not thing.is_withheld, is_whole=is_whole)
