"""Pictures and documents: what is known of the files that people sent. The files themselves lie in the storage."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import Base, UtcDateTime
from beteiligung.core.withholding import Withholdable, ground_while_hidden
from beteiligung.media.limits import widths_of

DOCUMENT_TITLE_MOST = 120


class _Sent(Withholdable):
    """What pictures and documents have in common."""

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(sa.String(20))
    """The feature that shows it and says to whom; see ``media.visibility``."""
    key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    """The names of its files begin with it. Nobody guesses it; new files have a new one."""
    bytes: Mapped[int] = mapped_column(sa.Integer)
    """Of all its files together."""
    sha256: Mapped[str] = mapped_column(sa.String(64))
    """Of the file as it was sent, which is not kept. Copies have it as well, whatever was covered since."""
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_demo: Mapped[bool] = mapped_column(default=False)

    @property
    def may_be_public(self) -> bool:
        """A row that is only now being written stands on no page yet; whoever shows it writes a row as well."""
        return not sa.inspect(self).pending


class Picture(_Sent, Base):
    """A picture in several widths, and a blurred version for as long as the public may not see it clearly."""

    __tablename__ = "pictures"
    __table_args__ = (
        sa.CheckConstraint("width > 0 AND height > 0", name="has_size"),
        sa.CheckConstraint("shows_children OR NOT consent_on_file", name="consent_for_children"),
        ground_while_hidden(),
        sa.Index("ix_pictures_sha256", "sha256"),
        {"sqlite_autoincrement": True},
    )

    blurred_key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    """A key of its own: who knows the address of the blurred version does not know the others."""
    width: Mapped[int] = mapped_column(sa.Integer)
    """Pixels of the largest version."""
    height: Mapped[int] = mapped_column(sa.Integer)
    alternative_text: Mapped[str | None] = mapped_column(sa.String(300))
    shows_children: Mapped[bool] = mapped_column(default=False)
    """Children can be recognised: the public sees the blurred version."""
    consent_on_file: Mapped[bool] = mapped_column(default=False)
    """An officer has the written consent of the parents: the public sees it as it is."""
    is_masked: Mapped[bool] = mapped_column(default=False)
    awaits_look: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """It came where the public reads already: until somebody of the city has looked at it, it is blurred for all others."""
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_blurred_in_public(self) -> bool:
        return self.awaits_look or (self.shows_children and not self.consent_on_file)

    @property
    def widths(self) -> list[int]:
        """Pixels of the versions, smallest first."""
        return widths_of(self.width)

    def name(self, width: int) -> str:
        """The file of the version with this width."""
        return f"{self.key}-{width}.webp"

    @property
    def blurred_name(self) -> str:
        """The file of the blurred version, as wide as the smallest."""
        return f"{self.blurred_key}-{self.widths[0]}.webp"

    @property
    def names(self) -> list[str]:
        """All its files."""
        return [*(self.name(width) for width in self.widths), self.blurred_name]

    @property
    def public_names(self) -> list[str]:
        """The files that the public may see where the owner shows the picture, by their widths."""
        return [self.blurred_name] if self.is_blurred_in_public else [self.name(width) for width in self.widths]


class Document(_Sent, Base):
    """A PDF, given as a download."""

    __tablename__ = "documents"
    __table_args__ = (ground_while_hidden(), {"sqlite_autoincrement": True})

    title: Mapped[str] = mapped_column(sa.String(DOCUMENT_TITLE_MOST))
    pages: Mapped[int] = mapped_column(sa.Integer)

    @property
    def name(self) -> str:
        """Its file."""
        return f"{self.key}.pdf"
