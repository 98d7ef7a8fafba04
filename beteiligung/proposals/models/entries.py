"""Ideas that staff wrote down for others: from cards, on the phone, at an event or at the counter; and the events."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column

EVENT_NAME_MOST = 120
EVENT_PLACE_MOST = 120


class EventKind(StrEnum):
    FESTIVAL = "festival"
    MEETING = "meeting"
    CONSULTATION = "consultation"
    """Hours in which people can come by."""
    SCHOOL = "school"
    OTHER = "other"


class Event(Base):
    """Where ideas and support were collected on paper. Its name stands beside them in public."""

    __tablename__ = "events"
    __table_args__ = (
        sa.UniqueConstraint("aktionsraum_id", "day", "name"),
        sa.CheckConstraint("name <> ''", name="has_a_name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    day: Mapped[date] = mapped_column(sa.Date)
    name: Mapped[str] = mapped_column(sa.String(EVENT_NAME_MOST))
    kind: Mapped[EventKind] = mapped_column(code_column(EventKind, name="kind"))
    place: Mapped[str | None] = mapped_column(sa.String(EVENT_PLACE_MOST))
    """Where it was, for the desk to tell one from another."""
    version: Mapped[int] = mapped_column(sa.Integer, server_default="1")

    __mapper_args__ = {"version_id_col": version}


class ProposalEntry(Base):
    """That an idea was written down by staff: by whom, where, and since when its author agrees that everybody reads it.

    Written with the idea and never changed, so no page of an idea that is public grows old by it.
    """

    __tablename__ = "proposal_entries"
    __table_args__ = (sa.Index("ix_proposal_entries_of_a_person", "entered_by_id", "entered_at"), PRIVATE)

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    entered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    """Who wrote it down, and noted that its author agrees; the author is somebody else."""
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    consent_on: Mapped[date] = mapped_column(sa.Date)
    """The day on which the author's consent to publish was noted."""
    event_id: Mapped[int | None] = mapped_column(sa.ForeignKey("events.id"))
    key_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """Of the key of the form: sent twice, say after a line that broke, it is one idea."""
    words_hash: Mapped[str] = mapped_column(sa.String(64), index=True)
    """Of title and text as they are searched: the same card is recognised when it comes again."""


class CardPhoto(Base):
    """The photo of a written card. The desk alone sees it: handwriting and names belong to nobody else."""

    __tablename__ = "card_photos"
    __table_args__ = (PRIVATE,)

    picture_id: Mapped[int] = mapped_column(
        sa.ForeignKey("pictures.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    key_hash: Mapped[str] = mapped_column(sa.String(64), index=True)
    """Of the key of the form it came with, which may still be unfinished."""
    taken_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    proposal_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    """The idea that the card became."""
