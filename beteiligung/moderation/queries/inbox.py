"""What waits at the desk, for whom, and who shares it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import StaffCredential
from beteiligung.accounts.queries import people_within
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime, session
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
from beteiligung.moderation.queries.scopes import NOW, Scope, scopes_for, scopes_of, values_of, waits_for
from beteiligung.moderation.queries.waiting_since import decode_place, key
from beteiligung.proposals.models import Proposal
from beteiligung.web.paging import Page

NOTHING_PROMISED = frozenset({WaitingKind.UNCONFIRMED_IDEA})
"""What lies at the desk without anybody having been promised an answer."""


class InboxRow(NamedTuple):
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
    caretaker_id: int | None = None
    """Who looks after the idea."""
    comment_id: int | None = None
    """A comment that waits to be read."""
    name: str | None = None
    """Of whoever is at it, else was asked to take it on, else looks after the idea."""
    subject: Subject | None = None
    """What was reported."""
    subject_id: int | None = None
    reason: Reason | None = None
    lacks_decider: bool = False
    """An appeal, or reports that one brought back, that nobody may decide who is there in the next days."""

    @property
    def whose_id(self) -> int | None:
        """The account that ``name`` names."""
        return self.claimed_by_id or self.handed_to_id or self.caretaker_id


@dataclass(frozen=True)
class _Asked:
    """What tells the statement of one page from another. ``after_part``: of the row it begins after; ``day``: today."""

    scope: Scope
    is_coordinator: bool
    kinds: frozenset[WaitingKind]
    after_part: int | None
    day: date


def inbox(
    actor: Actor,
    kind: WaitingKind | None,
    cursor: str,
    size: int,
    scope: Scope = Scope.OWN,
    waiting: Collection[WaitingKind] = tuple(WaitingKind),
) -> Page[InboxRow]:
    """One page of what waits for this person: what is promised, the longest wait first, then what is not.

    ``waiting``: the kinds of which there are any, for whoever has counted them. Raises BadCursor.
    """
    after = decode_place(cursor, 2)
    kinds = frozenset(one for one in waiting if kind in (None, one))
    part = after.part if after is not None else None
    query = _page(_Asked(scope, actor.is_coordinator, kinds, part, clock.today()))
    if query is None:
        return Page((), None)
    values = {"since": after.since, "last_id": after.row_id} if after is not None else {}
    found: Sequence[Any] = session().execute(query, {**values_of(actor), **values, "most": size + 1}).all()
    rows = _with_reports_and_appeals([InboxRow(*row) for row in found])
    return Page.of(rows, size, lambda row: (int(row.kind in NOTHING_PROMISED), *key(row.since, row.id)))


@lru_cache(64)
def _page(asked: _Asked) -> sa.Select[Any] | None:
    """None where nothing can wait."""
    here = _next_ones(asked)
    if here is None:
        return None
    claimed_by = sa.case((WaitingItem.claimed_until > NOW, WaitingItem.claimed_by_id))
    whose = sa.func.coalesce(claimed_by, WaitingItem.handed_to_id, Caretaker.account_id)
    columns: tuple[Any, ...] = (
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
        Caretaker.account_id,
        WaitingItem.comment_id,
        StaffCredential.name,
    )
    return (
        sa.select(*columns)
        .select_from(WaitingItem)
        .join(here, here.c.id == WaitingItem.id)
        .join(Aktionsraum, Aktionsraum.id == WaitingItem.aktionsraum_id)
        .outerjoin(Proposal, Proposal.id == WaitingItem.proposal_id)
        .outerjoin(Measure, Measure.id == WaitingItem.measure_id)
        .outerjoin(Caretaker, Caretaker.proposal_id == WaitingItem.proposal_id)
        .outerjoin(StaffCredential, StaffCredential.account_id == whose)
        .order_by(here.c.part, WaitingItem.since, WaitingItem.id)
        .limit(sa.bindparam("most"))
    )


def _with_reports_and_appeals(rows: list[InboxRow]) -> list[InboxRow]:
    """The same with what only those have; one more question where there are any."""
    ids = [row.id for row in rows if row.kind in _APART]
    if not ids:
        return rows
    known = {row[0]: row for row in session().execute(_reports_and_appeals(clock.today()), {"items": ids})}
    return [_with(row, known[row.id]) if row.id in known else row for row in rows]


def _with(row: InboxRow, known: Any) -> InboxRow:
    _id, subject, subject_id, reason, lacks = known
    return row._replace(subject=subject, subject_id=subject_id, reason=reason, lacks_decider=bool(lacks))


_APART = frozenset({WaitingKind.REPORT, WaitingKind.APPEAL})


@lru_cache(1)
def _reports_and_appeals(_day: date) -> sa.Select[Any]:
    lacks = sa.case(
        (Report.decision_id.is_not(None), _lacks_second()),
        (WaitingItem.appeal_id.is_not(None), lacks_decider()),
        else_=sa.false(),
    )
    return (
        sa.select(WaitingItem.id, Report.subject, Report.subject_id, _most_urgent(), lacks)
        .outerjoin(Report, Report.id == WaitingItem.report_id)
        .outerjoin(Decision, Decision.id == Report.decision_id)
        .outerjoin(Appeal, Appeal.id == WaitingItem.appeal_id)
        .where(WaitingItem.id.in_(sa.bindparam("items", expanding=True)))
    )


def _next_ones(asked: _Asked) -> sa.Subquery | None:
    """The ids of the entries that come next, found by the index alone; the many others are joined with nothing.

    ``part`` is 0 for what is promised and 1 for what is not: each is looked for by itself, in the order of the index.
    """
    found = []
    for part in range(asked.after_part or 0, 2):
        kinds = sorted(kind for kind in asked.kinds if int(kind in NOTHING_PROMISED) == part)
        if not kinds:
            continue
        query = (
            sa.select(WaitingItem.id, sa.literal(part).label("part"))
            .where(*waits_for(asked.scope, asked.is_coordinator), _is_one_of(kinds, part))
            .order_by(WaitingItem.since, WaitingItem.id)
            .limit(sa.bindparam("most"))
        )
        if part == asked.after_part:
            row = sa.tuple_(sa.bindparam("since", type_=UtcDateTime()), sa.bindparam("last_id", type_=sa.Integer))
            query = query.where(sa.tuple_(WaitingItem.since, WaitingItem.id) > row)
        found.append(query)
    if len(found) < 2:
        return found[0].subquery("here") if found else None
    return sa.union_all(*(sa.select(one.subquery()) for one in found)).subquery("here")


def _is_one_of(kinds: Sequence[WaitingKind], part: int) -> sa.ColumnElement[bool]:
    """All kinds of a part are told in fewer words: a list of values is written out anew with each question."""
    if part == 0 and len(kinds) == len(WaitingKind) - len(NOTHING_PROMISED):
        return sa.and_(*(WaitingItem.kind != kind for kind in NOTHING_PROMISED))
    return WaitingItem.kind == kinds[0] if len(kinds) == 1 else WaitingItem.kind.in_(kinds)


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


def inbox_counts(actor: Actor) -> dict[Scope, dict[WaitingKind, int]]:
    """How much waits by kind, in each inbox that this person can look at."""
    found: dict[Scope, dict[WaitingKind, int]] = {scope: {} for scope in scopes_of(actor)}
    for scope, kind, number in session().execute(_counts(actor.is_coordinator, clock.today()), values_of(actor)):
        found[Scope(scope)][kind] = number
    return found


@lru_cache(8)
def _counts(is_coordinator: bool, _day: date) -> sa.CompoundSelect[Any]:
    """Each inbox is counted by itself: but for one's own they are small and have their index."""
    return sa.union_all(
        *(
            sa.select(sa.literal(scope.value), WaitingItem.kind, sa.func.count())
            .where(*waits_for(scope, is_coordinator))
            .group_by(WaitingItem.kind)
            for scope in scopes_for(is_coordinator)
        )
    )
