"""Every SELECT of the log. Who did something is in none of its rows: not even the code that shows them can say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import Base, session
from beteiligung.log.models import LogEntry, PersonRequest
from beteiligung.log.operations.noting import COMMAND

BATCH = 1_000
"""So many rows an export reads at once."""

LOOK_LASTS = timedelta(minutes=15)
"""So long somebody who opened what is private sees it, without opening it anew."""


@dataclass(frozen=True)
class Asked:
    """Which entries; None narrows nothing. ``act`` may be ``COMMAND`` for every command."""

    month: date | None = None
    act: str | None = None
    thing_kind: str | None = None
    thing_id: int | None = None
    aktionsraum_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as it is shown: by role, never by person."""

    id: int
    at: datetime
    role: str
    act: str
    thing_kind: str | None
    thing_id: int | None
    aktionsraum_id: int | None
    ground: str | None
    decision_id: int | None


_SHOWN = (
    LogEntry.id,
    LogEntry.at,
    LogEntry.role,
    LogEntry.act,
    LogEntry.thing_kind,
    LogEntry.thing_id,
    LogEntry.aktionsraum_id,
    LogEntry.ground,
    LogEntry.decision_id,
)


def has_done(account_id: int, act: str, thing: Base, *, since: datetime) -> bool:
    """Whether a person did something with a thing since a moment: they themselves see for a while what they opened."""
    query = sa.select(LogEntry.id).where(
        LogEntry.thing_kind == thing.__tablename__,
        LogEntry.thing_id == sa.inspect(thing).mapper.primary_key_from_instance(thing)[0],
        LogEntry.account_id == account_id,
        LogEntry.act == act,
        LogEntry.at >= since,
    )
    return session().scalar(query.limit(1)) is not None


def is_looking(account_id: int | None, act: str, thing: Base) -> bool:
    """Whether a person opened what is private about a thing just now, so that they see it without opening it anew."""
    return account_id is not None and has_done(account_id, act, thing, since=clock.now() - LOOK_LASTS)


def entries(actor: Actor, asked: Asked, before_id: int | None, most: int) -> Sequence[EntryRow]:
    """Entries that this person may read, the newest first, older than the one with this id."""
    return _read([*_readable(actor), *_narrowed(asked)], before_id, most)


def all_entries(actor: Actor, asked: Asked) -> Iterator[EntryRow]:
    """The same from the newest to the oldest, read in batches."""
    before_id: int | None = None
    while True:
        rows = entries(actor, asked, before_id, BATCH)
        yield from rows
        if len(rows) < BATCH:
            return
        before_id = rows[-1].id


def entries_of(request: PersonRequest, before_id: int | None, most: int) -> Sequence[EntryRow]:
    """The entries of one person in the days that were asked for."""
    days = (
        LogEntry.at >= clock.beginning_of(request.first_day),
        LogEntry.at < clock.beginning_of(request.last_day + timedelta(days=1)),
    )
    return _read([LogEntry.account_id == request.account_id, *days], before_id, most)


def first_month() -> date | None:
    """The oldest month of which there are entries."""
    return session().scalar(sa.select(sa.func.min(LogEntry.month)))


def request_by_id(asked_id: int) -> PersonRequest | None:
    """Somebody's request to read the entries of a person."""
    return session().get(PersonRequest, asked_id) if 0 < asked_id < 2**31 else None


def requests(before_id: int | None, most: int) -> Sequence[PersonRequest]:
    """Such requests, the newest first."""
    query = sa.select(PersonRequest).order_by(PersonRequest.id.desc()).limit(most)
    if before_id is not None:
        query = query.where(PersonRequest.id < before_id)
    return session().scalars(query).all()


def _read(conditions: list[sa.ColumnElement[bool]], before_id: int | None, most: int) -> Sequence[EntryRow]:
    query = sa.select(*_SHOWN).where(*conditions).order_by(LogEntry.id.desc()).limit(most)
    if before_id is not None:
        query = query.where(LogEntry.id < before_id)
    return [EntryRow(*row) for row in session().execute(query)]


def _readable(actor: Actor) -> list[sa.ColumnElement[bool]]:
    """Coordinators and auditors read all of it, officers what happened in their areas."""
    if actor.is_coordinator or actor.is_auditor:
        return []
    return [LogEntry.aktionsraum_id.in_(actor.officer_for)]


def _narrowed(asked: Asked) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if asked.act == COMMAND:
        found.append(LogEntry.act.startswith(COMMAND))
    elif asked.act is not None:
        found.append((LogEntry.act == asked.act) | LogEntry.act.startswith(f"{asked.act}:", autoescape=True))
    for column, value in (
        (LogEntry.month, asked.month),
        (LogEntry.thing_kind, asked.thing_kind),
        (LogEntry.thing_id, asked.thing_id),
        (LogEntry.aktionsraum_id, asked.aktionsraum_id),
    ):
        if value is not None:
            found.append(column == value)
    return found
