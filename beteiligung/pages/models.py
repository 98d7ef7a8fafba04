"""Tables of what coordinators say on all pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.city_facts import CITY_FACT, FixedJSON
from beteiligung.core.database import Base, code_column


class AnnouncementKind(StrEnum):
    INFO = "info"
    WARN = "warn"


class Announcement(Base):
    """A sentence on every page, from one day to another (both included)."""

    __tablename__ = "announcements"
    __table_args__ = (sa.CheckConstraint("last_day >= first_day", name="days_in_order"), CITY_FACT)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[AnnouncementKind] = mapped_column(code_column(AnnouncementKind, name="kind"))
    texts: Mapped[Mapping[str, str]] = mapped_column(FixedJSON)
    """The words by language address; there is always a German one."""
    first_day: Mapped[date] = mapped_column(sa.Date)
    last_day: Mapped[date] = mapped_column(sa.Date)
    version: Mapped[int] = mapped_column(sa.Integer, server_default="1")

    __mapper_args__ = {"version_id_col": version}
