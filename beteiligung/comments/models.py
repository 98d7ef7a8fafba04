"""The table of comments, answers and, later, statements: three kinds of one thing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import Base, UtcDateTime, code_column
from beteiligung.core.withholding import Coverable, ground_while_hidden


class CommentKind(StrEnum):
    COMMENT = "comment"
    ANSWER = "answer"
    STATEMENT = "statement"


class Comment(Coverable, Base):
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
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}
