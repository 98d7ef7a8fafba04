"""How an idea stood before: its versions, the passages taken out of them, and its history."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import Base, UtcDateTime
from beteiligung.core.workflow import HistoryColumns


class ProposalVersion(Base):
    """The text of an idea as it once stood. Number 1 is the first published one."""

    __tablename__ = "proposal_versions"
    __table_args__ = (sa.UniqueConstraint("proposal_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(sa.Integer)
    language: Mapped[str] = mapped_column(sa.String(12))
    title: Mapped[str] = mapped_column(sa.String(500))
    text: Mapped[str] = mapped_column(sa.Text)
    place: Mapped[str | None] = mapped_column(sa.String(200))
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(sa.String(200))
    """Why its author changed the text, in their words."""


class PassageRemoval(Base):
    """Some words of an idea were removed everywhere: when, and by whom. Which words is kept nowhere."""

    __tablename__ = "passage_removals"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_desk: Mapped[bool] = mapped_column()


class ProposalHistory(HistoryColumns, Base):
    """The life of an idea; the public timeline is read from it."""

    __tablename__ = "proposal_history"

    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
