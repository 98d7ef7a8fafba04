"""Tables of what coordinators say on all pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.city_facts import CITY_FACT, FixedJSON
from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


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


class PageVersion(Base):
    """What a legal or help page says in one language, from a day on. Never changed; the newest that counts is shown.

    Number 1 is what came with the platform; it is written down with the first text of the city's own.
    """

    __tablename__ = "page_versions"
    __table_args__ = (sa.UniqueConstraint("page", "language", "number"), CITY_FACT)

    id: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(sa.String(20))
    language: Mapped[str] = mapped_column(sa.String(12))
    number: Mapped[int] = mapped_column(sa.Integer)
    german_number: Mapped[int] = mapped_column(sa.Integer)
    """The German text that it says the same as."""
    title: Mapped[str] = mapped_column(sa.String(80))
    lead: Mapped[str] = mapped_column(sa.String(300))
    body: Mapped[str] = mapped_column(sa.Text)
    valid_from: Mapped[date] = mapped_column(sa.Date)
    is_draft: Mapped[bool] = mapped_column(default=True)
    """Until the city has looked at it."""
    change: Mapped[str | None] = mapped_column(sa.String(300))
    """What is new, in a sentence; with one, every page announces the change for some days."""
    written_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RulesNotice(Base):
    """Everybody with an account is to be told of new rules; the row is gone once all of them know."""

    __tablename__ = "rules_notices"
    __table_args__ = (PRIVATE,)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Of the German version."""
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Until then it can be translated, or overtaken by another version."""
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When telling them began."""
    last_account_id: Mapped[int] = mapped_column(sa.Integer, default=0)
    """Everybody up to this one has been told; 0 before it begins."""
    told: Mapped[int] = mapped_column(sa.Integer, default=0)


class RulesSeen(Base):
    """Up to which change of the rules somebody has closed the notice of it."""

    __tablename__ = "rules_seen"
    __table_args__ = (PRIVATE,)

    account_id: Mapped[int] = mapped_column(
        sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(sa.Integer)
    """Of the German version."""
