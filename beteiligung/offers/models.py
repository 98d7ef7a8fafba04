"""Tables of offers. Nothing of them stands on a public page, not even how many there are."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


class OfferKind(StrEnum):
    """What is offered. ``take_over`` is for organisations and comes with them."""

    HELP = "help"
    TAKE_OVER = "take_over"


class Reach(StrEnum):
    """How whoever offers wants to be reached."""

    NONE = "none"
    EMAIL = "email"
    PHONE = "phone"


class Offer(Base):
    """One person helps with one idea. Goes with the account; an e-mail address is read from there, never copied."""

    __tablename__ = "offers"
    __table_args__ = (
        sa.UniqueConstraint("proposal_id", "author_id", "kind"),
        sa.CheckConstraint("(reach = 'phone') = (phone IS NOT NULL)", name="phone_if_chosen"),
        {"sqlite_autoincrement": True, **PRIVATE},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    kind: Mapped[OfferKind] = mapped_column(code_column(OfferKind, name="kind"))
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    """Who offers; not the author of the idea."""
    shown_name: Mapped[str | None] = mapped_column(sa.String(60))
    language: Mapped[str] = mapped_column(sa.String(12))
    text: Mapped[str | None] = mapped_column(sa.Text)
    """What they can do, in their words."""
    reach: Mapped[Reach] = mapped_column(code_column(Reach, name="reach"))
    phone: Mapped[str | None] = mapped_column(sa.String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_demo: Mapped[bool] = mapped_column(default=False)


class OfferMail(Base):
    """When the latest mail to an idea's author about offers leaves or left. Offers that are taken back do not undo it."""

    __tablename__ = "offer_mails"
    __table_args__ = (PRIVATE,)

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    leaves_at: Mapped[datetime] = mapped_column(UtcDateTime)
