"""Photos of staff: on the pages of areas, and who is given their files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import accounts_in_office, roles_today, staff_by_id
from beteiligung.administration.models import StaffPhoto
from beteiligung.core import revision
from beteiligung.core.database import session
from beteiligung.media.models import Document, Picture
from beteiligung.media.visibility import Sight


def staff_photos() -> Mapping[int, str]:
    """The file of each photo in its smallest version, without its ending, by account. From memory: pages of areas ask."""
    return revision.kept(_staff_photos)


def _staff_photos() -> Mapping[int, str]:
    query = sa.select(StaffPhoto.account_id, Picture).join(Picture, Picture.id == StaffPhoto.picture_id)
    return MappingProxyType(
        {
            account_id: picture.name(picture.widths[0]).removesuffix(".webp")
            for account_id, picture in session().execute(query)
        }
    )


def photo_of(account_id: int) -> StaffPhoto | None:
    """The photo of a member of staff."""
    return session().get(StaffPhoto, account_id)


def photos_of_former() -> list[int]:
    """The accounts with a photo that have no work here any more, not in days to come either."""
    query = sa.select(StaffPhoto.account_id).where(StaffPhoto.account_id.not_in(accounts_in_office()))
    return list(session().scalars(query.order_by(StaffPhoto.account_id)))


def sight_of_photo(actor: Actor, thing: Picture | Document) -> Sight:
    """Everybody sees who looks after an area today; whoever may change a card sees its photo at any time."""
    account_id = session().scalar(sa.select(StaffPhoto.account_id).where(StaffPhoto.picture_id == thing.id))
    staff = staff_by_id(account_id) if account_id is not None else None
    if staff is None:
        return Sight()
    return Sight(is_public=bool(roles_today(staff.account_id).officer_for), is_whole=can(actor, P.STAFF_CARD, staff))
