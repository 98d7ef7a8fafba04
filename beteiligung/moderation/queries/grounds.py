"""How the city explains the grounds of the closed list, and which of them it gives. From memory: there are few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from beteiligung.core import revision
from beteiligung.core.database import session
from beteiligung.moderation.grounds import GROUNDS, Ground
from beteiligung.moderation.models import GroundVersion
from beteiligung.moderation.queries.by_id import id_of
from beteiligung.moderation.queries.decisions import GERMAN
from beteiligung.web.paging import Page


class Explained(NamedTuple):
    """What is said of a ground from a moment on."""

    ground: str
    number: int
    is_active: bool
    texts: Mapping[str, str]
    written_at: datetime

    def said_in(self, language: str) -> tuple[str, str] | None:
        """The explanation and the language it is in: the reader's, else German; None without any."""
        found = language if language in self.texts else GERMAN
        return (self.texts[found], found) if found in self.texts else None


def explained(code: str | None, at: datetime | None = None) -> Explained | None:
    """What is said of a ground now, or was at a moment: a decision keeps the words in which it was told."""
    return next(
        (one for one in revision.kept(_versions) if one.ground == code and (at is None or one.written_at <= at)), None
    )


def given_grounds() -> dict[str, Ground]:
    """The grounds that a decision can rest on today, in their order."""
    return {code: ground for code, ground in GROUNDS.items() if is_given(code)}


def is_given(code: str) -> bool:
    """Whether the ground is in the list and not switched off."""
    now = explained(code)
    return code in GROUNDS and (now is None or now.is_active)


def ground_versions_page(code: str, cursor: str, size: int) -> Page[GroundVersion]:
    """One page of everything that was ever said of a ground, the latest first. Raises BadCursor."""
    query = sa.select(GroundVersion).filter_by(ground=code).order_by(GroundVersion.id.desc()).limit(size + 1)
    last_id = id_of(cursor)
    if last_id is not None:
        query = query.where(GroundVersion.id < last_id)
    return Page.of(session().scalars(query).all(), size, lambda row: (row.id,))


def _versions() -> Sequence[Explained]:
    """The newest of each ground first."""
    columns = (
        GroundVersion.ground,
        GroundVersion.number,
        GroundVersion.is_active,
        GroundVersion.texts,
        GroundVersion.written_at,
    )
    rows = session().execute(sa.select(*columns).order_by(GroundVersion.number.desc()))
    return tuple(Explained(*row) for row in rows)
