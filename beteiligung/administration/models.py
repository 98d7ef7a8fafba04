"""Tables of the administration: photos of those who work for the city."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import Base, UtcDateTime


class StaffPhoto(Base):
    """The photo on somebody's public card. It is there because they agreed, and goes when they leave."""

    __tablename__ = "staff_photos"

    account_id: Mapped[int] = mapped_column(
        sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    picture_id: Mapped[int] = mapped_column(sa.ForeignKey("pictures.id"), unique=True)
    agreed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """When it was noted that they agree. Another photo is agreed to anew."""
