"""Support that was counted on paper or by hands. It stands beside the votes and is never added to them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import Base, UtcDateTime, code_column


class SupportKind(StrEnum):
    SIGNATURES = "signatures"
    HANDS = "hands"
    CLASS_HANDS = "class_hands"
    """In a school class, without anything about the pupils."""


class SupportSheet(Base):
    """How many supported an idea at an event. The last row of an idea, event and kind counts: a correction is a new one."""

    __tablename__ = "support_sheets"
    __table_args__ = (
        sa.CheckConstraint("count >= 0", name="count_not_negative"),
        sa.Index("ix_support_sheets_of_an_idea", "proposal_id", "event_id", "kind", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    event_id: Mapped[int] = mapped_column(sa.ForeignKey("events.id"))
    kind: Mapped[SupportKind] = mapped_column(code_column(SupportKind, name="kind"))
    count: Mapped[int] = mapped_column(sa.Integer)
    counted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime)
