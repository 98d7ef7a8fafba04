"""Events at which ideas and support are collected: named once, found again by the next form that names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import Event, EventKind


@dataclass(frozen=True)
class EventWords:
    """An event as an officer names it."""

    name: str
    day: date
    kind: EventKind


def event_for(named: int | EventWords, aktionsraum_id: int) -> Event:
    """The event with this id, or the one of that area, day and name; there is one from now on. A part of another act.

    Raises InvalidInput for an id of none.
    """
    if isinstance(named, int):
        event = session().get(Event, named)
        if event is None:
            raise InvalidInput(N_("Bitte wählen Sie eine Veranstaltung aus der Liste."))
        return event
    insert = postgresql.insert if session().get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {"aktionsraum_id": aktionsraum_id, "day": named.day, "name": named.name}
    known = sa.select(Event).filter_by(**values)
    event = session().scalars(known).first()
    if event is None:  # two phones may name the same one in the same moment
        session().execute(insert(Event).values(**values, kind=named.kind).on_conflict_do_nothing())
        event = session().scalars(known).one()
    return event
