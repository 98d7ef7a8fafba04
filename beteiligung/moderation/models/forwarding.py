"""Offices of the city that ideas are passed on to, and what became of each."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime


class Office(Base):
    """An office, what it looks after, and how the desk reaches it. Coordinators keep the list."""

    __tablename__ = "offices"
    __table_args__ = (sa.UniqueConstraint("name"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    duties: Mapped[str | None] = mapped_column(sa.String(300))
    """What it looks after, in words."""
    email: Mapped[str | None] = mapped_column(sa.String(254))
    phone: Mapped[str | None] = mapped_column(sa.String(40))
    is_active: Mapped[bool] = mapped_column(default=True)
    """Whether ideas can be passed on to it."""
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}


class Forwarding(Base):
    """An idea lies at an office until its reply is recorded; the public timeline says where and what came back."""

    __tablename__ = "forwardings"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    office_id: Mapped[int] = mapped_column(sa.ForeignKey("offices.id"))
    office_name: Mapped[str] = mapped_column(sa.String(120))
    """As it was called on that day."""
    reference: Mapped[str | None] = mapped_column(sa.String(60))
    """The office's own number for it."""
    forwarded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ask_on: Mapped[date] = mapped_column(sa.Date)
    """From this day on the desk is to ask the office."""
    replied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the office replied, or the idea was taken back from it; then there is no reply."""
    reply: Mapped[str | None] = mapped_column(sa.Text)
    """What the office says, in German words of the desk; everybody can read it where the idea is public."""
