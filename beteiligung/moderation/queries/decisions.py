"""What the desk decided, and what it asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.moderation.models import Decision, DecisionKind, DecisionText, Subject
from beteiligung.proposals.models import Proposal, ProposalState


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision with its words, as far as they still exist."""

    id: int
    kind: DecisionKind
    subject: Subject
    subject_id: int | None
    ground: str | None
    decided_by_id: int | None
    decided_by_role: str
    decided_at: datetime
    text: str | None


def decisions_of(proposal_id: int) -> Sequence[DecisionRow]:
    """Everything the desk decided about an idea, the latest first."""
    query = (
        sa.select(
            Decision.id,
            Decision.kind,
            Decision.subject,
            Decision.subject_id,
            Decision.ground,
            Decision.decided_by_id,
            Decision.decided_by_role,
            Decision.decided_at,
            DecisionText.text,
        )
        .outerjoin(DecisionText, DecisionText.decision_id == Decision.id)
        .where(Decision.proposal_id == proposal_id)
        .order_by(Decision.id.desc())
    )
    return [DecisionRow(*row) for row in session().execute(query)]


def open_question(proposal_id: int) -> str | None:
    """The question an idea's author has not answered yet; None when there is none."""
    query = (
        sa.select(Decision.kind, DecisionText.text)
        .join(Proposal, Proposal.id == Decision.proposal_id)
        .outerjoin(DecisionText, DecisionText.decision_id == Decision.id)
        .where(
            Decision.proposal_id == proposal_id,
            Decision.kind.in_((DecisionKind.RETURN, DecisionKind.PUBLISH, DecisionKind.REJECT)),
            Proposal.state.in_((ProposalState.RETURNED, ProposalState.LAPSED)),
        )
        .order_by(Decision.id.desc())
        .limit(1)
    )
    row = session().execute(query).one_or_none()
    return row.text if row is not None and row.kind is DecisionKind.RETURN else None
