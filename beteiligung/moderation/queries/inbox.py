"""What waits at the desk, for whom, and who shares it."""

from __future__ import annotations

from collections.abc import Collection
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
from beteiligung.moderation.queries.scopes import NOW, Scope, of_kinds, scopes_for, scopes_of, values_of, waits_for
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
    """What tells one statement from another. ``is_after``: whether it begins after a row; ``day``: today."""

    scope: Scope
    is_coordinator: bool
    kinds: tuple[WaitingKind, ...]
    is_after: bool
    most: int
    day: date


def inbox(
    actor: Actor,
    kind: WaitingKind | None,
    cursor: str,
    size: int,
    scope: Scope = Scope.OWN,
    waiting: Collection[WaitingKind] = tuple(WaitingKind),
) -> Page[InboxRow]:
    """One page of what waits for this person: what is promised, the longest wait first, then what is not, as far as there is
    room.

    ``waiting``: the kinds of which there are any, for whoever has counted them. Raises BadCursor.
    """
    after = decode_place(cursor, 2)
    rows: list[InboxRow] = []
    for part in range(after.part if after is not None else 0, 2):
        kinds = tuple(one for one in waiting if kind in (None, one) and int(one in NOTHING_PROMISED) == part)
        if not kinds or len(rows) > size:
            continue
        begins_after = after if after is not None and after.part == part else None
        query = _page(_Asked(scope, actor.is_coordinator, kinds, begins_after is not None, size + 1, clock.today()))
        values = {"since": begins_after.since, "last_id": begins_after.row_id} if begins_after is not None else {}
        rows += [InboxRow(*row) for row in session().execute(query, {**values_of(actor), **values})]
    rows = _with_reports_and_appeals(rows[: size + 1])
    return Page.of(rows, size, lambda row: (int(row.kind in NOTHING_PROMISED), *key(row.since, row.id)))


@lru_cache(64)
def _page(asked: _Asked) -> sa.Select[Any]:
    item = sa.orm.aliased(WaitingItem, _next_ones(asked))
    claimed_by = sa.case((item.claimed_until > NOW, item.claimed_by_id))
    whose = sa.func.coalesce(claimed_by, item.handed_to_id, Caretaker.account_id)
    columns: tuple[Any, ...] = (
        item.id,
        item.kind,
        item.proposal_id,
        item.measure_id,
        item.appeal_id,
        sa.case((Proposal.locked_at.is_(None), sa.func.coalesce(Proposal.title, Measure.title))),
        sa.func.coalesce(Proposal.language, Measure.language),
        Aktionsraum.name,
        item.since,
        item.due_on,
        claimed_by,
        item.handed_to_id,
        Caretaker.account_id,
        item.comment_id,
        StaffCredential.name,
    )
    return (
        sa.select(*columns)
        .select_from(item)
        .join(Aktionsraum, Aktionsraum.id == item.aktionsraum_id)
        .outerjoin(Proposal, Proposal.id == item.proposal_id)
        .outerjoin(Measure, Measure.id == item.measure_id)
        .outerjoin(Caretaker, Caretaker.proposal_id == item.proposal_id)
        .outerjoin(StaffCredential, StaffCredential.account_id == whose)
        .order_by(item.since, item.id)
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


def _next_ones(asked: _Asked) -> sa.Subquery:
    """The entries that come next, found by the index alone; the many others are joined with nothing."""
    query = (
        sa.select(WaitingItem)
        .where(*waits_for(asked.scope, asked.is_coordinator), of_kinds(asked.kinds))
        .order_by(WaitingItem.since, WaitingItem.id)
        .limit(sa.literal_column(str(asked.most)))  # written out: else the database plans for a tenth of all entries
    )
    if asked.is_after:
        row = sa.tuple_(sa.bindparam("since", type_=UtcDateTime()), sa.bindparam("last_id", type_=sa.Integer))
        query = query.where(sa.tuple_(WaitingItem.since, WaitingItem.id) > row)
    return query.subquery("item")


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
