"""One idea and what its page tells about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.aktionsraum.models import FieldOfAction
from beteiligung.aktionsraum.queries import area_by_id, fields_of_action
from beteiligung.core.database import session
from beteiligung.core.errors import Gone, NotFound
from beteiligung.proposals.models import (
    Event,
    PassageRemoval,
    Proposal,
    ProposalDocument,
    ProposalEntry,
    ProposalField,
    ProposalHistory,
    ProposalVersion,
    SupportSheet,
)

_MOST_ID = 2**31 - 1
"""No database column for ids holds more; a larger number in an address is simply no idea."""


@dataclass(frozen=True)
class HistoryRow:
    """One step in the life of an idea."""

    action: str
    to_state: str
    at: datetime
    role: str
    reason: str | None = None
    """A code."""


@dataclass(frozen=True)
class Surroundings:
    """Where an idea belongs and where it was heard, and how much there is to tell of it: published texts, removed passages,
    documents, sheets with support, ideas that were merged with it or made from its parts.
    """

    area_slug: str
    area_name: str
    fields: Sequence[FieldOfAction]
    version_count: int
    removal_count: int
    document_count: int
    sheet_count: int
    event_name: str | None
    event_day: date | None
    merged_count: int
    part_count: int


def proposal_by_id(proposal_id: int) -> Proposal | None:
    """The idea, whatever its state, or None. A locked one is there for nobody."""
    proposal = session().get(Proposal, proposal_id) if 0 < proposal_id <= _MOST_ID else None
    return proposal if proposal is not None and proposal.locked_at is None else None


def proposals_by_ids(ids: Collection[int]) -> Sequence[Proposal]:
    """These ideas, whatever their states, in no order; ids of none are passed over."""
    possible = [proposal_id for proposal_id in ids if 0 < proposal_id <= _MOST_ID]
    return session().scalars(sa.select(Proposal).where(Proposal.id.in_(possible))).all() if possible else []


def proposal_for(actor: Actor, proposal_id: int) -> Proposal:
    """The idea, as far as this person may know of it.

    Raises NotFound where they may not read it, Gone where it was public and its author took it back.
    """
    proposal = proposal_by_id(proposal_id)
    if proposal is None:
        raise NotFound
    if not can(actor, P.PROPOSAL_READ, proposal):
        if proposal.marker is not None:
            raise Gone(proposal.marker.text, **proposal.marker.values)
        raise NotFound
    return proposal


def surroundings_of(proposal: Proposal) -> Surroundings:
    """Area, fields of action and what there is to count, in one query."""
    return surroundings_in(proposal, session().execute(_AROUND, {"idea": proposal.id}).all())


def surroundings_in(proposal: Proposal, rows: Sequence[Any]) -> Surroundings:
    """The same from what a statement ``with_surroundings`` has found."""
    area = area_by_id(proposal.aktionsraum_id)
    assert area is not None, "held by a foreign key"
    fields = {row.field_id for row in rows}
    return Surroundings(
        area.slug,
        area.name,
        [field for field in fields_of_action() if field.id in fields],
        rows[0].versions,
        rows[0].removals,
        rows[0].documents,
        rows[0].sheets,
        rows[0].name,
        rows[0].day,
        rows[0].merged,
        rows[0].parts,
    )


def with_surroundings(query: sa.Select[Any]) -> sa.Select[Any]:
    """A statement about a ``Proposal``, with what stands around it; a row for each of its fields of action, or one."""
    return (
        query.add_columns(*_AROUND_COLUMNS)
        .outerjoin(ProposalEntry, ProposalEntry.proposal_id == Proposal.id)
        .outerjoin(Event, Event.id == ProposalEntry.event_id)
        .outerjoin(ProposalField, ProposalField.proposal_id == Proposal.id)
    )


_HOW_MANY = sa.func.count().label("n")  # a short name: psycopg looks for the places of values anew in long statements
_VERSIONS = sa.select(_HOW_MANY).where(ProposalVersion.proposal_id == Proposal.id).scalar_subquery()
_REMOVALS = sa.select(_HOW_MANY).where(PassageRemoval.proposal_id == Proposal.id).scalar_subquery()
_DOCUMENTS = sa.select(_HOW_MANY).where(ProposalDocument.proposal_id == Proposal.id).scalar_subquery()
_SHEETS = sa.select(_HOW_MANY).where(SupportSheet.proposal_id == Proposal.id).scalar_subquery()
_other = sa.orm.aliased(Proposal)
_MERGED = sa.select(_HOW_MANY).where(_other.lead_id == Proposal.id).scalar_subquery()
_PARTS = sa.select(_HOW_MANY).where(_other.split_from_id == Proposal.id).scalar_subquery()
_AROUND_COLUMNS = (
    _VERSIONS.label("versions"),
    _REMOVALS.label("removals"),
    _DOCUMENTS.label("documents"),
    _SHEETS.label("sheets"),
    Event.name,
    Event.day,
    _MERGED.label("merged"),
    _PARTS.label("parts"),
    ProposalField.field_id,
)
_AROUND = with_surroundings(sa.select().select_from(Proposal)).where(Proposal.id == sa.bindparam("idea"))


def field_ids_of(proposal_id: int) -> list[int]:
    """The ids of an idea's fields of action."""
    query = sa.select(ProposalField.field_id).where(ProposalField.proposal_id == proposal_id)
    return list(session().scalars(query))


def history_of(proposal_id: int) -> list[HistoryRow]:
    """Every step of an idea's life, oldest first."""
    return [HistoryRow(*row) for row in session().execute(_HISTORY, {"idea": proposal_id})]


def life_of(proposal_id: int, besides: sa.Select[Any]) -> tuple[list[HistoryRow], list[HistoryRow]]:
    """The history, and what else belongs into the line of an idea's life, each oldest first: one question for both.

    ``besides``: of another feature, an id and the columns of a ``HistoryRow``, for the parameter ``idea``.
    """
    found: tuple[list[HistoryRow], list[HistoryRow]] = ([], [])
    for part, _id, *row in session().execute(_with(besides), {"idea": proposal_id}):
        found[part].append(HistoryRow(*row))
    return found


_STEP = (
    ProposalHistory.action,
    ProposalHistory.to_state,
    ProposalHistory.at,
    ProposalHistory.role,
    ProposalHistory.reason,
)
_OF_IDEA = ProposalHistory.proposal_id == sa.bindparam("idea")
_HISTORY = sa.select(*_STEP).where(_OF_IDEA).order_by(ProposalHistory.id)


@lru_cache
def _with(besides: sa.Select[Any]) -> sa.CompoundSelect[Any]:
    steps = sa.select(sa.literal(0).label("part"), ProposalHistory.id.label("id"), *_STEP).where(_OF_IDEA)
    return sa.union_all(steps, sa.select(sa.literal(1), *besides.subquery().c)).order_by(sa.text("part, id"))
