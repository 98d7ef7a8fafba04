"""What staff write to each other about an idea; nobody else reads it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from beteiligung.core.database import PRIVATE, Base, UtcDateTime
from beteiligung.proposals.models import Proposal


class DeskNote(Base):
    """An internal note to an idea. It can be erased, and loses a passage that is removed from the idea."""

    __tablename__ = "desk_notes"
    __table_args__ = (sa.Index("ix_desk_notes_latest", "proposal_id", "id"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(sa.Text)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    about: Mapped[Proposal] = relationship(viewonly=True)
