"""Every SELECT about the city, its areas and the fields of action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from beteiligung.aktionsraum.geometry import contains, metres_between
from beteiligung.aktionsraum.models import Aktionsraum, AreaKind, Boundary, City, FieldOfAction
from beteiligung.core.database import session
from beteiligung.core.text import search_key, words_for_address


def the_city() -> City | None:
    """The one city, or None before ``init``."""
    return session().get(City, 1)


def all_areas() -> list[Aktionsraum]:
    """Every area, former ones too: Aktionsräume by name, then Aktionsquartiere."""
    areas = session().scalars(sa.select(Aktionsraum))
    return sorted(areas, key=lambda area: (area.kind is not AreaKind.AKTIONSRAUM, search_key(area.name)))


def active_areas() -> list[Aktionsraum]:
    """The areas of today: Aktionsräume by name, then Aktionsquartiere."""
    return [area for area in all_areas() if area.is_active]


def area_by_slug(slug: str) -> Aktionsraum | None:
    """An area by the word in its address."""
    return session().scalar(sa.select(Aktionsraum).where(Aktionsraum.slug == slug))


def area_by_id(area_id: int) -> Aktionsraum | None:
    """An area by its id."""
    return session().get(Aktionsraum, area_id)


def area_names() -> dict[int, str]:
    """The names of all areas by id."""
    return {area.id: area.name for area in session().execute(sa.select(Aktionsraum.id, Aktionsraum.name))}


def area_called(names: Iterable[str], areas: Iterable[Aktionsraum]) -> Aktionsraum | None:
    """The one of these areas that people mean by a slug, a name or another spelling; None when none or several fit.

    ``Hörde`` is ``Hoerde``, and a slash is a hyphen.
    """
    wanted = {_key(name) for name in names if name.strip()}
    fitting = [area for area in areas if wanted & {_key(name) for name in (area.slug, area.name, *area.aliases)}]
    return fitting[0] if len(fitting) == 1 else None


def _key(name: str) -> str:
    return words_for_address(name, limit=100)


def fields_of_action() -> list[FieldOfAction]:
    """The fields of action in their order."""
    return list(session().scalars(sa.select(FieldOfAction).order_by(FieldOfAction.position)))


def area_at(latitude: float, longitude: float, *, within_metres: float | None = None) -> Aktionsraum | None:
    """The active area in which a point (degrees, WGS 84) lies, else the one whose centre is nearest.

    With ``within_metres`` a point farther than that from every centre belongs to none.
    """
    around = session().execute(
        sa.select(Boundary.aktionsraum_id, Boundary.polygons)
        .join(Aktionsraum, Aktionsraum.id == Boundary.aktionsraum_id)
        .where(
            Aktionsraum.active_until.is_(None),
            Boundary.west <= longitude,
            Boundary.east >= longitude,
            Boundary.south <= latitude,
            Boundary.north >= latitude,
        )
        .order_by((Boundary.east - Boundary.west) * (Boundary.north - Boundary.south), Boundary.aktionsraum_id)
    )
    for area_id, polygons in around:
        if contains(polygons, latitude, longitude):
            return area_by_id(area_id)
    return _nearest(latitude, longitude, within_metres)


def _nearest(latitude: float, longitude: float, within_metres: float | None) -> Aktionsraum | None:
    def distance(area: Aktionsraum) -> float:
        return metres_between(latitude, longitude, area.latitude, area.longitude)

    area = min(active_areas(), key=distance, default=None)
    if area is None or (within_metres is not None and distance(area) > within_metres):
        return None
    return area


@dataclass(frozen=True)
class Outline:
    """What the overview map draws of one area. ``rings`` is empty as long as there are no boundaries."""

    slug: str
    name: str
    latitude: float
    longitude: float
    rings: list[list[list[float]]]


def outlines() -> list[Outline]:
    """The active areas with their simplified outlines, in the order of ``active_areas``; one query."""
    rows = session().execute(
        sa.select(Aktionsraum, Boundary.outline)
        .join(Boundary, Boundary.aktionsraum_id == Aktionsraum.id, isouter=True)
        .where(Aktionsraum.active_until.is_(None))
    )
    ordered = sorted(rows, key=lambda row: (row[0].kind is not AreaKind.AKTIONSRAUM, search_key(row[0].name)))
    return [Outline(area.slug, area.name, area.latitude, area.longitude, rings or []) for area, rings in ordered]
