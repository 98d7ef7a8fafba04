"""Tables of people. Contact data lies in a table of its own; secrets are hashes or encrypted."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column


class TrustLevel(StrEnum):
    CONTACT = "contact"
    RESIDENT = "resident"
    EID = "eid"


class Role(StrEnum):
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Account(Base):
    """A person. Erasing the person empties this row and deletes the contact; contributions stay readable."""

    __tablename__ = "accounts"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    login_key: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """Random; stands in the session cookie in place of the id, so that changing it signs out everywhere."""
    trust_level: Mapped[TrustLevel] = mapped_column(code_column(TrustLevel, name="trust_level"))
    shown_name: Mapped[str | None] = mapped_column(sa.String(60))
    """The name last chosen for a contribution; None means "Nachbar*in"."""
    language: Mapped[str] = mapped_column(sa.String(12))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_demo: Mapped[bool] = mapped_column(default=False)


class Contact(Base):
    """How a person is reached. Only those named in the policy may read it."""

    __tablename__ = "contacts"
    __table_args__ = (PRIVATE,)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    email: Mapped[str | None] = mapped_column(sa.String(254))
    email_key: Mapped[str | None] = mapped_column(sa.String(254), unique=True)
    """The address casefolded, for finding."""
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Block(Base):
    """Somebody may not write here for a while. They read, sign in, take back what is theirs, report and appeal as before."""

    __tablename__ = "blocks"
    __table_args__ = (sa.CheckConstraint("lifted_at IS NULL OR lifted_at >= since", name="times_in_order"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    last_day: Mapped[date | None] = mapped_column(sa.Date)
    """It lapses by itself when this day is over; None: as long as nobody lifts it."""
    ground: Mapped[str] = mapped_column(sa.String(40))
    decision_id: Mapped[int] = mapped_column(sa.Integer, unique=True)
    """Of the desk, which says why. No foreign key: decisions are further to the right."""
    comment_id: Mapped[int | None] = mapped_column(sa.Integer)
    """The comment that gave reason; None where it was the idea on whose page the decision stands."""
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_standing(self) -> bool:
        """Whether it is in force now."""
        return self.lifted_at is None and (self.last_day is None or self.last_day >= clock.today())

    @classmethod
    def is_in_force(cls) -> sa.ColumnElement[bool]:
        """The same as a condition."""
        return sa.and_(cls.lifted_at.is_(None), sa.or_(cls.last_day.is_(None), cls.last_day >= clock.today()))


class SignInCode(Base):
    """A six-digit code and its link, sent to an address. ``intent`` is what the person was about to do."""

    __tablename__ = "sign_in_codes"
    __table_args__ = (PRIVATE,)

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(sa.String(254))
    email_key: Mapped[str] = mapped_column(sa.String(254), index=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    link_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    salt: Mapped[str] = mapped_column(sa.String(64))
    language: Mapped[str] = mapped_column(sa.String(12))
    intent: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    code_expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    link_expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    wrong_tries: Mapped[int] = mapped_column(sa.Integer, default=0)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class StaffCredential(Base):
    """How a member of staff signs in: password, authenticator app. The app's secret is encrypted with the field key.

    Not marked as private: name, phone, hours and place stand on the pages of areas.
    """

    __tablename__ = "staff_credentials"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    """As it signs answers and decisions in public."""
    password_hash: Mapped[str | None] = mapped_column(sa.String(300))
    totp_secret: Mapped[str | None] = mapped_column(sa.String(300))
    totp_last_step: Mapped[int | None] = mapped_column(sa.Integer)
    """The time step of the last number used: each number works once."""
    phone: Mapped[str | None] = mapped_column(sa.String(60))
    office_hours: Mapped[str | None] = mapped_column(sa.String(300))
    office_place: Mapped[str | None] = mapped_column(sa.String(200))
    languages: Mapped[list[str]] = mapped_column(sa.JSON)
    """Languages spoken, by their own names."""
    public_email: Mapped[str | None] = mapped_column(sa.String(254))
    set_up_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    card_version: Mapped[int] = mapped_column(sa.Integer, default=1, server_default="1")
    """Grows with each change of what the public is told."""


class RecoveryCode(Base):
    """A printed code that stands in for the authenticator app once."""

    __tablename__ = "recovery_codes"
    __table_args__ = (PRIVATE,)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AccessLink(Base):
    """A single-use address: to set up a staff account, or to sign in as a demonstration person."""

    __tablename__ = "access_links"
    __table_args__ = (PRIVATE,)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(sa.String(20))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Assignment(Base):
    """A role of a member of staff, for officers in one area, from one day to another (both included)."""

    __tablename__ = "assignments"
    __table_args__ = (
        sa.CheckConstraint("(role = 'officer') = (aktionsraum_id IS NOT NULL)", name="area_for_officers"),
        sa.CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="days_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(code_column(Role, name="role"))
    aktionsraum_id: Mapped[int | None] = mapped_column(sa.ForeignKey("aktionsraeume.id"), index=True)
    is_deputy: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_until: Mapped[date | None] = mapped_column(sa.Date)
    version: Mapped[int] = mapped_column(sa.Integer, server_default="1")

    __mapper_args__ = {"version_id_col": version}


class Absence(Base):
    """Days on which a member of staff is away, both included. Why is nobody's business here.

    Not marked as private: the page of an area says who stands in.
    """

    __tablename__ = "absences"
    __table_args__ = (sa.CheckConstraint("last_day >= first_day", name="days_in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    first_day: Mapped[date] = mapped_column(sa.Date)
    last_day: Mapped[date] = mapped_column(sa.Date)
