"""The first photo of each idea of a list, as everybody may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.media.models import Picture
from beteiligung.proposals.models import ProposalPhoto
from beteiligung.proposals.queries.lists import CardPhoto, ProposalRow


def with_photos(ideas: Sequence[ProposalRow]) -> list[ProposalRow]:
    """The rows, those of ideas with photos with the first of them. One query, and none where no idea has any."""
    wanted = [idea.id for idea in ideas if idea.photo_count]
    photos = (
        {idea_id: _small(photo) for idea_id, photo in session().execute(_first(), {"ideas": wanted})} if wanted else {}
    )
    return [replace(idea, photo=photos[idea.id]) if idea.id in photos else idea for idea in ideas]


@cache
def _first() -> sa.Select[Any]:
    first = (
        sa.select(ProposalPhoto.proposal_id, sa.func.min(ProposalPhoto.picture_id).label("picture_id"))
        .join(Picture, Picture.id == ProposalPhoto.picture_id)
        .where(ProposalPhoto.proposal_id.in_(sa.bindparam("ideas", expanding=True)), Picture.is_shown())
        .group_by(ProposalPhoto.proposal_id)
        .subquery()
    )
    return sa.select(first.c.proposal_id, Picture).join(Picture, Picture.id == first.c.picture_id)


def _small(photo: Picture) -> CardPhoto:
    width = photo.widths[0]
    return CardPhoto(photo.public_names[0].removesuffix(".webp"), width, round(width * photo.height / photo.width))
