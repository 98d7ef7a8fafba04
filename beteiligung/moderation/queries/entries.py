"""One entry of the inbox: found by what it is about, how it was handed over, and who else may take it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Role
from beteiligung.accounts.queries import Colleague, colleagues_in
from beteiligung.budget.queries import pending_orders
from beteiligung.comments.holding import said_something
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.measures.models import Measure
from beteiligung.moderation.models import (
    APART,
    OF_COMMENT,
    Appeal,
    ChecklistTick,
    Decision,
    HandoverNote,
    Report,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.queries.care import CareRow, care_columns, care_row
from beteiligung.moderation.queries.contributions import Contribution
from beteiligung.moderation.queries.same_text import same_text, values_of_hints
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import Surroundings, surroundings_in, with_surroundings

FOR_COORDINATORS = frozenset({WaitingKind.CHECK_MEASURE, WaitingKind.SIGN_MONEY})
"""What nobody but a coordinator can do."""

_MOST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """The last time an entry was handed over."""

    from_id: int | None
    to_id: int | None
    text: str | None
    written_at: datetime


def colleagues_for(actor: Actor, item: WaitingItem) -> list[Colleague]:
    """Who else may decide an entry: officers and deputies of its area, and coordinators; for measures these alone.

    Nobody decides what is their own, an appeal against what they decided first, or money that they had a hand in.
    """
    barred = {actor.account_id, *_barred(item)}
    return [
        colleague
        for colleague in colleagues_in(item.aktionsraum_id)
        if colleague.account_id not in barred
        and (item.kind not in FOR_COORDINATORS or colleague.role is Role.COORDINATOR)
    ]


def _barred(item: WaitingItem) -> set[int | None]:
    """The accounts that the policy table refuses, whatever their office."""
    if item.measure_id is not None:
        return _had_a_hand_in(session().get_one(Measure, item.measure_id), item.kind)
    proposal = session().get_one(Proposal, item.proposal_id)
    if item.appeal_id is not None:
        appeal = session().get_one(Appeal, item.appeal_id)
        return {proposal.author_id, appeal.author_id, appeal.appellant_id, appeal.first_decider_id}
    report = session().get_one(Report, item.report_id) if item.report_id is not None else None
    if report is not None and report.subject in OF_COMMENT:
        return {session().scalar(sa.select(Comment.author_id).where(Comment.id == report.subject_id))}
    return {proposal.author_id}


def _had_a_hand_in(measure: Measure, kind: WaitingKind) -> set[int | None]:
    if kind is WaitingKind.CHECK_MEASURE:
        return {measure.preparer_id}
    orders = pending_orders(measure.commitment_id) if measure.commitment_id is not None else []
    return {measure.preparer_id, measure.checker_id, *(order.first_signer_id for order in orders)}


def waiting_item_by_id(item_id: int) -> WaitingItem | None:
    """The entry, waiting or done, or None."""
    return session().get(WaitingItem, item_id) if 0 < item_id <= _MOST_ID else None


def last_handover(item: WaitingItem) -> HandoverRow | None:
    """How an entry came to whom it was handed last."""
    query = (
        sa.select(HandoverNote.from_id, HandoverNote.to_id, HandoverNote.text, HandoverNote.written_at)
        .where(HandoverNote.waiting_item_id == item.id)
        .order_by(HandoverNote.id.desc())
        .limit(1)
    )
    row = session().execute(query).one_or_none()
    return HandoverRow(*row) if row is not None else None


def waiting_item_of(proposal_id: int) -> WaitingItem | None:
    """The entry with which an idea waits at the desk, or None; what has a page of its own is none."""
    return next((item for item in waiting_items_of(proposal_id) if item.kind not in APART), None)


def waiting_items_of(proposal_id: int) -> Sequence[WaitingItem]:
    """Everything about an idea that waits at the desk, oldest first."""
    query = sa.select(WaitingItem).where(WaitingItem.proposal_id == proposal_id, WaitingItem.done_at.is_(None))
    return session().scalars(query.order_by(WaitingItem.id)).all()


def waiting_item_of_appeal(appeal_id: int) -> WaitingItem | None:
    """The entry with which an appeal waits, or None when it is decided."""
    query = sa.select(WaitingItem).where(WaitingItem.appeal_id == appeal_id, WaitingItem.done_at.is_(None))
    return session().scalars(query).first()


def waiting_item_of_measure(measure_id: int) -> WaitingItem | None:
    """The entry with which a measure waits at the desk, or None."""
    query = sa.select(WaitingItem).where(WaitingItem.measure_id == measure_id, WaitingItem.done_at.is_(None))
    return session().scalars(query.order_by(WaitingItem.id)).first()


@dataclass(frozen=True)
class Waiting:
    """Everything about an idea that waits, oldest first, and what else there is to know before one decides about it."""

    items: Sequence[WaitingItem]
    has_decisions: bool
    """Whether the desk has decided anything about it so far."""
    same_text_at: int | None
    """Another idea of the last days, or this one, with the same text as its own or as a comment."""
    has_spoken: bool
    """Whether everybody reads something that the author said in a discussion."""
    has_ticks: bool
    """Whether anything on its checklist is ticked."""
    care: CareRow
    around: Surroundings


def waiting_idea(actor: Actor, proposal_id: int) -> tuple[Proposal, Waiting] | None:
    """An idea with that, in one query. A locked one is there for nobody."""
    if not 0 < proposal_id <= _MOST_ID:
        return None
    values = {"idea": proposal_id, "me": actor.account_id or 0, **values_of_hints()}
    rows = session().execute(_WAITING_IDEA, values).all()
    if not rows or rows[0][0].locked_at is not None:
        return None
    proposal, first = rows[0][0], rows[0]
    items = {row[1].id: row[1] for row in rows if row[1] is not None}
    return proposal, Waiting(
        items=[*items.values()],
        has_decisions=bool(first.has_decisions),
        same_text_at=first.same_text_at,
        has_spoken=bool(first.has_spoken),
        has_ticks=bool(first.has_ticks),
        care=care_row(first),
        around=surroundings_in(proposal, rows),
    )


_COLUMNS: tuple[Any, ...] = (
    Proposal,
    WaitingItem,
    sa.exists().where(Decision.proposal_id == Proposal.id).label("has_decisions"),
    same_text(Proposal.text_mark, Proposal.id).scalar_subquery().label("same_text_at"),
    said_something(Proposal.author_id).label("has_spoken"),
    sa.exists().where(ChecklistTick.proposal_id == Proposal.id).label("has_ticks"),
    *care_columns(Proposal.id),
)
_WAITING_IDEA = (
    with_surroundings(sa.select(*_COLUMNS).select_from(Proposal))
    .outerjoin(WaitingItem, sa.and_(WaitingItem.proposal_id == Proposal.id, WaitingItem.done_at.is_(None)))
    .where(Proposal.id == sa.bindparam("idea"))
    .order_by(WaitingItem.id)
)


def waiting_item_of_reports(contribution: Contribution) -> WaitingItem | None:
    """The entry with which the reports on a contribution wait, or None."""
    query = sa.select(WaitingItem).join(Report, Report.id == WaitingItem.report_id)
    return session().scalar(
        query.where(
            WaitingItem.done_at.is_(None),
            Report.proposal_id == contribution.proposal.id,
            Report.subject == contribution.subject,
            Report.subject_id.is_not_distinct_from(contribution.subject_id),
        ).limit(1)
    )
