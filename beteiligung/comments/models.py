"""The table of comments, answers and, later, statements: three kinds of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.city_facts import FixedJSON
from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column
from beteiligung.core.same_text import Recognisable
from beteiligung.core.withholding import Coverable, ground_while_hidden


class CommentKind(StrEnum):
    COMMENT = "comment"
    ANSWER = "answer"
    STATEMENT = "statement"


class HeldFor(StrEnum):
    """Why a comment waits until somebody has read it."""

    AREA = "area"
    """Everything in the area is read first."""
    HOURS = "hours"
    """The first of a new person, when nobody was there."""
    LINK = "link"
    """The first of a new person, with a link."""


class Looking(StrEnum):
    """Whether officers read comments before everybody else does, or after."""

    AFTER = "after"
    BEFORE = "before"


class CommentRule(Base):
    """What an area has set for its discussions. An area without a row reads after, at any hour."""

    __tablename__ = "comment_rules"
    __table_args__ = (PRIVATE,)

    aktionsraum_id: Mapped[int] = mapped_column(
        sa.ForeignKey("aktionsraeume.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    looking: Mapped[Looking] = mapped_column(code_column(Looking, name="looking"))
    hours: Mapped[Sequence[Sequence[int]]] = mapped_column(FixedJSON)
    """When somebody is there: weekday (Monday is 0), first minute of the day, last minute. Empty: at any hour."""
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}

    def is_in_hours(self, moment: datetime) -> bool:
        """Whether somebody is there. On public holidays nobody is."""
        here = moment.astimezone(clock.CITY_ZONE)
        minute = here.hour * 60 + here.minute
        if not self.hours:
            return True
        if here.weekday() < 5 and not clock.is_working_day(here.date()):
            return False
        return any(day == here.weekday() and first <= minute < last for day, first, last in self.hours)


class Comment(Coverable, Recognisable, Base):
    """A contribution to the discussion. Deleting takes the text away and leaves a stone."""

    __tablename__ = "comments"
    __table_args__ = (
        sa.CheckConstraint("(text IS NULL) = (deleted_at IS NOT NULL)", name="text_until_deleted"),
        ground_while_hidden(),
        sa.UniqueConstraint("author_id", "submission_key"),
        sa.Index("ix_comments_thread", "proposal_id", "parent_id", "created_at", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("comments.id", ondelete="CASCADE"), index=True)
    kind: Mapped[CommentKind] = mapped_column(code_column(CommentKind, name="kind"))
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    organisation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("organisations.id", ondelete="SET NULL"))
    draft_key_hash: Mapped[str | None] = mapped_column(sa.String(64))
    shown_name: Mapped[str | None] = mapped_column(sa.String(80))
    language: Mapped[str] = mapped_column(sa.String(12))
    text: Mapped[str | None] = mapped_column(sa.Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submission_key: Mapped[str | None] = mapped_column(sa.String(40))
    held_for: Mapped[HeldFor | None] = mapped_column(code_column(HeldFor, name="held_for"))
    """Nobody but its author and the desk sees it until the desk lets it through."""
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_withheld(self) -> bool:
        return self.held_for is not None or super().is_withheld

    @classmethod
    def is_shown(cls) -> sa.ColumnElement[bool]:
        return sa.and_(cls.held_for.is_(None), super().is_shown())
