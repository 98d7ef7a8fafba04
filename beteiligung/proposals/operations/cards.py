"""Photos of written cards: kept beside the form they came with, then beside the idea; the desk alone sees them."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.tokens import hash_secret
from beteiligung.media import operations as media
from beteiligung.media.models import Picture
from beteiligung.media.processing import MadePicture
from beteiligung.proposals.models import CardPhoto, Proposal

CARD_OWNER = "card"
"""Under this name ``media`` asks who may see the photo of a card."""
LOOSE_TIME = timedelta(days=2)
"""So long the photo of a card waits for the form it came with."""


def keep_card(actor: Actor, made: MadePicture, *, key: str) -> None:
    """Keep the photo of a card under the key of its form, in place of one that came with it before."""
    require(actor, P.DESK_READ)
    delete_cards(sa.and_(CardPhoto.key_hash == hash_secret(key), CardPhoto.proposal_id.is_(None)))
    picture = media.add_picture(made, owner=CARD_OWNER)
    session().add(
        CardPhoto(picture_id=picture.id, key_hash=hash_secret(key), taken_by_id=actor.account_id, taken_at=clock.now())
    )


def give_card_to(proposal: Proposal, actor: Actor, key: str) -> None:
    """The photo that came with a form belongs to the idea it became. Nobody else's photo does."""
    session().execute(
        sa.update(CardPhoto)
        .where(
            CardPhoto.key_hash == hash_secret(key),
            CardPhoto.taken_by_id == actor.account_id,
            CardPhoto.proposal_id.is_(None),
        )
        .values(proposal_id=proposal.id)
    )


def delete_card_of(proposal: Proposal) -> None:
    """The idea was written down by mistake: its card goes."""
    delete_cards(CardPhoto.proposal_id == proposal.id)


def delete_loose_cards() -> None:
    """Delete photos whose form was never finished. The platform's own timer, no person's act."""
    delete_cards(sa.and_(CardPhoto.proposal_id.is_(None), CardPhoto.taken_at < clock.now() - LOOSE_TIME))


def delete_cards(which: sa.ColumnElement[bool]) -> None:
    """Delete the photos for which a condition holds. A part of acts of staff and of timers."""
    query = sa.select(Picture).join(CardPhoto, CardPhoto.picture_id == Picture.id).where(which)
    pictures = session().scalars(query).all()
    session().execute(sa.delete(CardPhoto).where(CardPhoto.picture_id.in_([picture.id for picture in pictures])))
    for picture in pictures:
        media.delete_picture(picture)
