"""The photo on the public card of somebody who works for the city."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.models import StaffCredential
from beteiligung.accounts.operations.cards import renew_card
from beteiligung.administration.models import StaffPhoto
from beteiligung.administration.queries import photo_of, photos_of_former
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.mail.chores import OneByOne
from beteiligung.media import operations as media
from beteiligung.media.models import Picture
from beteiligung.media.processing import MadePicture

PHOTO_OWNER = "staff"
"""Under this name ``media`` asks who may see the photo of a member of staff."""


def set_photo(actor: Actor, staff: StaffCredential, made: MadePicture, *, agrees: bool, version: int | None) -> None:
    """Show a photo on somebody's card, in place of an earlier one. Raises InvalidInput and Stale.

    A photo of somebody is theirs: without the word that they agree there is none.
    """
    require(actor, P.STAFF_CARD, staff, act="photo")
    if not agrees:
        raise InvalidInput(N_("Ein Foto geht nur, wenn die Person einverstanden ist."))
    renew_card(staff, version=version)
    _delete(staff.account_id)
    picture = media.add_picture(made, owner=PHOTO_OWNER)
    add(StaffPhoto(account_id=staff.account_id, picture_id=picture.id, agreed_at=clock.now()))


def remove_photo(actor: Actor, staff: StaffCredential, *, version: int | None) -> None:
    """Take the photo off the card; its files are deleted. Raises Stale."""
    require(actor, P.STAFF_CARD, staff, act="no_photo")
    renew_card(staff, version=version)
    _delete(staff.account_id)


def delete_photos_of_former() -> OneByOne:
    """Whoever has no work here any more is shown no longer. The platform's own timer, no person's act."""
    return OneByOne(_delete_of_former, photos_of_former())


def _delete_of_former(account_id: int) -> None:
    if photos_of_former(account_id):
        _delete(account_id)


def _delete(account_id: int) -> None:
    photo = photo_of(account_id)
    if photo is not None:
        picture = session().get_one(Picture, photo.picture_id)
        session().delete(photo)
        session().flush()
        media.delete_picture(picture)
