"""Photos of staff: on the pages of areas, and who is given their files."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.models import StaffCredential
from beteiligung.accounts.queries import accounts_in_office, actor_of, staff_by_id
from beteiligung.administration.models import StaffPhoto
from beteiligung.core.database import session
from beteiligung.media.limits import WIDTHS
from beteiligung.media.models import Document, Picture
from beteiligung.media.visibility import Sight


def photo_name() -> sa.ScalarSelect[str]:
    """The file of the photo on a card in its smallest version, without its ending, as a column beside ``StaffCredential``."""
    return _photo_name(StaffCredential.account_id).correlate(StaffCredential).scalar_subquery()


def photo_name_of(account_id: int) -> str | None:
    """The same for one account."""
    return session().scalar(_photo_name(account_id))


def _photo_name(account_id: Any) -> sa.Select[str]:
    """Written in SQL, so that the page of an area asks for officers and their photos at once."""
    smallest = sa.case((Picture.width > WIDTHS[0], WIDTHS[0]), else_=Picture.width)
    name = Picture.key.concat("-").concat(sa.cast(smallest, sa.String))
    return (
        sa.select(name).join(StaffPhoto, StaffPhoto.picture_id == Picture.id).where(StaffPhoto.account_id == account_id)
    )


def photo_of(account_id: int) -> StaffPhoto | None:
    """The photo of a member of staff."""
    return session().get(StaffPhoto, account_id)


def photos_of_former(*among: int) -> list[int]:
    """The accounts with a photo that have no work here any more, not in days to come either; ``among`` these alone."""
    query = sa.select(StaffPhoto.account_id).where(StaffPhoto.account_id.not_in(accounts_in_office()))
    if among:
        query = query.where(StaffPhoto.account_id.in_(among))
    return list(session().scalars(query.order_by(StaffPhoto.account_id)))


def sight_of_photo(actor: Actor, thing: Picture | Document) -> Sight:
    """Everybody sees who looks after an area today; whoever may change a card sees its photo at any time."""
    account_id = session().scalar(sa.select(StaffPhoto.account_id).where(StaffPhoto.picture_id == thing.id))
    staff = staff_by_id(account_id) if account_id is not None else None
    if staff is None:
        return Sight()
    pictured = actor_of(staff.account_id)
    return Sight(
        is_public=pictured is not None and bool(pictured.officer_for), is_whole=can(actor, P.STAFF_CARD, staff)
    )
