"""Ready-made texts of the desk: what each is for, and every text it ever had in each language."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


class Purpose(StrEnum):
    """With which decision a ready-made text goes."""

    RETURN = "return"
    REJECT = "reject"
    """Facts beside a ground from the closed list."""
    DECLINE = "decline"
    FORWARD = "forward"
    KEEP = "keep"
    """Why something stays that was reported: to all who reported it."""
    ANSWER = "answer"
    """An answer of the city in the discussion."""


class TextModule(Base):
    """A ready-made text under the name that staff know it by."""

    __tablename__ = "text_modules"
    __table_args__ = (sa.UniqueConstraint("code"), sa.UniqueConstraint("purpose", "name"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(sa.String(60))
    """Under which it came with the platform; None for one that coordinators wrote."""
    purpose: Mapped[Purpose] = mapped_column(code_column(Purpose, name="purpose"))
    ground: Mapped[str | None] = mapped_column(sa.String(40))
    """The one ground from the closed list it fits; None where it fits any."""
    name: Mapped[str] = mapped_column(sa.String(100))
    is_active: Mapped[bool] = mapped_column(default=True)
    """Whether it can be picked."""
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}


class TextModuleVersion(Base):
    """What a ready-made text said in one language from a day on. Rows are added and never changed: decisions point here."""

    __tablename__ = "text_module_versions"
    __table_args__ = (sa.UniqueConstraint("module_id", "language", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    module_id: Mapped[int] = mapped_column(sa.ForeignKey("text_modules.id"))
    language: Mapped[str] = mapped_column(sa.String(12))
    number: Mapped[int] = mapped_column(sa.Integer)
    """Counts within module and language, from 1."""
    german_number: Mapped[int] = mapped_column(sa.Integer)
    """The number of the German text it says the same as; its own where it is the German one."""
    text: Mapped[str] = mapped_column(sa.Text)
    written_by_id: Mapped[int | None] = mapped_column(sa.Integer)
    """None where it came with the platform."""
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DecisionModule(Base):
    """The ready-made text that a decision was told with: in the author's language, in German, and what filled its places."""

    __tablename__ = "decision_modules"

    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True)
    version_id: Mapped[int] = mapped_column(sa.ForeignKey("text_module_versions.id"))
    """What the author read."""
    german_id: Mapped[int] = mapped_column(sa.ForeignKey("text_module_versions.id"))
    """What the officer read beside it."""
    values: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    """By placeholder, as mails carry them."""
