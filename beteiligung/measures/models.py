"""Tables of measures."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column
from beteiligung.core.text import words_for_address
from beteiligung.core.workflow import HistoryColumns


class MeasureState(StrEnum):
    ADVICE = "advice"
    APPLIED = "applied"
    CHECKED = "checked"
    DECIDED = "decided"
    GRANTED = "granted"
    RUNNING = "running"
    COMPLETED = "completed"
    SETTLED = "settled"
    POSTPONED = "postponed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


class BodyKind(StrEnum):
    """Who carries a measure. A natural person is public as "Privatperson" unless they agree."""

    ASSOCIATION = "association"
    SCHOOL = "school"
    WELFARE = "welfare"
    CONGREGATION = "congregation"
    INITIATIVE = "initiative"
    COMPANY = "company"
    CITY = "city"
    PERSON = "person"
    OTHER = "other"


class GrantKind(StrEnum):
    """How the grant is meant (Festbetrag, Anteil, Fehlbedarf, Vollfinanzierung)."""

    FIXED = "fixed"
    SHARE = "share"
    SHORTFALL = "shortfall"
    FULL = "full"


PUBLIC_AMOUNT_STATES = frozenset(
    {
        MeasureState.DECIDED,
        MeasureState.GRANTED,
        MeasureState.RUNNING,
        MeasureState.COMPLETED,
        MeasureState.SETTLED,
        MeasureState.REVOKED,
        MeasureState.CANCELLED,
    }
)


class Measure(Base):
    """A project made from one or more ideas. Public from advice on; its amounts from the decision on."""

    __tablename__ = "measures"
    __table_args__ = (
        sa.CheckConstraint("requested_cents IS NULL OR requested_cents > 0", name="requested_positive"),
        sa.CheckConstraint("decided_cents IS NULL OR decided_cents > 0", name="decided_positive"),
        sa.CheckConstraint(
            "state IN ('advice', 'postponed', 'withdrawn', 'lapsed') OR (requested_cents IS NOT NULL AND pot_id IS NOT NULL)",
            name="applied_with_amount",
        ),
        sa.CheckConstraint(
            "state NOT IN ('decided', 'granted', 'running', 'completed', 'settled') OR "
            "(commitment_id IS NOT NULL AND decided_cents IS NOT NULL AND decided_on IS NOT NULL AND deciding_body IS NOT NULL)",
            name="decided_with_money",
        ),
        sa.Index("ix_measures_newest", "created_at", "id"),
        sa.Index("ix_measures_area", "aktionsraum_id", "created_at", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    title: Mapped[str] = mapped_column(sa.String(500))
    summary: Mapped[str] = mapped_column(sa.Text, default="")
    """What is planned, in public words."""
    language: Mapped[str] = mapped_column(sa.String(12))
    state: Mapped[MeasureState] = mapped_column(code_column(MeasureState, name="state"))
    state_since: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    preparer_id: Mapped[int | None] = mapped_column(sa.Integer)
    checker_id: Mapped[int | None] = mapped_column(sa.Integer)
    """Opaque account ids of who prepared and who checked; neither gives the second signature."""
    organisation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("organisations.id", ondelete="SET NULL"))
    body_kind: Mapped[BodyKind] = mapped_column(code_column(BodyKind, name="body_kind"))
    body_name: Mapped[str] = mapped_column(sa.String(160))
    body_name_is_public: Mapped[bool] = mapped_column(default=False)
    """Whether a natural person agreed to be named."""
    requested_cents: Mapped[int | None] = mapped_column(sa.BigInteger)
    cost_note: Mapped[str | None] = mapped_column(sa.Text)
    """What the money is for; application paper, never public."""
    pot_id: Mapped[int | None] = mapped_column(sa.ForeignKey("pots.id"))
    commitment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("commitments.id"), unique=True)
    decided_cents: Mapped[int | None] = mapped_column(sa.BigInteger)
    decided_on: Mapped[date | None] = mapped_column(sa.Date)
    deciding_body: Mapped[str | None] = mapped_column(sa.String(160))
    decision_paper: Mapped[str | None] = mapped_column(sa.String(80))
    grant_kind: Mapped[GrantKind | None] = mapped_column(code_column(GrantKind, name="grant_kind"))
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)

    @property
    def amounts_are_public(self) -> bool:
        return self.state in PUBLIC_AMOUNT_STATES

    @property
    def public_body_name(self) -> str | None:
        """The body's name as everybody may read it; None means "Privatperson"."""
        return self.body_name if self.body_kind is not BodyKind.PERSON or self.body_name_is_public else None


class MeasureContact(Base):
    """The adult contact of a measure's body. Never public."""

    __tablename__ = "measure_contacts"
    __table_args__ = (PRIVATE,)

    measure_id: Mapped[int] = mapped_column(sa.ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str | None] = mapped_column(sa.String(254))
    phone: Mapped[str | None] = mapped_column(sa.String(60))


class MeasureProposal(Base):
    """From which ideas a measure comes."""

    __tablename__ = "measure_proposals"

    measure_id: Mapped[int] = mapped_column(sa.ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True)
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id"), primary_key=True, index=True)


class MeasureHistory(HistoryColumns, Base):
    """The life of a measure; the public timeline is read from it."""

    __tablename__ = "measure_history"

    measure_id: Mapped[int] = mapped_column(sa.ForeignKey("measures.id", ondelete="CASCADE"), index=True)
