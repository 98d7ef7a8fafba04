"""Tables of money. All amounts are integer cents.

Balances (``reserved_cents``, ``committed_cents``, ``paid_cents``, ``allotted_cents``) are written by database triggers
alone, as sums of the ledger and of the pots; CHECK constraints refuse what would overspend. The triggers are in the
migrations. There is no override.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.database import Base, UtcDateTime, code_column


class PotKind(StrEnum):
    CENTRAL = "central"
    AREA = "area"


class PotStatus(StrEnum):
    ANNOUNCED = "announced"
    PROVISIONAL = "provisional"
    RELEASED = "released"
    BLOCKED = "blocked"
    CLOSED = "closed"


class EntryKind(StrEnum):
    RESERVATION = "reservation"
    COMMITMENT = "commitment"
    PAYMENT = "payment"
    RELEASE = "release"
    REPAYMENT = "repayment"
    CORRECTION = "correction"


class Fund(Base):
    """A year's money. The pots of a year never exceed it plus recorded third-party money."""

    __tablename__ = "funds"
    __table_args__ = (
        sa.CheckConstraint("amount_cents >= 0 AND third_party_cents >= 0", name="not_negative"),
        sa.CheckConstraint("allotted_cents <= amount_cents + third_party_cents", name="pots_within_fund"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(sa.Integer, unique=True)
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    third_party_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    allotted_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """Sum of the pots; written by triggers."""


class Pot(Base):
    """Part of a fund: the central one (Projektmittel) or an area's (Aktionsraumfonds)."""

    __tablename__ = "pots"
    __table_args__ = (
        sa.UniqueConstraint("fund_id", "slug"),
        sa.CheckConstraint("(kind = 'area') = (aktionsraum_id IS NOT NULL)", name="area_pots_have_an_area"),
        sa.CheckConstraint("amount_cents >= 0", name="amount_not_negative"),
        sa.CheckConstraint(
            "reserved_cents >= 0 AND committed_cents >= 0 AND paid_cents >= 0", name="balances_not_negative"
        ),
        sa.CheckConstraint("reserved_cents + committed_cents <= amount_cents", name="bound_within_amount"),
        sa.CheckConstraint("paid_cents <= committed_cents", name="paid_within_committed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(sa.ForeignKey("funds.id"))
    slug: Mapped[str] = mapped_column(sa.String(60))
    """``zentral`` or the area's."""
    kind: Mapped[PotKind] = mapped_column(code_column(PotKind, name="kind"))
    aktionsraum_id: Mapped[int | None] = mapped_column(sa.ForeignKey("aktionsraeume.id"), index=True)
    status: Mapped[PotStatus] = mapped_column(code_column(PotStatus, name="status"))
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    reserved_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    committed_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    paid_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)

    @property
    def left_cents(self) -> int:
        """What is neither reserved nor committed, in cents."""
        return self.amount_cents - self.reserved_cents - self.committed_cents


class Commitment(Base):
    """What one measure binds in one pot: reserved by the decision, committed by two signatures, paid from it."""

    __tablename__ = "commitments"
    __table_args__ = (
        sa.UniqueConstraint("id", "pot_id"),
        sa.CheckConstraint(
            "reserved_cents >= 0 AND committed_cents >= 0 AND paid_cents >= 0", name="balances_not_negative"
        ),
        sa.CheckConstraint("paid_cents <= committed_cents", name="paid_within_committed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pot_id: Mapped[int] = mapped_column(sa.ForeignKey("pots.id"), index=True)
    reserved_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    committed_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    paid_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_demo: Mapped[bool] = mapped_column(default=False)


_SHAPES = " OR ".join(
    f"(kind = '{kind}' AND ({shape}))"
    for kind, shape in {
        "reservation": "reserved_cents > 0 AND committed_cents = 0 AND paid_cents = 0",
        "commitment": "committed_cents > 0 AND reserved_cents = -committed_cents AND paid_cents = 0",
        "payment": "paid_cents > 0 AND reserved_cents = 0 AND committed_cents = 0 AND voucher IS NOT NULL",
        "release": "reserved_cents <= 0 AND committed_cents <= 0 AND reserved_cents + committed_cents < 0 AND paid_cents = 0",
        "repayment": "paid_cents < 0 AND committed_cents = paid_cents AND reserved_cents = 0",
        "correction": "reserved_cents <> 0 OR committed_cents <> 0 OR paid_cents <> 0",
    }.items()
)


class LedgerEntry(Base):
    """One line of the project book: what it adds to (or takes from) reserved, committed and paid, in cents.

    Rows are never changed or deleted; a mistake is corrected by another entry. Signers are opaque account ids.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        sa.ForeignKeyConstraint(["commitment_id", "pot_id"], ["commitments.id", "commitments.pot_id"]),
        sa.CheckConstraint(_SHAPES, name="shape_of_kind"),
        sa.CheckConstraint(
            "kind = 'reservation' OR "
            "(first_signer_id IS NOT NULL AND second_signer_id IS NOT NULL AND first_signer_id <> second_signer_id)",
            name="four_eyes",
        ),
        sa.Index("ix_ledger_entries_pot_id", "pot_id"),
        sa.Index("ix_ledger_entries_commitment_id", "commitment_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(sa.Integer)
    pot_id: Mapped[int] = mapped_column(sa.Integer)
    kind: Mapped[EntryKind] = mapped_column(code_column(EntryKind, name="kind"))
    reserved_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    committed_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    paid_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    voucher: Mapped[str | None] = mapped_column(sa.String(60))
    """Number under which the city's finance system booked a payment."""
    booked_on: Mapped[date] = mapped_column(sa.Date)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    first_signer_id: Mapped[int | None] = mapped_column(sa.Integer)
    second_signer_id: Mapped[int | None] = mapped_column(sa.Integer)


class LedgerOrder(Base):
    """An entry (Anordnung) that carries a first signature and waits for the second; only then it is booked."""

    __tablename__ = "ledger_orders"
    __table_args__ = (
        sa.CheckConstraint("second_signer_id IS NULL OR second_signer_id <> first_signer_id", name="four_eyes"),
        sa.CheckConstraint("(entry_id IS NULL) = (second_signer_id IS NULL)", name="booked_when_signed"),
        sa.CheckConstraint("entry_id IS NULL OR taken_back_at IS NULL", name="booked_or_taken_back"),
        sa.CheckConstraint(_SHAPES, name="shape_of_kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(sa.ForeignKey("commitments.id"), index=True)
    kind: Mapped[EntryKind] = mapped_column(code_column(EntryKind, name="kind"))
    reserved_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    committed_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    paid_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    voucher: Mapped[str | None] = mapped_column(sa.String(60))
    booked_on: Mapped[date] = mapped_column(sa.Date)
    first_signer_id: Mapped[int] = mapped_column(sa.Integer)
    first_signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    second_signer_id: Mapped[int | None] = mapped_column(sa.Integer)
    second_signed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    entry_id: Mapped[int | None] = mapped_column(sa.ForeignKey("ledger_entries.id"))
    submission_key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_pending(self) -> bool:
        """Whether the second signature is still missing."""
        return self.entry_id is None and self.taken_back_at is None

    @property
    def amount_cents(self) -> int:
        """The amount the order is about, in cents, without sign."""
        return abs(self.paid_cents) or abs(self.committed_cents) + (
            abs(self.reserved_cents) if self.kind is EntryKind.RELEASE else 0
        )
