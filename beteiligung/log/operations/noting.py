"""What is written into the log, at the door of requests and of commands: nowhere else, so that nothing is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import LOOKS, Granted, in_office, is_reading
from beteiligung.core import clock
from beteiligung.core.database import Base, session, written
from beteiligung.log.models import LogEntry

COMMAND = "command:"


def note_request(granted: Sequence[Granted], thing: Any, *, door: P) -> None:
    """Log what a member of staff did in this transaction, if they did it in their office.

    ``granted``: what the policy was asked on the way, ``door`` by the route. The act is the first that an operation asked for and
    that is more than reading: the door may let several in. Where no operation asked, it is the door's. Of several
    questions for one permission the one that names its act counts. Reading alone is an entry where something was written
    all the same. Where what was opened is private (``LOOKS``), the look is an entry of its own. ``thing``: what the
    address was about; without one, the entry is about what was made first.
    """
    acts = [one for one in granted if in_office(one.actor, one.permission, one.thing)]
    has_changed = _has_changed()
    look = next((one for one in acts if one.permission in LOOKS), None)
    if look is not None:
        note_act(look.actor, look.permission, thing if thing is not None else look.thing)
        acts = [one for one in acts if one.permission not in LOOKS and not is_reading(one.permission)]
    if not acts or not has_changed:
        return
    inside = next((place for place, one in enumerate(granted, 1) if one.permission is door), 0)
    by_operations = [one for one in granted[inside:] if any(one is other for other in acts)]
    act = next((one for one in (*by_operations, *acts) if not is_reading(one.permission)), acts[0])
    act = next((one for one in by_operations if one.permission == act.permission and one.act), act)
    if thing is None or act.actor.outside_appeal_id is not None:  # whose address is about their link
        thing = act.thing
    note_act(act.actor, act.code, thing, *written().made[:1])


def note_command(name: str) -> None:
    """Log what the platform did by a command, if it changed anything."""
    if _has_changed():
        note_act(Actor.system(name), f"{COMMAND}{name}", *written().made[:1])


def note_act(actor: Actor, act: P | str, *things: Any) -> None:
    """One entry, about the first of these things that the database knows.

    A decision that was made on the way gives its number and its ground.
    """
    decision = next((row for row in written().made if getattr(row, "is_decision", False)), None)
    named = next((one for one in map(_named, things) if one is not None), None)
    session().execute(
        sa.insert(LogEntry).values(
            month=clock.today().replace(day=1),
            at=clock.now(),
            account_id=actor.account_id,
            role=actor.role,
            act=str(act),
            thing_kind=named[0] if named else None,
            thing_id=named[1] if named else None,
            aktionsraum_id=named[2] if named else None,
            ground=decision.ground if decision is not None else None,
            decision_id=decision.id if decision is not None else None,
        )
    )


def _has_changed() -> bool:
    session().flush()
    return written().has_changed


def _named(thing: Any) -> tuple[str, int, int | None] | None:
    """Table, id and area of a thing; of what only stands for a row (a measure's case), those of the row."""
    row = thing if isinstance(thing, Base) else getattr(thing, "measure", None)
    if not isinstance(row, Base):
        return None
    identity = sa.inspect(row).identity
    if identity is None or not isinstance(identity[0], int):
        return None
    kind = row.__tablename__
    return kind, identity[0], identity[0] if kind == "aktionsraeume" else getattr(row, "aktionsraum_id", None)
