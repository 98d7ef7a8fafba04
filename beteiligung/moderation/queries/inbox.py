"""What waits at the desk, for whom, and who shares it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import StaffCredential
from beteiligung.accounts.queries import areas_looked_after, officers_there, people_within
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.measures.models import Measure
from beteiligung.moderation.models import (
    URGENT,
    Appeal,
    Caretaker,
    Decision,
    Reason,
    Report,
    Subject,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.queries.appeals import DAYS_AHEAD, lacks_decider
from beteiligung.moderation.queries.entries import FOR_COORDINATORS
from beteiligung.moderation.queries.waiting_since import decode, in_area_of, key
from beteiligung.proposals.models import Proposal
from beteiligung.web.paging import Page

NOTHING_PROMISED = frozenset({WaitingKind.UNCONFIRMED_IDEA})
"""What lies at the desk without anybody having been promised an answer."""


class Scope(StrEnum):
    """Whose entries an inbox shows."""

    OWN = "eigene"
    """What waits for this person: for officers all of their areas, for coordinators what nobody else does."""
    PERSONAL = "mir"
    """What they have begun, and what they were asked to take on."""
    ELSEWHERE = "andere"
    """Appeals against what they decided or wrote themselves: somebody else decides them."""
    ALL = "alle"
    """Coordinators can look after everything."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One entry of the inbox: about an idea or about a measure."""

    id: int
    kind: WaitingKind
    proposal_id: int | None
    measure_id: int | None
    appeal_id: int | None
    title: str | None
    """None where the idea is locked: an appeal against that may wait."""
    language: str
    area_name: str
    since: datetime
    due_on: date
    claimed_by_id: int | None
    """Who is at it now."""
    handed_to_id: int | None
    subject: Subject | None = None
    """What was reported."""
    subject_id: int | None = None
    reason: Reason | None = None
    lacks_decider: bool = False
    """An appeal, or reports that one brought back, that nobody may decide who is there in the next days."""
    caretaker_id: int | None = None
    """Who looks after the idea."""
    comment_id: int | None = None
    """A comment that waits to be read."""
    name: str | None = None
    """Of whoever is at it, else was asked to take it on, else looks after the idea."""

    @property
    def whose_id(self) -> int | None:
        """The account that ``name`` names."""
        return self.claimed_by_id or self.handed_to_id or self.caretaker_id


def inbox(actor: Actor, kind: WaitingKind | None, cursor: str, size: int, scope: Scope = Scope.OWN) -> Page[InboxRow]:
    """One page of what waits for this person: what is promised, the longest wait first, then what is not.

    Raises BadCursor.
    """
    columns = (_nothing_promised, WaitingItem.since, WaitingItem.id)
    claimed_by = sa.case((WaitingItem.claimed_until > clock.now(), WaitingItem.claimed_by_id))
    whose = sa.func.coalesce(claimed_by, WaitingItem.handed_to_id, Caretaker.account_id)
    query = (
        sa.select(
            WaitingItem.id,
            WaitingItem.kind,
            WaitingItem.proposal_id,
            WaitingItem.measure_id,
            WaitingItem.appeal_id,
            sa.case((Proposal.locked_at.is_(None), sa.func.coalesce(Proposal.title, Measure.title))),
            sa.func.coalesce(Proposal.language, Measure.language),
            Aktionsraum.name,
            WaitingItem.since,
            WaitingItem.due_on,
            claimed_by,
            WaitingItem.handed_to_id,
            Report.subject,
            Report.subject_id,
            _most_urgent(),
            sa.case(
                (WaitingItem.appeal_id.is_not(None), lacks_decider()),
                (Report.decision_id.is_not(None), _lacks_second()),
                else_=sa.false(),
            ),
            Caretaker.account_id,
            WaitingItem.comment_id,
            StaffCredential.name,
        )
        .join(Aktionsraum, Aktionsraum.id == WaitingItem.aktionsraum_id)
        .outerjoin(Proposal, Proposal.id == WaitingItem.proposal_id)
        .outerjoin(Measure, Measure.id == WaitingItem.measure_id)
        .outerjoin(Report, Report.id == WaitingItem.report_id)
        .outerjoin(Decision, Decision.id == Report.decision_id)
        .outerjoin(Appeal, Appeal.id == WaitingItem.appeal_id)
        .outerjoin(Caretaker, Caretaker.proposal_id == WaitingItem.proposal_id)
        .outerjoin(StaffCredential, StaffCredential.account_id == whose)
        .where(*_waits_for(actor, scope))
        .order_by(*columns)
        .limit(size + 1)
    )
    if kind is not None:
        query = query.where(WaitingItem.kind == kind)
    after = decode(cursor, 2)
    if after is not None:
        query = query.where(sa.tuple_(*columns) > after)
    found: Sequence[Any] = session().execute(query).all()
    rows = [InboxRow(*row) for row in found]
    return Page.of(rows, size, lambda row: (int(row.kind in NOTHING_PROMISED), *key(row.since, row.id)))


def _lacks_second() -> sa.ColumnElement[bool]:
    """Whether nobody is there besides whoever answered the reports first, until an appeal brought them back."""
    return ~people_within(DAYS_AHEAD, WaitingItem.aktionsraum_id, besides=[Decision.decided_by_id]).exists()


def _most_urgent() -> sa.ScalarSelect[Reason]:
    """The reason of the reports that wait as one entry; one that speaks of harm before all others."""
    other = sa.orm.aliased(Report)
    same = sa.or_(other.subject_id == Report.subject_id, Report.subject_id.is_(None))
    return (
        sa.select(other.reason)
        .where(
            other.proposal_id == Report.proposal_id,
            other.subject == Report.subject,
            same,
            other.answered_at.is_(None),
        )
        .order_by(sa.case((other.reason.in_(URGENT), 0), else_=1), other.id)
        .limit(1)
        .correlate(Report)
        .scalar_subquery()
    )


_nothing_promised = sa.case((WaitingItem.kind.in_(NOTHING_PROMISED), 1), else_=0)


def inbox_counts(actor: Actor) -> dict[Scope, dict[WaitingKind, int]]:
    """How much waits by kind, in each inbox that this person can look at."""
    scopes = scopes_of(actor)
    counts = (sa.func.count().filter(sa.and_(*_waits_for(actor, scope))).label(scope) for scope in scopes)
    query = sa.select(WaitingItem.kind, *counts).where(WaitingItem.done_at.is_(None)).group_by(WaitingItem.kind)
    found: dict[Scope, dict[WaitingKind, int]] = {scope: {} for scope in scopes}
    for kind, *numbers in session().execute(query):
        for scope, number in zip(scopes, numbers, strict=True):
            if number:
                found[scope][kind] = number
    return found


def scopes_of(actor: Actor) -> list[Scope]:
    """Whose entries a person can look at."""
    return [scope for scope in Scope if scope is not Scope.ALL or actor.is_coordinator]


def _waits_for(actor: Actor, scope: Scope) -> Sequence[sa.ColumnElement[bool]]:
    waits: sa.ColumnElement[bool] = sa.and_(
        WaitingItem.done_at.is_(None), sa.or_(WaitingItem.again_on.is_(None), WaitingItem.again_on <= clock.today())
    )
    barred = WaitingItem.appeal_id.in_(_appeals_about(actor))
    if scope is Scope.ELSEWHERE:
        return [waits, barred, *in_area_of(actor, WaitingItem.aktionsraum_id)]
    if scope is Scope.ALL:
        return [waits]
    waits = sa.and_(waits, sa.or_(WaitingItem.appeal_id.is_(None), ~barred))
    begun = sa.and_(WaitingItem.claimed_by_id == actor.account_id, WaitingItem.claimed_until > clock.now())
    personal = sa.or_(WaitingItem.handed_to_id == actor.account_id, begun)
    if scope is Scope.PERSONAL:
        return [waits, personal, *in_area_of(actor, WaitingItem.aktionsraum_id)]
    if not actor.is_coordinator:
        return [waits, WaitingItem.kind.not_in(FOR_COORDINATORS), WaitingItem.aktionsraum_id.in_(actor.officer_for)]
    here = WaitingItem.aktionsraum_id.in_(actor.officer_for)
    return [
        waits,
        sa.or_(
            WaitingItem.kind.in_(FOR_COORDINATORS), personal, here, _nobody_is_there(), _nobody_else_may_decide_there()
        ),
    ]


def _appeals_about(actor: Actor) -> sa.Select[int]:
    """Appeals that this person does not decide: they decided first, or it is about what is their own."""
    own = (Appeal.first_decider_id, Appeal.author_id, Appeal.appellant_id)
    about = sa.or_(*(column == (actor.account_id or 0) for column in own))
    return sa.select(Appeal.id).where(about).correlate(None)


def _nobody_else_may_decide_there() -> sa.ColumnElement[bool]:
    """An appeal which none of those who are there today in its area may decide: coordinators do, at once."""
    barred = (Appeal.first_decider_id, Appeal.author_id, Appeal.appellant_id)
    anybody = officers_there(Appeal.aktionsraum_id, besides=barred).exists()
    return WaitingItem.appeal_id.in_(sa.select(Appeal.id).where(~anybody).correlate(None))


def _nobody_is_there() -> sa.ColumnElement[bool]:
    """It has waited a working day, and neither officer nor deputy of its area is there today."""
    last = clock.today() - timedelta(days=1)
    while not clock.is_working_day(last):
        last -= timedelta(days=1)
    waited = WaitingItem.since < clock.beginning_of(last + timedelta(days=1))
    return sa.and_(waited, WaitingItem.aktionsraum_id.not_in(areas_looked_after()))
