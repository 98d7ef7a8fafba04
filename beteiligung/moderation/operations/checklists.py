"""Checklists: coordinators say which points there are, officers tick them for an idea."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line
from beteiligung.moderation.models import ChecklistItem, ChecklistTick
from beteiligung.moderation.queries import checklist, checklist_of
from beteiligung.proposals.models import Proposal

LABEL_LENGTH = (3, 120)
"""Least and most characters of a point."""

MOST_POINTS = 20
"""Points on one list: more is nobody's checklist."""

FIRST_POINTS = (
    ("Ort angesehen", "Looked at the place"),
    ("Zuständigkeit geklärt", "Found out who is responsible"),
    ("Kosten überschlagen", "Estimated the cost"),
    ("Mit Einreicher*in gesprochen", "Spoke with whoever proposed it"),
    ("Träger gesucht", "Looked for a body to carry it"),
)
"""What a new city begins with, in German and English."""


def set_up_checklist(actor: Actor) -> None:
    """Give a new city a list to begin with. Where there ever was a list of the city, nothing changes."""
    require(actor, P.CITY_SET_UP)
    if session().scalar(sa.select(ChecklistItem.id).where(ChecklistItem.aktionsraum_id.is_(None)).limit(1)) is None:
        for position, (label, label_en) in enumerate(FIRST_POINTS, 1):
            add(ChecklistItem(label=label, label_en=label_en, position=position))


def tick_points(actor: Actor, proposal: Proposal, *, ticked: Collection[int], unticked: Collection[int]) -> None:
    """Tick points of an idea's list and take ticks back. What others ticked meanwhile stays as they left it."""
    require(actor, P.CHECKLIST_TICK, proposal)
    points = {point.id: point for point in checklist_of(proposal)}
    session().execute(
        sa.delete(ChecklistTick).where(
            ChecklistTick.proposal_id == proposal.id, ChecklistTick.item_id.in_(set(unticked) - set(ticked))
        )
    )
    for item_id in sorted(ticked):
        point = points.get(item_id)
        if point is not None and point.is_listed and point.ticked_at is None:
            tick = ChecklistTick(proposal_id=proposal.id, item_id=item_id, ticked_by_id=actor.account_id)
            tick.ticked_at = clock.now()
            add(tick)


def begin_own_checklist(actor: Actor, *, area_id: int) -> None:
    """Give an area a list of its own: the city's, to be changed. One that it has already stays as it is."""
    require(actor, P.CHECKLIST_EDIT, act="begin")
    if checklist(area_id):
        return
    for item in checklist(None):
        add(ChecklistItem(aktionsraum_id=area_id, label=item.label, label_en=item.label_en, position=item.position))


def add_point(actor: Actor, *, area_id: int | None, label: str, label_en: str | None) -> ChecklistItem:
    """Put a point at the end of a list. Raises InvalidInput for words too short or too long, and for a full list."""
    require(actor, P.CHECKLIST_EDIT, act="add")
    points = checklist(area_id)
    if len(points) >= MOST_POINTS:
        raise InvalidInput(N_("Mehr als %(most)s Punkte gehen nicht."), most=MOST_POINTS)
    german, english = _labels(label, label_en)
    position = points[-1].position + 1 if points else 1
    return add(ChecklistItem(aktionsraum_id=area_id, label=german, label_en=english, position=position))


def change_point(actor: Actor, item: ChecklistItem, *, label: str, label_en: str | None, version: int | None) -> None:
    """Say a point in other words. Raises InvalidInput as above, and Stale."""
    require(actor, P.CHECKLIST_EDIT, act="change")
    if version != item.version:
        raise Stale
    item.label, item.label_en = _labels(label, label_en)


def move_point(actor: Actor, item: ChecklistItem, *, up: bool) -> None:
    """One place up or down; at the end of the list nothing happens."""
    require(actor, P.CHECKLIST_EDIT, act="move")
    points = list(checklist(item.aktionsraum_id))
    place = points.index(item)
    other = place - 1 if up else place + 1
    if 0 <= other < len(points):
        points[place], points[other] = points[other], points[place]
        for position, point in enumerate(points, 1):
            point.position = position


def remove_point(actor: Actor, item: ChecklistItem) -> None:
    """Take a point off its list. Where it was ticked, that stays to be read."""
    require(actor, P.CHECKLIST_EDIT, act="remove")
    item.is_active = False


def _labels(label: str, label_en: str | None) -> tuple[str, str | None]:
    german, english = clean_line(label), clean_line(label_en)
    least, most = LABEL_LENGTH
    if not least <= len(german) <= most or len(english) > most:
        raise InvalidInput(
            N_("Bitte schreiben Sie den Punkt mit %(least)s bis %(most)s Zeichen."), least=least, most=most
        )
    return german, english or None
