"""What the desk decided, as codes and opaque ids; the words stand in a table of their own, which can be erased."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from beteiligung.core import clock
from beteiligung.core.database import Base, UtcDateTime, code_column
from beteiligung.proposals.models import Proposal


class Subject(StrEnum):
    """What a decision or a report is about. All of them stand on the page of one idea."""

    IDEA = "idea"
    IDEA_NAME = "idea_name"
    COMMENT = "comment"
    COMMENT_NAME = "comment_name"
    PHOTO = "photo"
    DOCUMENT = "document"
    PERSON = "person"
    """Whoever wrote something on the idea's page."""


OF_COMMENT = (Subject.COMMENT, Subject.COMMENT_NAME)
"""What stands with a comment, and not with the idea itself."""
ABOUT_ONE = (*OF_COMMENT, Subject.PERSON)
"""What is one person's alone, also where several stand behind the idea."""


class DecisionKind(StrEnum):
    PUBLISH = "publish"
    RETURN = "return"
    REJECT = "reject"
    RELEASE = "release"
    MASK = "mask"
    HIDE = "hide"
    RESTORE = "restore"
    COVER = "cover"
    UNCOVER = "uncover"
    LOCK = "lock"
    UNLOCK = "unlock"
    KEEP = "keep"
    """A report gave no reason to take anything away."""
    HOLD = "hold"
    LET_THROUGH = "let_through"
    """A comment that was held may be read."""
    CLOSE_THREAD = "close_thread"
    OPEN_THREAD = "open_thread"
    BLOCK = "block"
    UNBLOCK = "unblock"
    MERGE = "merge"
    UNMERGE = "unmerge"
    SPLIT = "split"
    FORWARD = "forward"
    DECLINE = "decline"
    HEAR_ANSWER = "hear_answer"
    """No decision but the same kind of note: what somebody without an account answered to a question."""


NEEDS_GROUND = (DecisionKind.REJECT, DecisionKind.MASK, DecisionKind.HIDE, DecisionKind.LOCK, DecisionKind.BLOCK)
"""What takes something away rests on a ground from the closed list."""

READABLE = (*NEEDS_GROUND, DecisionKind.KEEP, DecisionKind.MERGE, DecisionKind.FORWARD, DecisionKind.DECLINE)
"""What has a page of its own, readable by link without an account, and can be appealed against."""

NOT_AGAIN = (
    DecisionKind.REJECT,
    DecisionKind.DECLINE,
    DecisionKind.HIDE,
    DecisionKind.BLOCK,
    DecisionKind.MERGE,
    DecisionKind.FORWARD,
)
"""What nobody decides again about the same thing once an appeal has overturned it. Another passage is another thing."""

APPEAL_MONTHS = 6
"""So long a decision can be appealed against (Digital Services Act, Art. 20)."""


def last_day_to_appeal(known_since: datetime) -> date:
    """The last day on which somebody who knows of a decision since a moment can appeal against it."""
    day = clock.day_of(known_since)
    years, month = divmod(day.month - 1 + APPEAL_MONTHS, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class Decision(Base):
    """What was decided about a contribution, on which ground, by which role; codes and opaque ids only."""

    __tablename__ = "decisions"
    __table_args__ = (
        sa.CheckConstraint(
            f"(kind IN ({', '.join(repr(kind.value) for kind in NEEDS_GROUND)})) = (ground IS NOT NULL)",
            name="ground_where_something_is_taken_away",
        ),
        sa.CheckConstraint("(subject IN ('idea', 'idea_name')) = (subject_id IS NULL)", name="subject_has_its_id"),
        {"sqlite_autoincrement": True},
    )

    is_decision = True
    """By this the log knows on what an act rests."""

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[DecisionKind] = mapped_column(code_column(DecisionKind, name="kind"))
    proposal_id: Mapped[int] = mapped_column(sa.ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    """The idea on whose page the contribution stands."""
    subject: Mapped[Subject] = mapped_column(
        code_column(Subject, name="subject"), default=Subject.IDEA, server_default=Subject.IDEA.value
    )
    subject_id: Mapped[int | None] = mapped_column(sa.Integer)
    """The id of the comment, picture, document or account; None for the idea itself."""
    ground: Mapped[str | None] = mapped_column(sa.String(40))
    decided_by_id: Mapped[int | None] = mapped_column(sa.Integer)
    decided_by_role: Mapped[str] = mapped_column(sa.String(20))
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When whoever wrote it was told of a lock; None as long as that might warn them. All else is told at once."""
    was_automated: Mapped[bool] = mapped_column(default=False)
    """Whether a machine helped (Digital Services Act, Art. 17)."""
    proposal: Mapped[Proposal] = relationship(viewonly=True)

    @property
    def appeal_until(self) -> date:
        """The last day on which it can be appealed against: nobody can before they know of it."""
        return last_day_to_appeal(self.told_at or self.decided_at)

    @property
    def aktionsraum_id(self) -> int:
        """Whose officers may write an appeal down."""
        return self.proposal.aktionsraum_id


class DecisionText(Base):
    """The words of a decision: facts, the officer's question, an internal reason. Erasable, unlike the decision."""

    __tablename__ = "decision_texts"

    decision_id: Mapped[int] = mapped_column(sa.ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(sa.String(12))
    text: Mapped[str] = mapped_column(sa.Text)
