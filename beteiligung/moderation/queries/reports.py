"""Reports: those that wait, their words, the receipt, and what is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.tokens import hash_secret
from beteiligung.moderation.models import (
    URGENT,
    Appeal,
    Decision,
    Lock,
    Outcome,
    Reason,
    Report,
    ReportText,
    Subject,
)
from beteiligung.moderation.queries.contributions import Contribution, code_of
from beteiligung.moderation.queries.waiting_since import decode, in_area_of, key
from beteiligung.web.paging import Page

BAD_FAITH_COUNTS_FOR = timedelta(days=90)
MOST_SHOWN = 50
"""Reports on one contribution that the desk shows at once; answering answers all."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as the desk reads it. Its words may have been erased."""

    id: int
    reason: Reason
    language: str
    reported_at: datetime
    explanation: str | None
    has_account: bool
    email: str | None


@dataclass(frozen=True, slots=True)
class ReportContact:
    """How somebody who reported something is reached: the address they gave, else the account they had."""

    report_id: int
    language: str
    account_id: int | None
    email: str | None

    @property
    def is_known(self) -> bool:
        return self.email is not None or self.account_id is not None


@dataclass(frozen=True, slots=True)
class LockRow:
    """A locked contribution, of which the desk sees no more than this."""

    id: int
    subject: Subject
    aktionsraum_id: int
    area_name: str
    account_id: int | None
    since: datetime
    told_at: datetime | None
    lifted_at: datetime | None
    erased_at: datetime | None
    decision_id: int | None


def open_reports(contribution: Contribution) -> Sequence[ReportRow]:
    """The reports on a contribution that nobody has answered: those of harm first, then the oldest."""
    query = (
        sa.select(
            Report.id,
            Report.reason,
            Report.language,
            Report.reported_at,
            ReportText.explanation,
            Report.account_id.is_not(None),
            ReportText.email,
        )
        .outerjoin(ReportText, ReportText.report_id == Report.id)
        .where(*waits(contribution))
        .order_by(sa.case((Report.reason.in_(URGENT), 0), else_=1), Report.id)
        .limit(MOST_SHOWN)
    )
    return [ReportRow(*row) for row in session().execute(query)]


def waits(contribution: Contribution) -> tuple[sa.ColumnElement[bool], ...]:
    """The condition for reports on a contribution that nobody has answered."""
    return (
        Report.proposal_id == contribution.proposal.id,
        Report.subject == contribution.subject,
        Report.subject_id.is_(None)
        if contribution.subject_id is None
        else Report.subject_id == contribution.subject_id,
        Report.answered_at.is_(None),
    )


def all_wait(contribution: Contribution) -> tuple[sa.ColumnElement[bool], ...]:
    """The condition for open reports on a contribution; where it is an idea, on everything on its page."""
    if contribution.thing is not contribution.proposal:
        return waits(contribution)
    return Report.proposal_id == contribution.proposal.id, Report.answered_at.is_(None)


def reported_code(report_id: int) -> str:
    """What a report is about, in an address."""
    report = session().get_one(Report, report_id)
    return code_of(report.subject, report.subject_id)


def report_by_secret(secret: str) -> Report | None:
    """The report whose reporter holds this secret."""
    return session().scalar(sa.select(Report).where(Report.secret_hash == hash_secret(secret)))


def answer_to(report: Report) -> Decision | None:
    """What was decided about what somebody reported; None as long as nobody has, and while it is decided anew."""
    if report.answered_at is None or report.decision_id is None:
        return None
    return session().get(Decision, report.decision_id)


def reopened_at(report: Report) -> datetime | None:
    """Since when it is decided anew, because somebody's appeal against the first answer was granted; None otherwise."""
    if report.answered_at is not None or report.decision_id is None:
        return None
    granted = sa.select(sa.func.max(Appeal.decided_at))
    return session().scalar(granted.where(Appeal.decision_id == report.decision_id, Appeal.outcome == Outcome.GRANTED))


def languages_of_reporters(contribution: Contribution) -> list[str]:
    """In which languages the open reports on it are answered."""
    query = sa.select(Report.language).where(*waits(contribution)).distinct().order_by(Report.language)
    return list(session().scalars(query))


def found_in_bad_faith(account_id: int) -> int:
    """How many reports of an account were found to be made in bad faith lately."""
    return _count(account_id, Report.in_bad_faith.is_(True), Report.reported_at > clock.now() - BAD_FAITH_COUNTS_FOR)


def reported_since(account_id: int, moment: datetime) -> int:
    """How much an account reported since then."""
    return _count(account_id, Report.reported_at > moment)


def _count(account_id: int, *conditions: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(Report).where(Report.account_id == account_id, *conditions)
    return session().scalar(query) or 0


def locks_page(actor: Actor, cursor: str, size: int) -> Page[LockRow]:
    """One page of what is locked in this person's areas, the longest lock first. Raises BadCursor."""
    columns = (Lock.since, Lock.id)
    shown: tuple[Any, ...] = (
        Lock.id,
        Lock.subject,
        Lock.aktionsraum_id,
        Aktionsraum.name,
        Lock.account_id,
        Lock.since,
        Decision.told_at,
        Lock.lifted_at,
        Lock.erased_at,
        Lock.decision_id,
    )
    query = (
        sa.select(*shown)
        .select_from(Lock)
        .join(Aktionsraum, Aktionsraum.id == Lock.aktionsraum_id)
        .outerjoin(Decision, Decision.id == Lock.decision_id)
        .where(*in_area_of(actor, Lock.aktionsraum_id))
        .order_by(*columns)
        .limit(size + 1)
    )
    after = decode(cursor)
    if after is not None:
        query = query.where(sa.tuple_(*columns) > after)
    rows = [LockRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: key(row.since, row.id))


def open_lock_on(decision: Decision) -> Lock | None:
    """The lock that a decision brought, as long as it was neither lifted nor what lies under it deleted."""
    query = sa.select(Lock).filter_by(decision_id=decision.id, lifted_at=None, erased_at=None)
    return session().scalar(query)


def is_told_of(lock: Lock) -> bool:
    """Whether whoever wrote it knows that it is locked."""
    query = sa.select(Decision.id).where(Decision.id == lock.decision_id, Decision.told_at.is_not(None))
    return session().scalar(query) is not None


def answered_by(decision_id: int) -> Sequence[ReportContact]:
    """Whom a decision answered, as far as they can be reached: all its reports, oldest first."""
    return _contacts(Report.decision_id == decision_id)


def _contacts(which: sa.ColumnElement[bool]) -> Sequence[ReportContact]:
    query = (
        sa.select(Report.id, Report.language, Report.account_id, ReportText.email)
        .outerjoin(ReportText, ReportText.report_id == Report.id)
        .where(which)
        .order_by(Report.id)
    )
    return [ReportContact(*row) for row in session().execute(query)]


def has_answered_before(account_id: int | None, contribution: Contribution) -> bool:
    """Whether this person's answer to reports that wait was overturned: they keep its decision until the next one."""
    query = (
        sa.select(Report.id)
        .join(Decision, Decision.id == Report.decision_id)
        .where(*waits(contribution), Decision.decided_by_id == (account_id or 0))
    )
    return session().scalar(query.limit(1)) is not None


def reporter_of(report_id: int) -> ReportContact | None:
    """How whoever made this report is reached; None when it is gone."""
    return next(iter(_contacts(Report.id == report_id)), None)


def lock_by_id(lock_id: int) -> Lock | None:
    """What is known of something locked, or None."""
    return session().get(Lock, lock_id) if 0 < lock_id < 2**31 else None
