"""What waits at the desk, and who asked whom to take it on."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


class WaitingKind(StrEnum):
    NEW_IDEA = "new_idea"
    ANSWERED_IDEA = "answered_idea"
    NEW_PHOTOS = "new_photos"
    CHECK_MEASURE = "check_measure"
    SIGN_MONEY = "sign_money"
    UNCONFIRMED_IDEA = "unconfirmed_idea"
    REPORT = "report"
    APPEAL = "appeal"
    HELD_COMMENT = "held_comment"
    TELL_PERSON = "tell_person"
    FORWARDED_IDEA = "forwarded_idea"


APART = (WaitingKind.REPORT, WaitingKind.APPEAL, WaitingKind.TELL_PERSON, WaitingKind.HELD_COMMENT)
"""Entries beside an idea, with a page of their own: no step of the idea itself ends them."""


class WaitingItem(Base):
    """One thing that waits for somebody at the desk; one table behind every inbox."""

    __tablename__ = "waiting_items"
    __table_args__ = (
        sa.CheckConstraint("(proposal_id IS NULL) <> (measure_id IS NULL)", name="about_one_thing"),
        sa.CheckConstraint("(kind = 'report') = (report_id IS NOT NULL)", name="report_has_its_id"),
        sa.CheckConstraint("(kind = 'appeal') = (appeal_id IS NOT NULL)", name="appeals_have_their_row"),
        sa.CheckConstraint("(kind = 'held_comment') = (comment_id IS NOT NULL)", name="held_comments_have_their_row"),
        sa.Index(
            "ix_waiting_items_inbox",
            "since",
            "id",
            sqlite_where=sa.text("done_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL"),
        ),
        PRIVATE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[WaitingKind] = mapped_column(code_column(WaitingKind, name="kind"))
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    proposal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    measure_id: Mapped[int | None] = mapped_column(sa.ForeignKey("measures.id", ondelete="CASCADE"), index=True)
    report_id: Mapped[int | None] = mapped_column(sa.ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    """The first of the reports on one contribution that wait together."""
    appeal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("appeals.id", ondelete="CASCADE"), index=True)
    """The appeal that waits; ``proposal_id`` is then the idea on whose page its subject stands."""
    comment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("comments.id", ondelete="CASCADE"), index=True)
    """The comment that waits to be read; ``proposal_id`` is then the idea it is about."""
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(sa.Date)
    """The day until which the promise (five working days) holds; for an unconfirmed idea, until when it can be confirmed."""
    again_on: Mapped[date | None] = mapped_column(sa.Date)
    """The day on which somebody tries again; until then it can wait."""
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    claimed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    """Who has begun to decide."""
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Until when that counts."""
    handed_to_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    """Who was asked last to take it on."""

    @property
    def is_claimed(self) -> bool:
        return self.claimed_until is not None and self.claimed_until > clock.now()


class HandoverNote(Base):
    """Who handed an entry of the inbox to whom, and the words that went with it; nobody but staff reads them."""

    __tablename__ = "handover_notes"
    __table_args__ = (PRIVATE,)

    id: Mapped[int] = mapped_column(primary_key=True)
    waiting_item_id: Mapped[int] = mapped_column(sa.ForeignKey("waiting_items.id", ondelete="CASCADE"), index=True)
    from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    to_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    text: Mapped[str | None] = mapped_column(sa.Text)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
