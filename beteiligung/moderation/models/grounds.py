"""What coordinators keep about the closed list of grounds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.city_facts import CITY_FACT, FixedJSON
from beteiligung.core.database import Base, UtcDateTime


class GroundVersion(Base):
    """How the city explains a ground, and whether it is given, from a moment on. Never changed; the newest counts.

    The ground itself, its sentence and the rule it rests on are no row: nobody makes a new one.
    """

    __tablename__ = "ground_versions"
    __table_args__ = (sa.UniqueConstraint("ground", "number"), CITY_FACT)

    id: Mapped[int] = mapped_column(primary_key=True)
    ground: Mapped[str] = mapped_column(sa.String(40))
    number: Mapped[int] = mapped_column(sa.Integer)
    """Counts for each ground, from 1."""
    is_active: Mapped[bool] = mapped_column()
    """Whether decisions can rest on it."""
    texts: Mapped[Mapping[str, str]] = mapped_column(FixedJSON)
    """The explanation by language address; with any there is a German one."""
    written_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
