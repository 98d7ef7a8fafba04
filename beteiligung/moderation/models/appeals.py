"""Appeals against decisions: codes and opaque ids here, words and addresses in tables of their own, which can be erased."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from beteiligung.core import clock
from beteiligung.core.database import PRIVATE, Base, UtcDateTime, code_column, session
from beteiligung.moderation.models.decisions import ABOUT_ONE, Decision, DecisionKind
from beteiligung.proposals.models import Channel, Proposal


class Side(StrEnum):
    """Whose link led to a decision, and who appeals."""

    AUTHOR = "author"
    """Whoever wrote the contribution, or has the account, that the decision is about."""
    REPORTER = "reporter"


class Outcome(StrEnum):
    UPHELD = "upheld"
    """The decision stands."""
    GRANTED = "granted"


class Appeal(Base):
    """One side, of reporters each, objects to one decision; somebody else than the first decider decides.

    Its result is public, without words.
    """

    __tablename__ = "appeals"
    __table_args__ = (
        sa.Index(
            "uq_appeals_decision_id_side",
            "decision_id",
            "side",
            unique=True,
            sqlite_where=sa.text("report_id IS NULL"),
            postgresql_where=sa.text("report_id IS NULL"),
        ),
        sa.UniqueConstraint("decision_id", "report_id"),
        sa.CheckConstraint("side = 'reporter' OR report_id IS NULL", name="reporters_have_reports"),
        sa.CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name="outcome_with_its_time"),
        sa.CheckConstraint("(outcome IS NULL) = (decided_by_role IS NULL)", name="outcome_with_its_role"),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR first_decider_id IS NULL OR decided_by_id <> first_decider_id",
            name="decided_by_somebody_else",
        ),
        sa.CheckConstraint("(entered_by_id IS NULL) = (came_by IS NULL)", name="entered_as_it_came"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("decisions.id", ondelete="CASCADE"))
    side: Mapped[Side] = mapped_column(code_column(Side, name="side"))
    report_id: Mapped[int | None] = mapped_column(sa.Integer)
    """Of several reporters, whose appeal it is. No foreign key: the appeal outlives what it is about."""
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    """Who wrote what the decision is about."""
    appellant_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    """The account that was signed in while appealing, else that of the reporter; the link needs none."""
    first_decider_id: Mapped[int | None] = mapped_column(sa.Integer)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    entered_by_id: Mapped[int | None] = mapped_column(sa.Integer)
    """Who at the desk wrote it down for the appellant; None where it came by link. Not whose appeal it is."""
    came_by: Mapped[Channel | None] = mapped_column(code_column(Channel, name="came_by"))
    """How whoever wrote it down heard of it."""
    outcome: Mapped[Outcome | None] = mapped_column(code_column(Outcome, name="outcome"))
    restored: Mapped[str | None] = mapped_column(sa.String(40))
    """Which way of restoring was taken; None where nothing could be."""
    decided_by_id: Mapped[int | None] = mapped_column(sa.Integer)
    decided_by_role: Mapped[str | None] = mapped_column(sa.String(20))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(sa.Integer)
    decision: Mapped[Decision] = relationship(viewonly=True)

    __mapper_args__ = {"version_id_col": version}

    @property
    def about(self) -> Proposal | None:
        """The idea that the decision was about: its co-authors and its body decide no appeal either."""
        return None if self.decision.subject in ABOUT_ONE else self.decision.proposal

    @property
    def lead(self) -> Proposal | None:
        """The idea into which the other one was merged: its author decides no appeal against that."""
        lead_id = self.decision.proposal.lead_id if self.decision.kind is DecisionKind.MERGE else None
        return session().get(Proposal, lead_id) if lead_id is not None else None

    @property
    def appeal_id(self) -> int:
        """Which appeal somebody from outside was named for."""
        return self.id

    @property
    def may_be_public(self) -> bool:
        """Whether a change of it may change a public page."""
        return self.decided_at is not None


class AppealText(Base):
    """What the appellant wrote, and the reasons of whoever decided. Erasable, unlike the appeal."""

    __tablename__ = "appeal_texts"
    __table_args__ = (PRIVATE,)

    appeal_id: Mapped[int] = mapped_column(sa.ForeignKey("appeals.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(sa.String(12))
    """Of the page on which the appeal was written."""
    text: Mapped[str] = mapped_column(sa.Text)
    reasons: Mapped[str | None] = mapped_column(sa.Text)


class AppealContact(Base):
    """Where the result goes when the platform knows no address of the appellant."""

    __tablename__ = "appeal_contacts"
    __table_args__ = (PRIVATE,)

    appeal_id: Mapped[int] = mapped_column(sa.ForeignKey("appeals.id", ondelete="CASCADE"), primary_key=True)
    email: Mapped[str] = mapped_column(sa.String(254))


class OutsideDecider(Base):
    """Somebody without an account who may read one appeal and decide it, by a link that runs out and can be taken back."""

    __tablename__ = "outside_deciders"
    __table_args__ = (PRIVATE,)

    id: Mapped[int] = mapped_column(primary_key=True)
    appeal_id: Mapped[int] = mapped_column(sa.ForeignKey("appeals.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str] = mapped_column(sa.String(254))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    named_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the link was taken back, or the appeal decided."""

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and clock.now() < self.expires_at
