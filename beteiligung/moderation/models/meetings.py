"""Lists for meetings: which ideas are talked about, in which order, and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


class MeetingResult(StrEnum):
    """What a meeting found about an idea. It decides nothing: that is done at the desk, with reasons."""

    PURSUE = "pursue"
    POSTPONE = "postpone"
    ADVISE_AGAINST = "advise_against"
    NO_RESULT = "no_result"


class MeetingArea(Base):
    """An area whose ideas a meeting talks about, and whose officers see its list."""

    __tablename__ = "meeting_areas"
    __table_args__ = (PRIVATE,)

    meeting_id: Mapped[int] = mapped_column(
        sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    aktionsraum_id: Mapped[int] = mapped_column(
        sa.ForeignKey("aktionsraeume.id"), primary_key=True, autoincrement=False, index=True
    )


class Meeting(Base):
    """A list of ideas for one meeting."""

    __tablename__ = "meetings"
    __table_args__ = (sa.Index("ix_meetings_day", "day", "id"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(sa.String(120))
    day: Mapped[date] = mapped_column(sa.Date)
    made_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column(sa.Integer)
    areas: Mapped[list[MeetingArea]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    __mapper_args__ = {"version_id_col": version}

    @property
    def aktionsraum_ids(self) -> frozenset[int]:
        """The areas whose ideas stand on the list."""
        return frozenset(area.aktionsraum_id for area in self.areas)


class MeetingItem(Base):
    """An idea on the list of a meeting, and what was found about it there."""

    __tablename__ = "meeting_items"
    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "proposal_id"),
        sa.CheckConstraint("(result IS NULL) = (noted_at IS NULL)", name="result_with_its_time"),
        PRIVATE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meetings.id", ondelete="CASCADE"))
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(sa.Integer)
    result: Mapped[MeetingResult | None] = mapped_column(code_column(MeetingResult, name="result"))
    text: Mapped[str | None] = mapped_column(sa.Text)
    """What was said, in the words of whoever noted it; erasable."""
    noted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    noted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(sa.Integer)
    meeting: Mapped[Meeting] = relationship(lazy="joined", innerjoin=True)

    __mapper_args__ = {"version_id_col": version}

    @property
    def aktionsraum_ids(self) -> frozenset[int]:
        """The areas of its list: whoever may hold the meeting notes what came of it."""
        return self.meeting.aktionsraum_ids
