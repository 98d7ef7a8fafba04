"""Votes, and what their owners are still to be told."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


class Vote(Base):
    """One person supports one idea. The count is public, the row is not."""

    __tablename__ = "votes"

    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(
        sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_demo: Mapped[bool] = mapped_column(default=False)


class TellingColumns:
    """How far the worker is with telling the supporters of an idea something."""

    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When supporters are to be told; None while they know everything."""
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When telling them began last."""
    last_account_id: Mapped[int] = mapped_column(sa.Integer, default=0)
    """Everybody up to this one has been told this time; 0 before it begins."""
    told: Mapped[int] = mapped_column(sa.Integer, default=0)
    """How many have been told this time."""


class ChangeNotice(TellingColumns, Base):
    """Supporters of an idea are told that its text changed; one row for each idea that ever was changed.

    The rule stands in ``votes.notices``.
    """

    __tablename__ = "change_notices"
    __table_args__ = (
        sa.Index("ix_change_notices_due_at", "due_at"),
        PRIVATE,
    )

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """The latest change."""


class DeclineNotice(Base):
    """Supporters of an idea are to be told that it will not come true; the row is gone once all of them know."""

    __tablename__ = "decline_notices"
    __table_args__ = (PRIVATE,)

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    declined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When telling them began."""
    last_account_id: Mapped[int] = mapped_column(sa.Integer, default=0)
    """Everybody up to this one has been told; 0 before it begins."""
    told: Mapped[int] = mapped_column(sa.Integer, default=0)


class Move(StrEnum):
    MERGE = "merge"
    """It was merged with another idea, or separated from it again."""
    SPLIT = "split"


class MoveNotice(TellingColumns, Base):
    """Supporters of an idea are told where their vote counts now. The rule stands in ``votes.moves``."""

    __tablename__ = "move_notices"
    __table_args__ = (
        sa.UniqueConstraint("proposal_id", "kind"),
        sa.Index("ix_move_notices_due_at", "due_at"),
        PRIVATE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    kind: Mapped[Move] = mapped_column(code_column(Move, name="kind"))
