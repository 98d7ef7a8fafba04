"""News for people without an electronic channel: what somebody at the desk tells them; and who looked at how to reach them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column
from beteiligung.proposals.models.parts import Channel


class TellingOutcome(StrEnum):
    """How a piece of news ended."""

    REACHED = "reached"
    LETTER_SENT = "letter_sent"
    CAME_BY = "came_by"
    NOT_REACHED = "not_reached"
    """Nobody tries any more."""
    OUTDATED = "outdated"
    """Newer news says it better."""
    STOPPED = "stopped"
    """Nobody may be told any more: the idea is locked."""
    MAILED = "mailed"
    """Meanwhile the person has an account, and got a mail."""


class Telling(Base):
    """One piece of news about an idea that somebody has to tell by voice or by letter: a mail's template and its values."""

    __tablename__ = "tellings"
    __table_args__ = (
        sa.CheckConstraint("(done_at IS NULL) = (outcome IS NULL)", name="ended_somehow"),
        sa.CheckConstraint("channel <> 'email'", name="no_mail"),
        sa.CheckConstraint("tries >= 0", name="tries_not_negative"),
        PRIVATE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(60))
    """Names the template, as in the outbox."""
    language: Mapped[str] = mapped_column(sa.String(12))
    values: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    """Fill the template, as in the outbox; forgotten some time after it was told."""
    channel: Mapped[Channel] = mapped_column(code_column(Channel, name="channel"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(sa.Integer, default=0, server_default="0")
    """How often nobody was reached."""
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    outcome: Mapped[TellingOutcome | None] = mapped_column(code_column(TellingOutcome, name="outcome"))


class ContactLook(Base):
    """Somebody of the city opened how to reach the sender of an idea: opaque ids only."""

    __tablename__ = "contact_looks"
    __table_args__ = (sa.Index("ix_contact_looks_recent", "proposal_id", "account_id", "at"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(sa.Integer)
    """Who looked."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
