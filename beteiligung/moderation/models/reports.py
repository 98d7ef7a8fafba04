"""What people report, and what was locked: codes and opaque ids; the words of a report can be erased."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column
from beteiligung.moderation.models.decisions import OF_COMMENT, Subject
from beteiligung.proposals.models import Proposal


class Reason(StrEnum):
    """Why somebody reports something, as they choose it; an officer decides by the grounds."""

    THREAT = "threat"
    CHILD = "child"
    """A child is in danger, or is abused on a picture."""
    PRIVATE_DATA = "private_data"
    INSULT = "insult"
    HATE = "hate"
    COPYRIGHT = "copyright"
    ADVERTISING = "advertising"
    SPAM = "spam"
    OTHER_LAW = "other_law"
    HOUSE_RULES = "house_rules"


URGENT = (Reason.THREAT, Reason.CHILD, Reason.PRIVATE_DATA)
"""A report for one of these covers the text until somebody has decided, or the next working day is over."""


class Report(Base):
    """Somebody says that a contribution, a name or a file should not stand there."""

    __tablename__ = "reports"
    __table_args__ = (
        sa.CheckConstraint("(subject IN ('idea', 'idea_name')) = (subject_id IS NULL)", name="subject_has_its_id"),
        sa.CheckConstraint("answered_at IS NOT NULL OR NOT in_bad_faith", name="bad_faith_is_an_answer"),
        sa.Index("ix_reports_about", "proposal_id", "subject", "subject_id"),
        {"sqlite_autoincrement": True, **PRIVATE},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    """The number on the receipt."""
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"))
    subject: Mapped[Subject] = mapped_column(code_column(Subject, name="subject"))
    subject_id: Mapped[int | None] = mapped_column(sa.Integer)
    reason: Mapped[Reason] = mapped_column(code_column(Reason, name="reason"))
    language: Mapped[str] = mapped_column(sa.String(12))
    """In which the answer is written."""
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    secret_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """Whoever holds the secret reads the answer, without an account."""
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision_id: Mapped[int | None] = mapped_column(sa.ForeignKey("decisions.id", ondelete="SET NULL"), index=True)
    in_bad_faith: Mapped[bool] = mapped_column(default=False)
    """An officer found when answering that it was made against better knowledge."""


class ReportText(Base):
    """The words of a report and where its answer goes. Erasable, unlike the report."""

    __tablename__ = "report_texts"
    __table_args__ = (PRIVATE,)

    report_id: Mapped[int] = mapped_column(
        sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    explanation: Mapped[str] = mapped_column(sa.Text)
    email: Mapped[str | None] = mapped_column(sa.String(254))
    """Where the answer goes. It proves nobody: anybody can write down anybody's address."""


class Lock(Base):
    """What a police report needs to know of something that nobody can see any more. Opaque ids; no word of it."""

    __tablename__ = "locks"
    __table_args__ = (
        sa.CheckConstraint("lifted_at IS NULL OR erased_at IS NULL", name="lifted_or_erased"),
        {"sqlite_autoincrement": True, **PRIVATE},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[Subject] = mapped_column(code_column(Subject, name="subject"))
    proposal_id: Mapped[int] = mapped_column(sa.Integer)
    """No foreign key: the row outlives what it is about."""
    subject_id: Mapped[int | None] = mapped_column(sa.Integer)
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    account_id: Mapped[int | None] = mapped_column(sa.Integer)
    """Whose contribution it was."""
    ground: Mapped[str] = mapped_column(sa.String(40))
    hashes: Mapped[list[str]] = mapped_column(sa.JSON)
    """SHA-256 of its words and of each file as it was sent."""
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    decision_id: Mapped[int | None] = mapped_column(sa.Integer)
    """What locked it; no foreign key, as above."""
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When words and files were deleted on order."""
    erased_by_id: Mapped[int | None] = mapped_column(sa.Integer)
    proposal: Mapped[Proposal | None] = relationship(
        primaryjoin="foreign(Lock.proposal_id) == Proposal.id", viewonly=True
    )

    @property
    def about(self) -> Proposal | None:
        """The idea, where it is not a comment that was locked: whoever stands beside its author decides nothing either."""
        return None if self.subject in OF_COMMENT else self.proposal
