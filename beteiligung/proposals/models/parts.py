"""What belongs to an idea besides its text: photos, documents, fields of action, how to reach its sender, its search key."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, code_column

_TRIGRAMS: sa.schema.ExecutableDDLElement = sa.DDL("CREATE EXTENSION IF NOT EXISTS pg_trgm")  # type: ignore[no-untyped-call]
sa.event.listen(Base.metadata, "before_create", _TRIGRAMS.execute_if(dialect="postgresql"))


class ProposalSearch(Base):
    """What is searched instead of the ideas themselves, from sending on. A vote changes an idea, but not this.

    ``migrations`` adds an index of all runs of three letters: a trigram index on PostgreSQL, an FTS5 table on SQLite.
    """

    __tablename__ = "proposal_search"
    __table_args__ = (
        sa.Index(
            "ix_proposal_search_key", "key", postgresql_using="gin", postgresql_ops={"key": "gin_trgm_ops"}
        ).ddl_if(dialect="postgresql"),
        PRIVATE,
    )

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    key: Mapped[str] = mapped_column(sa.Text)
    """Title, text and place as ``core.text.search_key``, with a space at either end, so that whole words can be found."""


class ProposalPhoto(Base):
    """A photo of an idea; the order is that of adding."""

    __tablename__ = "proposal_photos"

    picture_id: Mapped[int] = mapped_column(
        sa.ForeignKey("pictures.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)


class ProposalDocument(Base):
    """A document that an officer attached to an idea; the order is that of attaching."""

    __tablename__ = "proposal_documents"

    document_id: Mapped[int] = mapped_column(
        sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)


class ProposalField(Base):
    """Which fields of action an idea belongs to."""

    __tablename__ = "proposal_fields"

    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True)
    field_id: Mapped[int] = mapped_column(sa.ForeignKey("fields_of_action.id"), primary_key=True, index=True)


class Channel(StrEnum):
    """How somebody without an account is told what becomes of their idea."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    COUNTER = "counter"
    """They come by and ask."""


class ProposalContact(Base):
    """How to reach whoever an idea came from before its author is known; emptied when they confirm.

    Sent online it is an e-mail address. Heard or written on a card, it may be a number or a postal address. A released
    idea keeps it: what is decided about the idea goes there.
    """

    __tablename__ = "proposal_contacts"
    __table_args__ = (
        sa.CheckConstraint("(email IS NULL) = (email_key IS NULL)", name="email_with_its_key"),
        sa.CheckConstraint(
            "(channel <> 'email' OR email IS NOT NULL) AND (channel <> 'phone' OR phone IS NOT NULL)"
            " AND (channel <> 'letter' OR postal_address IS NOT NULL)",
            name="channel_has_its_address",
        ),
        PRIVATE,
    )

    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[Channel] = mapped_column(
        code_column(Channel, name="channel"), default=Channel.EMAIL, server_default=Channel.EMAIL.value
    )
    name: Mapped[str | None] = mapped_column(sa.String(120))
    """Whom to ask for; never shown in public."""
    email: Mapped[str | None] = mapped_column(sa.String(254))
    email_key: Mapped[str | None] = mapped_column(sa.String(254), index=True)
    phone: Mapped[str | None] = mapped_column(sa.String(40))
    postal_address: Mapped[str | None] = mapped_column(sa.String(300))
    """Lines below the name, as on an envelope."""
