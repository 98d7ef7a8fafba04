"""What the desk decided, and what it asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from beteiligung.core.database import session
from beteiligung.moderation.models import (
    Decision,
    DecisionKind,
    DecisionModule,
    DecisionText,
    Subject,
    TextModuleVersion,
    last_day_to_appeal,
)
from beteiligung.proposals.models import Proposal, ProposalState

GERMAN = "de"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a decision: a ready-made text with its language and values, and the officer's own German words."""

    text: str | None
    language: str
    values: Mapping[str, Any]
    own: str | None


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
    """The officer's own words."""
    module_text: str | None
    module_language: str | None
    module_values: Mapping[str, Any] | None
    told_at: datetime | None

    @property
    def appeal_until(self) -> date:
        """As ``Decision.appeal_until``."""
        return last_day_to_appeal(self.told_at or self.decided_at)

    @property
    def said(self) -> Said | None:
        """All its words; None where it has none, or they are gone."""
        if self.text is None and self.module_text is None:
            return None
        return Said(self.module_text, self.module_language or GERMAN, self.module_values or {}, self.text)


def decisions_of(proposal_id: int, language: str = GERMAN) -> Sequence[DecisionRow]:
    """Everything the desk decided about an idea, the latest first, in ``language`` as far as there are texts in it."""
    return [DecisionRow(*row) for row in session().execute(_about_idea(language), {"idea": proposal_id})]


@lru_cache
def _about_idea(language: str) -> sa.Select[Any]:
    """Built once for each language: it takes longer to build than to ask."""
    return _in_words(language).where(Decision.proposal_id == sa.bindparam("idea")).order_by(Decision.id.desc())


def said_with(decision_id: int, language: str = GERMAN) -> Said | None:
    """The words of one decision; None where it has none, or they are gone."""
    row = session().execute(_in_words(language).where(Decision.id == decision_id)).one_or_none()
    return DecisionRow(*row).said if row is not None else None


def is_last(decision: Decision) -> bool:
    """Whether nobody has decided the same about the same thing again since."""
    again = sa.select(Decision.id).where(
        Decision.proposal_id == decision.proposal_id,
        Decision.kind == decision.kind,
        Decision.subject == decision.subject,
        Decision.subject_id.is_not_distinct_from(decision.subject_id),
        Decision.id > decision.id,
    )
    return session().scalar(again.limit(1)) is None


def _in_words(language: str) -> sa.Select[Any]:
    """The columns of ``DecisionRow``.

    Ready-made texts come in ``language`` as its author read them, else as the same German text has been put into it,
    else in German.
    """
    sent, german, told, newer = (aliased(TextModuleVersion) for _ in range(4))
    newest = (
        sa.select(sa.func.max(newer.id))
        .where(
            newer.module_id == german.module_id,
            newer.language == language,
            newer.german_number == german.german_number,
        )
        .correlate(german)
        .scalar_subquery()
    )
    columns: tuple[Any, ...] = (
        Decision.id,
        Decision.kind,
        Decision.subject,
        Decision.subject_id,
        Decision.ground,
        Decision.decided_by_id,
        Decision.decided_by_role,
        Decision.decided_at,
        DecisionText.text,
        sa.func.coalesce(told.text, german.text),
        sa.func.coalesce(told.language, german.language),
        DecisionModule.values,
        Decision.told_at,
    )
    return (
        sa.select(*columns)
        .select_from(Decision)
        .outerjoin(DecisionText, DecisionText.decision_id == Decision.id)
        .outerjoin(DecisionModule, DecisionModule.decision_id == Decision.id)
        .outerjoin(sent, sent.id == DecisionModule.version_id)
        .outerjoin(german, german.id == DecisionModule.german_id)
        .outerjoin(told, told.id == sa.case((sent.language == language, sent.id), else_=newest))
    )


def open_question(proposal: Proposal, language: str = GERMAN) -> Said | None:
    """The question the idea's author has not answered yet; None when there is none, or its words are gone."""
    if proposal.state not in (ProposalState.RETURNED, ProposalState.LAPSED):
        return None
    kinds = (DecisionKind.RETURN, DecisionKind.PUBLISH, DecisionKind.REJECT)
    last = next((row for row in decisions_of(proposal.id, language) if row.kind in kinds), None)
    return last.said if last is not None and last.kind is DecisionKind.RETURN else None
