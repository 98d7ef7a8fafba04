"""Events at which ideas and support are collected: named once, found again by the next form that names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.constraints import means
from beteiligung.core.database import dialect_name, insert_of, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import EVENT_NAME_MOST, EVENT_PLACE_MOST, Event, EventKind

for _name in ("uq_events_aktionsraum_id_day_name", "events.aktionsraum_id, events.day, events.name"):
    means(_name, lambda: InvalidInput(N_("An diesem Tag gibt es schon eine Veranstaltung mit diesem Namen.")))


@dataclass(frozen=True)
class EventWords:
    """An event as an officer names it."""

    name: str
    day: date
    kind: EventKind
    place: str | None = None


def event_for(named: int | EventWords, aktionsraum_id: int) -> Event:
    """The event with this id, or the one of that area, day and name; there is one from now on. A part of another act.

    Raises InvalidInput for an id of none.
    """
    if isinstance(named, int):
        event = session().get(Event, named)
        if event is None:
            raise InvalidInput(N_("Bitte wählen Sie eine Veranstaltung aus der Liste."))
        return event
    insert = insert_of(dialect_name())
    values = {"aktionsraum_id": aktionsraum_id, "day": named.day, "name": named.name}
    known = sa.select(Event).filter_by(**values)
    event = session().scalars(known).first()
    if event is None:  # two phones may name the same one in the same moment
        session().execute(insert(Event).values(**values, kind=named.kind, place=named.place).on_conflict_do_nothing())
        event = session().scalars(known).one()
    return event


def edit_event(actor: Actor, event: Event, words: EventWords, *, version: int | None) -> None:
    """Put name, day, place or kind right. What was entered there stays with it, and says so with the new name.

    Raises InvalidInput for words that do not do and for what another event of the area is called on that day; Stale.
    """
    require(actor, P.EVENT_EDIT, event)
    if version != event.version:
        raise Stale
    if not 0 < len(words.name) <= EVENT_NAME_MOST or len(words.place or "") > EVENT_PLACE_MOST:
        raise InvalidInput(N_("Bitte schreiben Sie, wie die Veranstaltung heißt."))
    event.name, event.day, event.kind, event.place = words.name, words.day, words.kind, words.place or None
    session().flush()
