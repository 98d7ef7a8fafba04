"""Every SELECT about the city, its areas and the fields of action.

They are on every page and change a few times a year: who only reads gets them from memory, see ``core.revision.kept``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from beteiligung.aktionsraum.geometry import Box, contains, metres_between
from beteiligung.aktionsraum.models import FIRST_PROMISE, Aktionsraum, AreaKind, Boundary, City, FieldOfAction, Promise
from beteiligung.core import clock, revision
from beteiligung.core.database import session
from beteiligung.core.text import search_key, words_for_address


def the_city() -> City | None:
    """The one city, or None before ``init``."""
    return revision.kept(_city)


def promised_days(on: date) -> int:
    """In how many working days the city promised to answer what came in on a day."""
    return next((days for first_day, days in promises() if first_day <= on), FIRST_PROMISE)


def answer_day(start: date) -> date:
    """The day until which the city promises to answer what came in on ``start``."""
    return clock.add_working_days(start, promised_days(start))


def promises() -> Sequence[tuple[date, int]]:
    """What was promised, with the day from which on; the latest first."""
    return revision.kept(_promises, for_writers=True)


def _promises() -> Sequence[tuple[date, int]]:
    rows = session().execute(sa.select(Promise.first_day, Promise.days).order_by(Promise.first_day.desc()))
    return tuple((first_day, days) for first_day, days in rows)


def all_areas() -> Sequence[Aktionsraum]:
    """Every area, former ones too: Aktionsräume by name, then Aktionsquartiere."""
    return revision.kept(_areas).all


def active_areas() -> list[Aktionsraum]:
    """The areas of today: Aktionsräume by name, then Aktionsquartiere."""
    return [area for area in all_areas() if area.is_active]


def area_by_slug(slug: str) -> Aktionsraum | None:
    """An area by the word in its address."""
    return revision.kept(_areas).by_slug.get(slug)


def area_by_id(area_id: int) -> Aktionsraum | None:
    """An area by its id."""
    if area_id not in revision.kept(_areas).by_id:
        revision.ask_again()
    return revision.kept(_areas).by_id.get(area_id)


def area_names(needed: Iterable[int] = ()) -> Mapping[int, str]:
    """The names of all areas by id, those of ``needed`` too if one of them was made a moment ago."""
    names = revision.kept(_areas).names
    if not names.keys() >= set(needed):
        revision.ask_again()
        names = revision.kept(_areas).names
    return names


def _city() -> City | None:
    city = session().get(City, 1)
    _let_go(city)
    return city


@dataclass(frozen=True)
class _Areas:
    """All areas in the order of ``all_areas``, and what they are looked up by."""

    all: Sequence[Aktionsraum]
    by_slug: Mapping[str, Aktionsraum]
    by_id: Mapping[int, Aktionsraum]
    names: Mapping[int, str]


def _areas() -> _Areas:
    areas = tuple(sorted(session().scalars(sa.select(Aktionsraum)), key=_area_order))
    _let_go(*areas)
    return _Areas(
        all=areas,
        by_slug=MappingProxyType({area.slug: area for area in areas}),
        by_id=MappingProxyType({area.id: area for area in areas}),
        names=MappingProxyType({area.id: area.name for area in areas}),
    )


def _fields() -> Sequence[FieldOfAction]:
    fields = tuple(session().scalars(sa.select(FieldOfAction).order_by(FieldOfAction.position)))
    _let_go(*fields)
    return fields


def _let_go(*rows: City | Aktionsraum | FieldOfAction | None) -> None:
    """What is kept belongs to no session and can no longer be changed; whoever may write keeps hold of it."""
    if session().info.get("may_write"):
        return
    for row in rows:
        if row is not None:
            session().expunge(row)


def _area_order(area: Aktionsraum) -> tuple[bool, str]:
    return area.kind is not AreaKind.AKTIONSRAUM, search_key(area.name)


def area_called(names: Iterable[str], areas: Iterable[Aktionsraum]) -> Aktionsraum | None:
    """The one of these areas that people mean by a slug, a name or another spelling; None when none or several fit.

    ``Hörde`` is ``Hoerde``, and a slash is a hyphen.
    """
    wanted = {_key(name) for name in names if name.strip()}
    fitting = [area for area in areas if wanted & {_key(name) for name in (area.slug, area.name, *area.aliases)}]
    return fitting[0] if len(fitting) == 1 else None


def _key(name: str) -> str:
    return words_for_address(name, limit=100)


def fields_of_action() -> Sequence[FieldOfAction]:
    """The fields of action in their order."""
    return revision.kept(_fields)


def area_at(latitude: float, longitude: float, *, within_metres: float | None = None) -> Aktionsraum | None:
    """The active area in which a point (degrees, WGS 84) lies, else the one whose centre is nearest.

    With ``within_metres`` a point farther than that from every centre belongs to none.
    """
    return area_around(latitude, longitude) or _nearest(latitude, longitude, within_metres)


def area_around(latitude: float, longitude: float) -> Aktionsraum | None:
    """The active area in whose boundary a point lies; the smallest, should there be several."""
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
    return None


def _nearest(latitude: float, longitude: float, within_metres: float | None) -> Aktionsraum | None:
    def distance(area: Aktionsraum) -> float:
        return metres_between(latitude, longitude, area.latitude, area.longitude)

    area = min(active_areas(), key=distance, default=None)
    if area is None or (within_metres is not None and distance(area) > within_metres):
        return None
    return area


NEIGHBOUR_METRES = 2_500
"""Areas without boundaries are neighbours when their centres are no farther apart."""

_GAP_DEGREES = 0.003
"""Some 300 m: boundaries that leave a railway or a canal between them still touch."""


def neighbours_of(area_id: int) -> Sequence[int]:
    """The ids of the active areas beside an area: their boundaries touch or nearly so, else their centres are close."""
    return revision.kept(_neighbours).get(area_id, ())


def _neighbours() -> dict[int, list[int]]:
    boxes = {
        row.aktionsraum_id: row
        for row in session().execute(
            sa.select(Boundary.aktionsraum_id, Boundary.west, Boundary.south, Boundary.east, Boundary.north)
        )
    }

    def beside(one: Aktionsraum, other: Aktionsraum) -> bool:
        if one.id in boxes and other.id in boxes:
            a, b = boxes[one.id], boxes[other.id]
            gap = max(a.west - b.east, b.west - a.east, a.south - b.north, b.south - a.north)
            return bool(gap <= _GAP_DEGREES)
        metres = metres_between(one.latitude, one.longitude, other.latitude, other.longitude)
        return metres <= NEIGHBOUR_METRES

    return {
        one.id: [other.id for other in active_areas() if other.id != one.id and beside(one, other)]
        for one in all_areas()
    }


@dataclass(frozen=True)
class Outline:
    """What the overview map draws of one area. ``rings`` is empty as long as there are no boundaries."""

    slug: str
    name: str
    latitude: float
    longitude: float
    rings: Sequence[Sequence[Sequence[float]]]


def outlines() -> Sequence[Outline]:
    """The active areas with their simplified outlines, in the order of ``active_areas``."""
    return revision.kept(_outlines)


def _outlines() -> Sequence[Outline]:
    rings = {
        row.aktionsraum_id: row.outline
        for row in session().execute(sa.select(Boundary.aktionsraum_id, Boundary.outline))
    }
    return tuple(
        Outline(area.slug, area.name, area.latitude, area.longitude, rings.get(area.id) or ())
        for area in active_areas()
    )


def boundaries() -> Mapping[int, Sequence[Any]]:
    """The whole polygons of every area that has a boundary, by its id."""
    rows = session().execute(sa.select(Boundary.aktionsraum_id, Boundary.polygons))
    return {row.aktionsraum_id: row.polygons for row in rows}


def extent() -> Box | None:
    """What encloses the active areas, with or without boundaries; None before there are any."""
    return revision.kept(_extent)


def _extent() -> Box | None:
    boxes = session().execute(sa.select(Boundary.west, Boundary.south, Boundary.east, Boundary.north)).all()
    centres = [(area.longitude, area.latitude, area.longitude, area.latitude) for area in active_areas()]
    if not centres:
        return None
    west, south, east, north = zip(*centres, *boxes, strict=True)
    return Box(min(west), min(south), max(east), max(north))
