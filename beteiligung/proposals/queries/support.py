"""Support that was counted on paper or by hands: the last number of each event and kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.models import Event, SupportKind, SupportSheet


@dataclass(frozen=True, slots=True)
class SheetRow:
    """How many supported an idea at an event, as it was counted last."""

    event_name: str
    event_day: date
    kind: SupportKind
    count: int


def sheets_of(proposal_id: int) -> list[SheetRow]:
    """What counts of an idea's sheets, the latest event first."""
    query = (
        sa.select(Event.name, Event.day, SupportSheet.kind, SupportSheet.count)
        .join(Event, Event.id == SupportSheet.event_id)
        .where(SupportSheet.id.in_(_last_ids(proposal_id)))
        .order_by(Event.day.desc(), Event.id.desc(), SupportSheet.kind)
    )
    return [SheetRow(*row) for row in session().execute(query)]


def support_totals(proposal_id: int) -> dict[SupportKind, int]:
    """How many supported an idea in each way, over all events. What nobody did is left out."""
    query = (
        sa.select(SupportSheet.kind, sa.func.sum(SupportSheet.count))
        .where(SupportSheet.id.in_(_last_ids(proposal_id)))
        .group_by(SupportSheet.kind)
    )
    totals = {kind: int(count) for kind, count in session().execute(query)}
    return {kind: totals[kind] for kind in SupportKind if totals.get(kind)}


def last_sheet_id(proposal_id: int) -> int | None:
    """The id of the row that was added last, which stands for the state of the whole table of an idea."""
    return session().scalar(sa.select(sa.func.max(SupportSheet.id)).where(SupportSheet.proposal_id == proposal_id))


def _last_ids(proposal_id: int) -> sa.Select[int]:
    return (
        sa.select(sa.func.max(SupportSheet.id))
        .where(SupportSheet.proposal_id == proposal_id)
        .group_by(SupportSheet.event_id, SupportSheet.kind)
    )
