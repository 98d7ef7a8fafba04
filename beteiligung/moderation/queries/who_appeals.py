"""Who may still appeal against a decision, for those who write an appeal down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from beteiligung.accounts.queries import account_by_id
from beteiligung.core.database import session
from beteiligung.moderation.models import Appeal, DecisionKind, Report, ReportText, Side
from beteiligung.moderation.queries.appeals import Case, appeal_against
from beteiligung.moderation.queries.reports import MOST_SHOWN


@dataclass(frozen=True, slots=True)
class Objector:
    """Somebody whom a decision was told to, and who has not appealed: the author, or whoever made one of the reports."""

    side: Side
    language: str
    """In which they read: that of the account, of the report, or of the idea where no more is known."""
    report_id: int | None = None
    reported_at: datetime | None = None
    has_address: bool = False
    """Of reporters: whether their answer goes anywhere."""


def sides_without_appeal(case: Case, report_id: int | None = None) -> Sequence[Objector]:
    """The author, where something was taken from them and they know of it; then those who reported, oldest first.

    Of very many who reported, the first; ``report_id``: that one alone, wherever it stands.
    """
    return [*_author(case), *_reporters(case, report_id)]


def are_cut_short(objectors: Sequence[Objector]) -> bool:
    """Whether more have reported than the list shows."""
    return sum(one.side is Side.REPORTER for one in objectors) >= MOST_SHOWN


def _author(case: Case) -> list[Objector]:
    made = case.decision
    is_theirs = made.kind is not DecisionKind.KEEP and (made.kind is not DecisionKind.LOCK or made.told_at is not None)
    if not is_theirs or appeal_against(made.id, Side.AUTHOR) is not None:
        return []
    author = account_by_id(case.author_id) if case.author_id is not None else None
    return [Objector(Side.AUTHOR, author.language if author is not None else case.proposal.language)]


def _reporters(case: Case, report_id: int | None) -> list[Objector]:
    if case.decision.kind is DecisionKind.LOCK:
        return []  # its page would say the ground, and its result would warn whoever wrote it
    appealed = sa.exists().where(Appeal.decision_id == case.decision.id, Appeal.report_id == Report.id)
    query = (
        sa.select(
            Report.language,
            Report.id,
            Report.reported_at,
            sa.or_(Report.account_id.is_not(None), ReportText.email.is_not(None)),
        )
        .outerjoin(ReportText, ReportText.report_id == Report.id)
        .where(Report.decision_id == case.decision.id, ~appealed)
        .order_by(Report.id)
        .limit(MOST_SHOWN)
    )
    if report_id is not None:
        query = query.where(Report.id == report_id)
    return [Objector(Side.REPORTER, *row) for row in session().execute(query)]
