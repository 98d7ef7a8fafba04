"""Photos of an idea: added, described and taken away by its author, covered and released by the desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.media import operations as media
from beteiligung.media.models import Picture
from beteiligung.media.processing import MadePicture
from beteiligung.proposals.events import PhotoAwaitsLook, PhotosLookedAt
from beteiligung.proposals.models import Proposal, ProposalPhoto
from beteiligung.proposals.operations.content import lock
from beteiligung.proposals.states import BEFORE_THE_PUBLIC, EDITABLE

MOST_PHOTOS = 4
OWNER = "proposal"
"""Under this name ``media`` asks who may see a photo."""


def add_photo(actor: Actor, proposal: Proposal, made: MadePicture) -> Picture:
    """Add a photo. The same file again, say after an answer that was lost, is the photo that is there already.

    Where the public reads the idea already, an officer looks at it before it is shown clearly.

    Raises NotPossible where there are ``MOST_PHOTOS`` already or the idea can no longer be changed.
    """
    _begin(actor, proposal)
    known = _same_photo(proposal, made)
    if known is not None:
        return known
    if proposal.photo_count >= MOST_PHOTOS:
        raise NotPossible(N_("Mehr als %(num)s Fotos gehen nicht."), num=MOST_PHOTOS)
    awaits_look = proposal.state not in BEFORE_THE_PUBLIC
    picture = media.add_picture(made, owner=OWNER, awaits_look=awaits_look, is_demo=proposal.is_demo)
    session().add(ProposalPhoto(picture_id=picture.id, proposal_id=proposal.id))
    proposal.photo_count += 1
    if awaits_look:
        emit(PhotoAwaitsLook(proposal.id))
    return picture


def has_photo(proposal: Proposal, made: MadePicture) -> bool:
    """Whether the idea has this very file among its photos."""
    return _same_photo(proposal, made) is not None


def describe_photo(
    actor: Actor, proposal: Proposal, photo: Picture, *, alternative_text: str | None, shows_children: bool
) -> None:
    """Say what is to be seen, and whether children can be recognised: then the public sees it blurred.

    Once the idea is sent, its author can no longer take that back: an officer decides.
    """
    shows_children = shows_children or (proposal.is_sent and photo.shows_children)
    if (photo.alternative_text or None, photo.shows_children) == (alternative_text or None, shows_children):
        return
    _begin(actor, proposal)
    media.describe_picture(photo, alternative_text)
    media.say_whether_children_are_shown(photo, shows_children)


def photos_to_copy(proposal: Proposal, photo_ids: Collection[int]) -> Sequence[Picture]:
    """Those of its photos with these ids that everybody may see, in their order, held as they are now."""
    if not photo_ids:
        return []
    query = (
        sa.select(Picture)
        .join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
        .where(ProposalPhoto.proposal_id == proposal.id, Picture.id.in_(photo_ids), Picture.is_shown())
        .order_by(Picture.id)
        .with_for_update(of=Picture)
        .execution_options(populate_existing=True)
    )
    return session().scalars(query).all()


def copy_photos(photos: Sequence[Picture], idea: Proposal) -> None:
    """Give an idea photos of another one, which keeps them. A part of an act of the desk.

    What nobody of the city has looked at stays blurred where the public reads; elsewhere whoever publishes it looks.
    """
    is_read = idea.state not in BEFORE_THE_PUBLIC
    copies = [media.copy_picture(photo, awaits_look=photo.awaits_look and is_read) for photo in photos]
    session().add_all(ProposalPhoto(picture_id=copy.id, proposal_id=idea.id) for copy in copies)
    idea.photo_count += len(copies)
    if any(copy.awaits_look for copy in copies):
        emit(PhotoAwaitsLook(idea.id))


def remove_photo(actor: Actor, proposal: Proposal, photo: Picture) -> None:
    """Delete a photo for good."""
    _begin(actor, proposal)
    _delete([photo])
    proposal.photo_count -= 1
    if photo.awaits_look:
        _tell_when_none_waits(proposal)


def delete_photos(proposal_ids: sa.Select[int]) -> None:
    """Delete all photos of these ideas, which are about to be deleted themselves."""
    query = sa.select(Picture).join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
    _delete(session().scalars(query.where(ProposalPhoto.proposal_id.in_(proposal_ids))).all())


def note_children(actor: Actor, proposal: Proposal, photo: Picture, *, shows_children: bool, consent: bool) -> None:
    """An officer says whether children can be recognised, and whether their parents' consent is on file.

    A photo that waited for that look has passed it.
    """
    _begin_look(actor, proposal, "look")
    media.say_whether_children_are_shown(photo, shows_children)
    media.note_consent(photo, on_file=consent and shows_children)
    _let_pass(proposal, photo)


def mask_photo(actor: Actor, proposal: Proposal, photo: Picture, made: MadePicture) -> None:
    """Cover parts of a photo for good; what is left may be shown. ``made`` comes from ``media.workshop.masked``."""
    _begin_look(actor, proposal, "photo")
    media.mask_picture(photo, made)
    _let_pass(proposal, photo)


def let_photos_pass(proposal: Proposal) -> None:
    """Whoever publishes an idea has seen its photos."""
    for photo in session().scalars(_waiting(proposal)).all():
        media.let_pass(photo)


def put_photo_away(proposal: Proposal, photo: Picture) -> None:
    """Nobody sees it any more, and nobody need look at it. A part of an act of the desk, like the next two."""
    photo.locked_at = clock.now()
    session().flush()
    if photo.awaits_look:
        _tell_when_none_waits(proposal)


def bring_photo_back(proposal: Proposal, photo: Picture) -> None:
    """It is again what it was before."""
    photo.locked_at = None
    session().flush()
    if photo.awaits_look:
        emit(PhotoAwaitsLook(proposal.id))


def erase_photo(proposal: Proposal, photo: Picture) -> None:
    """Delete a locked photo for good."""
    _delete([photo])
    proposal.photo_count -= 1


def _let_pass(proposal: Proposal, photo: Picture) -> None:
    if photo.awaits_look:
        media.let_pass(photo)
        _tell_when_none_waits(proposal)


def _tell_when_none_waits(proposal: Proposal) -> None:
    if session().scalar(_waiting(proposal).limit(1)) is None:
        emit(PhotosLookedAt(proposal.id))


def _waiting(proposal: Proposal) -> sa.Select[Picture]:
    query = sa.select(Picture).join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
    return query.where(ProposalPhoto.proposal_id == proposal.id, Picture.awaits_look, Picture.is_not_locked())


def _same_photo(proposal: Proposal, made: MadePicture) -> Picture | None:
    query = sa.select(Picture).join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
    query = query.where(ProposalPhoto.proposal_id == proposal.id, Picture.sha256 == made.sha256)
    return session().scalars(query).first()


def _begin(actor: Actor, proposal: Proposal) -> None:
    require(actor, P.PROPOSAL_EDIT, proposal)
    lock(proposal)
    if proposal.state not in EDITABLE:
        raise NotPossible(N_("Diese Idee kann man jetzt nicht mehr ändern."))
    proposal.touched_at = clock.now()


def _begin_look(actor: Actor, proposal: Proposal, act: str) -> None:
    """A photo that its author is adding just now waits, too: else the entry at the desk would be closed over it."""
    require(actor, P.PROPOSAL_MASK, proposal, act=act)
    lock(proposal)


def _delete(photos: Sequence[Picture]) -> None:
    ids = [photo.id for photo in photos]
    if ids:
        session().execute(sa.delete(ProposalPhoto).where(ProposalPhoto.picture_id.in_(ids)))
    for photo in photos:
        media.delete_picture(photo)
