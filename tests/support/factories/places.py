"""The city, its areas and its fields of action. Asking for one that is there gives that one."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.aktionsraum.models import Aktionsraum, AreaKind, City, FieldOfAction
from beteiligung.core.database import add, session
from tests.support.factories.base import factory

AREAS = {
    "nordmarkt": ("Nordmarkt", "Innenstadt-Nord", 51.5255, 7.4655),
    "hoerde": ("Hörde", "Hörde", 51.4910, 7.5000),
    "meylantviertel": ("Meylantviertel", "Aplerbeck", 51.4950, 7.5600),
}
"""A few real ones: name, district, latitude and longitude of the centre in degrees."""

FIELDS = {
    "arbeit": ("Arbeit, Beschäftigung, Wirtschaft", "Arbeit"),
    "kinder": ("Kinder, Jugend, Familie", "Kinder und Jugend"),
    "zusammenhalt": ("Sozialer Zusammenhalt", "Zusammenhalt"),
}


@factory
def make_city(*, is_demo: bool = False) -> City:
    """The one city of the instance, with its three fields of action."""
    city = session().get(City, 1)
    if city is None:
        city = add(
            City(
                id=1,
                name="Dortmund",
                programme="Aktionsplan Soziale Stadt",
                office_name="Projektbüro Aktionsplan Soziale Stadt",
                office_address="Südwall 2–4, 44122 Dortmund",
                office_email="projektbuero@example.org",
                office_phone="0231 50-0",
                court="Verwaltungsgericht Gelsenkirchen, Bahnhofsvorplatz 3, 45879 Gelsenkirchen",
                defect_reports={"url": "https://www.example.org/maengelmelder", "phone": "0231 50-0"},
                is_demo=is_demo,
            )
        )
    for slug in FIELDS:
        make_field(slug)
    return city


@factory
def make_area(
    slug: str = "nordmarkt",
    *,
    name: str | None = None,
    kind: AreaKind = AreaKind.AKTIONSRAUM,
    active_until: int | None = None,
) -> Aktionsraum:
    """An area; the city comes with it."""
    found = session().scalar(sa.select(Aktionsraum).where(Aktionsraum.slug == slug))
    if found is not None:
        return found
    make_city()
    known_name, district, latitude, longitude = AREAS.get(slug, (slug.title(), "Innenstadt-Nord", 51.5, 7.46))
    position = session().scalar(sa.select(sa.func.count()).select_from(Aktionsraum)) or 0
    return add(
        Aktionsraum(
            slug=slug,
            name=name or known_name,
            kind=kind,
            district=district,
            latitude=latitude,
            longitude=longitude,
            active_from=2008,
            active_until=active_until,
            grid_row=1 + position // 4,
            grid_column=1 + position % 4,
            aliases=[],
        )
    )


@factory
def make_field(slug: str = "kinder") -> FieldOfAction:
    """One of the fields of action."""
    found = session().scalar(sa.select(FieldOfAction).where(FieldOfAction.slug == slug))
    if found is not None:
        return found
    name, short_name = FIELDS[slug]
    position = list(FIELDS).index(slug) + 1
    return add(
        FieldOfAction(
            slug=slug,
            position=position,
            names={"de": name, "en": f"Field {position}", "ar": f"مجال {position}"},
            short_names={"de": short_name, "ar": f"مجال {position}"},
        )
    )
