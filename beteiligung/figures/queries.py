"""Every SELECT of the yearly figures: each counts inside the database, whatever the number of ideas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.city_days import city_day
from beteiligung.core.database import session
from beteiligung.moderation.models import (
    Appeal,
    Decision,
    DecisionKind,
    Outcome,
    Reason,
    Report,
    WaitingItem,
    WaitingKind,
)
from beteiligung.proposals.models import Proposal

LEAST_DECISIONS = 5
"""Below that a median says more about single cases than about an area."""

PROMISE_DAYS = 90

ANSWERED = (
    WaitingKind.NEW_IDEA,
    WaitingKind.ANSWERED_IDEA,
    WaitingKind.REPORT,
    WaitingKind.APPEAL,
    WaitingKind.HELD_COMMENT,
)
"""What somebody was promised an answer to."""

_FIRST = (
    DecisionKind.PUBLISH,
    DecisionKind.RETURN,
    DecisionKind.REJECT,
    DecisionKind.MERGE,
    DecisionKind.FORWARD,
)
"""Decisions that answer a new idea."""

_LONGEST_YEARS = 2
"""So many years after its own a first decision still counts for a year."""


@dataclass(frozen=True)
class Year:
    """The figures of one year. ``grounds``: for each ground, how often decisions of each kind rested on it.

    ``reports``: the answered ones, for each reason by what became of what was reported. ``appeals``: the decided ones, for
    each kind of decision by their result. What still waits is in neither: no public page changes when it comes.
    """

    received: int
    published: int
    decisions: Mapping[DecisionKind, int]
    grounds: Mapping[str, Mapping[DecisionKind, int]]
    reports: Mapping[Reason, Mapping[DecisionKind, int]]
    appeals: Mapping[DecisionKind, Mapping[Outcome, int]]


@dataclass(frozen=True)
class Duration:
    """Of one area: how many new ideas got a first decision, and the median of working days; None for too few."""

    aktionsraum_id: int
    count: int
    working_days: float | None


@dataclass(frozen=True)
class Promise:
    """Of all that was promised an answer, and whose time is over or that has its answer: how much came in time."""

    asked: int
    kept: int


def years() -> list[int]:
    """From this year back to the first in which an idea came."""
    first = session().scalar(sa.select(sa.func.min(Proposal.submitted_at)))
    return list(range(clock.today().year, clock.day_of(first).year - 1, -1)) if first is not None else []


def of_year(year: int) -> Year:
    """What came and what was decided in a year."""
    start, end = _span(year)
    received, published = (
        sa.func.count().filter(column >= start, column < end)
        for column in (Proposal.submitted_at, Proposal.published_at)
    )
    counts = session().execute(sa.select(received, published).select_from(Proposal)).one()
    rows = session().execute(
        sa.select(Decision.kind, Decision.ground, sa.func.count())
        .where(Decision.decided_at >= start, Decision.decided_at < end)
        .group_by(Decision.kind, Decision.ground)
    )
    decisions: Counter[DecisionKind] = Counter()
    grounds: dict[str, Counter[DecisionKind]] = {}
    for kind, ground, count in rows:
        decisions[kind] += count
        if ground is not None:
            grounds.setdefault(ground, Counter())[kind] += count
    return Year(counts[0], counts[1], decisions, grounds, _reports(start, end), _appeals(start, end))


def _reports(start: datetime, end: datetime) -> Mapping[Reason, Mapping[DecisionKind, int]]:
    query = (
        sa.select(Report.reason, Decision.kind, sa.func.count())
        .join(Decision, Decision.id == Report.decision_id)
        .where(Report.answered_at >= start, Report.answered_at < end)
        .group_by(Report.reason, Decision.kind)
    )
    return _nested(session().execute(query))


def _appeals(start: datetime, end: datetime) -> Mapping[DecisionKind, Mapping[Outcome, int]]:
    query = (
        sa.select(Decision.kind, Appeal.outcome, sa.func.count())
        .join(Decision, Decision.id == Appeal.decision_id)
        .where(Appeal.decided_at >= start, Appeal.decided_at < end)
        .group_by(Decision.kind, Appeal.outcome)
    )
    return _nested(session().execute(query))


def _nested(rows: Iterable[Any]) -> dict[Any, dict[Any, int]]:
    found: dict[Any, dict[Any, int]] = {}
    for row, column, count in rows:
        found.setdefault(row, {})[column] = count
    return found


def durations(year: int) -> Sequence[Duration]:
    """How many working days new ideas of a year waited for the first decision, by area."""
    start, end = _span(year)
    first = (
        sa.select(Decision.proposal_id, sa.func.min(Decision.decided_at).label("at"))
        .where(Decision.kind.in_(_FIRST), Decision.decided_at >= start)
        .group_by(Decision.proposal_id)
        .subquery()
    )
    days_of_year = _working_days(year)
    came, answered = days_of_year.alias("came"), days_of_year.alias("answered")
    waited = answered.c.number - came.c.number
    rows = session().execute(
        sa.select(Proposal.aktionsraum_id, waited, sa.func.count())
        .join(first, first.c.proposal_id == Proposal.id)
        .join(came, came.c.day == city_day(Proposal.submitted_at))
        .join(answered, answered.c.day == city_day(first.c.at))
        .where(Proposal.submitted_at >= start, Proposal.submitted_at < end, first.c.at >= Proposal.submitted_at)
        .group_by(Proposal.aktionsraum_id, waited)
    )
    found: dict[int, Counter[int]] = {}
    for area_id, days, count in rows:
        found.setdefault(area_id, Counter())[days] += count
    return [
        Duration(area_id, days.total(), median(days.elements()) if days.total() >= LEAST_DECISIONS else None)
        for area_id, days in found.items()
    ]


def promise(aktionsraum_id: int | None = None) -> Promise:
    """How the promise was kept in the last ``PROMISE_DAYS`` days, in an area or in all together."""
    area = WaitingItem.aktionsraum_id == aktionsraum_id if aktionsraum_id is not None else sa.true()
    is_over = sa.or_(WaitingItem.done_at.is_not(None), WaitingItem.due_on < clock.today())
    in_time = city_day(WaitingItem.done_at) <= WaitingItem.due_on
    asked, kept = (
        session()
        .execute(
            sa.select(sa.func.count(), sa.func.count().filter(in_time)).where(
                WaitingItem.kind.in_(ANSWERED),
                WaitingItem.since >= clock.beginning_of(clock.today() - timedelta(days=PROMISE_DAYS)),
                is_over,
                area,
            )
        )
        .one()
    )
    return Promise(asked, kept)


def _span(year: int) -> tuple[datetime, datetime]:
    return clock.beginning_of(date(year, 1, 1)), clock.beginning_of(date(year + 1, 1, 1))


def _working_days(year: int) -> sa.CTE:
    """Each day from the beginning of a year on, with the number of working days that have begun by then."""
    day, number, rows = date(year, 1, 1), 0, []
    last = min(clock.today(), date(year + _LONGEST_YEARS, 12, 31))
    while day <= last:
        number += clock.is_working_day(day)
        rows.append((day, number))
        day += timedelta(days=1)
    columns = sa.column("day", sa.Date), sa.column("number", sa.Integer)
    return sa.values(*columns, name="working_days").data(rows or [(day, 0)]).cte("working_days")
