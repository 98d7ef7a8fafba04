"""Setting up the city and its boundaries. Both are safe to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.aktionsraum.models import Aktionsraum, Boundary, City, FieldOfAction
from beteiligung.aktionsraum.plan import AreaPlan, CityPlan, FieldPlan
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_


@dataclass(frozen=True)
class NewBoundary:
    """The outline of one area: coordinates of a MultiPolygon, simplified rings and the box around them, in degrees."""

    slug: str
    polygons: Sequence[Any]
    outline: Sequence[Any]
    box: tuple[float, float, float, float]


def set_up_city(actor: Actor, plan: CityPlan) -> City:
    """Put a city's facts into the database, or bring them to what its file says now. Rows are never removed.

    What coordinators have changed on their pages since stays as they left it.

    Raises NotPossible when the database belongs to another city.
    """
    require(actor, P.CITY_SET_UP)
    city = session().get(City, 1)
    if city is None:
        city = City(id=1, name=plan.name)
        session().add(city)
    elif city.name != plan.name:
        raise NotPossible(N_("Diese Datenbank gehört schon zur Stadt %(city)s."), city=city.name)
    city.programme = plan.programme
    if city.edited_at is None:
        city.court, city.defect_reports = plan.court, plan.defect_reports
        city.office_name, city.office_address = plan.office_name, plan.office_address
        city.office_email, city.office_phone = plan.office_email, plan.office_phone
    _set_up_fields(plan.fields)
    _set_up_areas(plan.areas)
    session().flush()
    return city


def mark_as_demo(actor: Actor, city: City) -> None:
    """Say on every page from now on that people and ideas are made up."""
    require(actor, P.CITY_SET_UP)
    city.is_demo = True


def set_boundaries(actor: Actor, boundaries: Sequence[NewBoundary], *, source: str) -> None:
    """Store outlines of areas in place of earlier ones. ``source`` names the file they come from."""
    require(actor, P.CITY_SET_UP)
    ids = {area.slug: area.id for area in session().execute(sa.select(Aktionsraum.slug, Aktionsraum.id))}
    for new in boundaries:
        boundary = session().get(Boundary, ids[new.slug]) or Boundary(aktionsraum_id=ids[new.slug])
        boundary.west, boundary.south, boundary.east, boundary.north = new.box
        boundary.polygons, boundary.outline = list(new.polygons), new.outline
        boundary.source, boundary.imported_at = source[:200], clock.now()
        add(boundary)


def _set_up_fields(plans: Sequence[FieldPlan]) -> None:
    known = {field.slug: field for field in session().scalars(sa.select(FieldOfAction))}
    for position, plan in enumerate(plans, 1):
        field = known.get(plan.slug) or FieldOfAction(slug=plan.slug)
        field.position, field.names, field.short_names = position, plan.names, plan.short_names
        session().add(field)


def _set_up_areas(plans: Sequence[AreaPlan]) -> None:
    known = {area.slug: area for area in session().scalars(sa.select(Aktionsraum))}
    for plan in plans:
        area = known.get(plan.slug) or Aktionsraum(slug=plan.slug)
        area.name, area.kind, area.district = plan.name, plan.kind, plan.district
        area.latitude, area.longitude = plan.latitude, plan.longitude
        if area.edited_at is None:
            area.active_from, area.active_until = plan.active_from, plan.active_until
        area.grid_row, area.grid_column = plan.row, plan.column
        area.aliases = plan.aliases
        session().add(area)
