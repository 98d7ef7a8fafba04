"""Tables of the log. Codes and opaque ids only: what names a person or says something in words stands elsewhere.

Triggers on both engines refuse to change or delete an entry (``core.append_only``).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.database import PRIVATE, Base, UtcDateTime

OPEN_FOR = timedelta(hours=24)
"""So long the entries of one person can be read once a second person has agreed."""

LEAST_MONTHS = 12
"""Nobody can set the retention to less: the database itself would not let an entry go."""


class LogEntry(Base):
    """One act of a member of staff, or of the platform by command. Opaque: no column points to another table."""

    __tablename__ = "log_entries"
    __table_args__ = (
        sa.Index("ix_log_entries_month", "month", "id"),
        sa.Index("ix_log_entries_thing", "thing_kind", "thing_id", "id"),
        sa.Index("ix_log_entries_area", "aktionsraum_id", "id"),
        sa.CheckConstraint("(decision_id IS NOT NULL) OR (ground IS NULL)", name="ground_of_a_decision"),
        PRIVATE | {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[date] = mapped_column(sa.Date)
    """The first day of the city's month: retention takes whole months."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    account_id: Mapped[int | None] = mapped_column(sa.Integer)
    """Who, as a number; None for the platform."""
    role: Mapped[str] = mapped_column(sa.String(20))
    act: Mapped[str] = mapped_column(sa.String(60))
    """The code of a permission, with a colon and the act where it covers several; or ``command:`` and its name."""
    thing_kind: Mapped[str | None] = mapped_column(sa.String(40))
    """The name of the thing's table."""
    thing_id: Mapped[int | None] = mapped_column(sa.Integer)
    aktionsraum_id: Mapped[int | None] = mapped_column(sa.Integer)
    ground: Mapped[str | None] = mapped_column(sa.String(40))
    decision_id: Mapped[int | None] = mapped_column(sa.Integer)


class LogRetention(Base):
    """A month of the log whose time is over: recorded once, and only then its entries can go."""

    __tablename__ = "log_retentions"
    __table_args__ = (
        sa.CheckConstraint(f"keep_months >= {LEAST_MONTHS}", name="kept_long_enough"),
        sa.CheckConstraint("entry_count >= 0", name="count_not_negative"),
        PRIVATE,
    )

    month: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    keep_months: Mapped[int] = mapped_column(sa.Integer)
    """How many whole months an entry was kept, by the setting of that day."""
    entry_count: Mapped[int] = mapped_column(sa.Integer)


class PersonRequest(Base):
    """Somebody asks to read the entries of one person; a second person agrees. The reason can be erased."""

    __tablename__ = "log_person_requests"
    __table_args__ = (
        sa.CheckConstraint("last_day >= first_day", name="days_in_order"),
        sa.CheckConstraint("(approved_by_id IS NULL) = (approved_at IS NULL)", name="approval_is_whole"),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR (approved_by_id <> requested_by_id AND approved_by_id <> account_id)",
            name="four_eyes",
        ),
        sa.CheckConstraint("opened_at IS NULL OR approved_at IS NOT NULL", name="opened_after_approval"),
        PRIVATE | {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.Integer)
    """Whose entries."""
    first_day: Mapped[date] = mapped_column(sa.Date)
    last_day: Mapped[date] = mapped_column(sa.Date)
    reason: Mapped[str | None] = mapped_column(sa.Text)
    requested_by_id: Mapped[int] = mapped_column(sa.Integer)
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    approved_by_id: Mapped[int | None] = mapped_column(sa.Integer)
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the entries were opened last."""

    @property
    def is_open(self) -> bool:
        """Whether the entries may be read now."""
        return self.approved_at is not None and clock.now() < self.approved_at + OPEN_FOR

    @property
    def is_over(self) -> bool:
        """Whether the time to read them has passed."""
        return self.approved_at is not None and not self.is_open

    @property
    def open_until(self) -> datetime | None:
        """Until when the entries may be read."""
        return self.approved_at + OPEN_FOR if self.approved_at is not None else None
