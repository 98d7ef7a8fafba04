"""Which points an idea is gone through with, and what is ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import sqlalchemy as sa

from beteiligung.core import revision
from beteiligung.core.database import session
from beteiligung.moderation.models import ChecklistItem, ChecklistTick
from beteiligung.proposals.models import Proposal

_MOST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of an idea's checklist. ``is_listed``: it stands on the list of today; else it was ticked before it went."""

    id: int
    label: str
    label_en: str | None
    is_listed: bool
    ticked_by_id: int | None
    ticked_at: datetime | None


def checklist_of(proposal: Proposal, *, has_ticks: bool = True) -> Sequence[PointRow]:
    """The points of the idea's area, else of the city, and those ticked earlier that are no longer asked.

    ``has_ticks``: whether any is ticked; where none is, the lists are remembered.
    """
    if not has_ticks:
        lists = revision.kept(_lists)
        return lists.get(proposal.aktionsraum_id) or lists.get(None, ())
    rows = session().execute(_OF_IDEA, {"area": proposal.aktionsraum_id, "idea": proposal.id})
    return [PointRow(row[0], row[1], row[2], bool(row[3]), row[4], row[5]) for row in rows]


def _lists() -> Mapping[int | None, Sequence[PointRow]]:
    """The lists of today by area; the city's under None."""
    query = sa.select(ChecklistItem).where(ChecklistItem.is_active).order_by(ChecklistItem.position, ChecklistItem.id)
    lists: dict[int | None, list[PointRow]] = {}
    for item in session().scalars(query):
        point = PointRow(item.id, item.label, item.label_en, is_listed=True, ticked_by_id=None, ticked_at=None)
        lists.setdefault(item.aktionsraum_id, []).append(point)
    return MappingProxyType({area_id: tuple(points) for area_id, points in lists.items()})


_AREA = sa.bindparam("area", type_=sa.Integer)
_of_area = sa.orm.aliased(ChecklistItem)
_HAS_OWN = sa.exists().where(_of_area.is_active, _of_area.aktionsraum_id == _AREA)
_LISTED = sa.and_(
    ChecklistItem.is_active,
    sa.or_(ChecklistItem.aktionsraum_id == _AREA, sa.and_(ChecklistItem.aktionsraum_id.is_(None), ~_HAS_OWN)),
)
_OF_IDEA = (
    sa.select(
        ChecklistItem.id,
        ChecklistItem.label,
        ChecklistItem.label_en,
        _LISTED,
        ChecklistTick.ticked_by_id,
        ChecklistTick.ticked_at,
    )
    .outerjoin(
        ChecklistTick,
        sa.and_(ChecklistTick.item_id == ChecklistItem.id, ChecklistTick.proposal_id == sa.bindparam("idea")),
    )
    .where(sa.or_(_LISTED, ChecklistTick.item_id.is_not(None)))
    .order_by(ChecklistItem.position, ChecklistItem.id)
)


def checklist(area_id: int | None) -> Sequence[ChecklistItem]:
    """The points of an area's own list, or of the city's, in their order."""
    query = sa.select(ChecklistItem).where(_active(area_id))
    return session().scalars(query.order_by(ChecklistItem.position, ChecklistItem.id)).all()


def areas_with_own_list() -> frozenset[int]:
    """The areas that do not use the city's list."""
    query = sa.select(ChecklistItem.aktionsraum_id).where(
        ChecklistItem.is_active, ChecklistItem.aktionsraum_id.is_not(None)
    )
    return frozenset(area_id for area_id in session().scalars(query.distinct()) if area_id is not None)


def checklist_item_by_id(item_id: int) -> ChecklistItem | None:
    """A point that stands on a list, or None."""
    item = session().get(ChecklistItem, item_id) if 0 < item_id <= _MOST_ID else None
    return item if item is not None and item.is_active else None


def _active(area_id: int | None) -> sa.ColumnElement[bool]:
    return sa.and_(ChecklistItem.is_active, ChecklistItem.aktionsraum_id.is_not_distinct_from(area_id))
