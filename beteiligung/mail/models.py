"""The table of waiting and sent mails."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime

SUBJECT_MOST = 300


class OutboxMail(Base):
    """One mail. ``values`` fill its template; ``secret`` is wiped when it is sent or has expired."""

    __tablename__ = "outbox_mails"
    __table_args__ = (
        sa.Index(
            "ix_outbox_mails_waiting",
            "next_try_at",
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        ),
        PRIVATE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(60))
    """Names the template: ``templates/mails/<kind>.txt``."""
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    address: Mapped[str | None] = mapped_column(sa.String(254))
    """Where it goes when the person has no account yet; else the account's contact at the time of sending."""
    language: Mapped[str] = mapped_column(sa.String(12))
    values: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    secret: Mapped[dict[str, str] | None] = mapped_column(sa.JSON(none_as_null=True))
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(sa.Integer, default=0)
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(sa.String(300))
    subject: Mapped[str | None] = mapped_column(sa.String(SUBJECT_MOST))
    """Kept when sent, or when shown to an admin in place of sending."""
    is_demo: Mapped[bool] = mapped_column(default=False)
