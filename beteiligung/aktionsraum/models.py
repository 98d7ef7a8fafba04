"""Tables of the city, its areas, their boundaries and the fields of action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.city_facts import CITY_FACT, CityFact, FixedJSON
from beteiligung.core.database import Base, UtcDateTime, code_column


class City(CityFact, Base):
    """The one city of this instance: its own facts are data, not code."""

    __tablename__ = "cities"
    __table_args__ = (sa.CheckConstraint("id = 1", name="only_one"), CITY_FACT)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    programme: Mapped[str] = mapped_column(sa.String(120))
    office_name: Mapped[str] = mapped_column(sa.String(120))
    """The Projektbüro, as it signs."""
    office_address: Mapped[str] = mapped_column(sa.String(400))
    office_email: Mapped[str | None] = mapped_column(sa.String(254))
    office_phone: Mapped[str | None] = mapped_column(sa.String(60))
    court: Mapped[str] = mapped_column(sa.String(400))
    """Name and address of the administrative court that remedies name."""
    defect_reports: Mapped[Mapping[str, str]] = mapped_column(FixedJSON)
    """Where broken lamps and rubbish are reported: ``url`` and ``phone``."""
    is_demo: Mapped[bool] = mapped_column(default=False)
    """Whether this instance shows made-up people and ideas; every page then says so."""
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When a coordinator last changed office, court and other places; None: as the city's file says."""
    version: Mapped[int] = mapped_column(sa.Integer, server_default="1")

    __mapper_args__ = {"version_id_col": version}


SHORTEST_PROMISE, LONGEST_PROMISE = 2, 30
FIRST_PROMISE = 5
"""Working days in which the city promises to answer, until a coordinator promises otherwise."""


class Promise(Base):
    """In how many working days the city answers what comes in from a day on: what was promised before keeps its day."""

    __tablename__ = "promises"
    __table_args__ = (
        sa.CheckConstraint(f"days BETWEEN {SHORTEST_PROMISE} AND {LONGEST_PROMISE}", name="days_in_bounds"),
        CITY_FACT,
    )

    first_day: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    days: Mapped[int] = mapped_column(sa.Integer)


class AreaKind(StrEnum):
    AKTIONSRAUM = "aktionsraum"
    AKTIONSQUARTIER = "aktionsquartier"


class Aktionsraum(CityFact, Base):
    """One area. Areas that ended keep their history; ``active_until`` is the last year."""

    __tablename__ = "aktionsraeume"
    __table_args__ = (
        sa.CheckConstraint("active_until IS NULL OR active_until >= active_from", name="years_in_order"),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180", name="centre_on_earth"),
        CITY_FACT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    kind: Mapped[AreaKind] = mapped_column(code_column(AreaKind, name="kind"))
    district: Mapped[str] = mapped_column(sa.String(80))
    """The Stadtbezirk."""
    latitude: Mapped[float] = mapped_column(sa.Float)
    longitude: Mapped[float] = mapped_column(sa.Float)
    """The centre in degrees, WGS 84."""
    active_from: Mapped[int] = mapped_column(sa.Integer)
    active_until: Mapped[int | None] = mapped_column(sa.Integer)
    grid_row: Mapped[int | None] = mapped_column(sa.Integer)
    grid_column: Mapped[int | None] = mapped_column(sa.Integer)
    """Place in the schematic map of the area picker."""
    aliases: Mapped[Sequence[str]] = mapped_column(FixedJSON)
    """Other spellings, for search and for matching imported boundaries."""
    about: Mapped[Mapping[str, str]] = mapped_column(FixedJSON, default=dict, server_default="{}")
    """A few sentences by language address; with any there is a German one."""
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When a coordinator last changed years and sentences; None: the years are those of the city's file."""
    version: Mapped[int] = mapped_column(sa.Integer, server_default="1")

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_active(self) -> bool:
        return self.active_until is None

    def about_in(self, language: str) -> tuple[str, str] | None:
        """The sentences and the language they are in: the reader's, else German; None without any."""
        found = language if language in self.about else "de"
        return (self.about[found], found) if self.about else None


class Boundary(Base):
    """The outline of an area, as imported: WGS 84, a GeoJSON MultiPolygon's coordinates."""

    __tablename__ = "boundaries"
    __table_args__ = (CITY_FACT,)

    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id", ondelete="CASCADE"), primary_key=True)
    west: Mapped[float] = mapped_column(sa.Float)
    south: Mapped[float] = mapped_column(sa.Float)
    east: Mapped[float] = mapped_column(sa.Float)
    north: Mapped[float] = mapped_column(sa.Float)
    polygons: Mapped[list[Any]] = mapped_column(sa.JSON)
    outline: Mapped[Sequence[Any]] = mapped_column(FixedJSON)
    """Simplified rings for the overview map."""
    source: Mapped[str] = mapped_column(sa.String(200))
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FieldOfAction(CityFact, Base):
    """One of the programme's fields of action (Handlungsfelder)."""

    __tablename__ = "fields_of_action"
    __table_args__ = (CITY_FACT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(sa.String(40), unique=True)
    position: Mapped[int] = mapped_column(sa.Integer)
    names: Mapped[Mapping[str, str]] = mapped_column(FixedJSON)
    """Full name by language address."""
    short_names: Mapped[Mapping[str, str]] = mapped_column(FixedJSON)

    def name_in(self, language: str) -> str:
        """The full name in a language, else in German."""
        return self.names.get(language) or self.names["de"]

    def short_name_in(self, language: str) -> str:
        """The short name in a language, else in German."""
        return self.short_names.get(language) or self.short_names["de"]
