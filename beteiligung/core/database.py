"""The database as features see it: a base for tables, the current session, and the one place that commits."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, ORMExecuteState, Session
from sqlalchemy.orm.exc import StaleDataError

from beteiligung.core.city_days import teach
from beteiligung.core.constraints import refusal_for
from beteiligung.core.errors import Stale
from beteiligung.core.provided import Provided

T = TypeVar("T")


class Base(DeclarativeBase):
    """Every table. Constraints are named by rule, so that migrations and error messages can name them."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An instant. SQLite drops time zones, so everything is stored in UTC and comes back aware."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def code_column(enum: type[StrEnum], *, name: str) -> sa.Enum:
    """A column type for the codes of an enumeration, held by a CHECK constraint called ``name``."""
    return sa.Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


PRIVATE = {"info": {"is_private": True}}
"""For ``__table_args__`` of a table of which nothing stands on a public page: its rows change no finished page."""

session = Provided[Session]()
"""``session()`` is the session of this request or command."""


def add(thing: T) -> T:
    """Put a new row into the session and give it its id."""
    session().add(thing)
    session().flush()
    return thing


def insert_of(dialect: str) -> Any:
    """The INSERT of the database with this name, which can say what becomes of a row that is there already.

    Into a table it costs a quarter of what it costs into a model; only a model gives back the thing that was made.
    """
    return postgresql.insert if dialect == "postgresql" else sqlite.insert


def dialect_name() -> str:
    """The name of the database of this session, for statements that are built once for each."""
    return str(session().get_bind().dialect.name)


@dataclass
class Written:
    """What a unit of work has written so far: whether any row changed, and the rows that are new, in their order."""

    has_changed: bool = False
    made: list[Any] = field(default_factory=list)


def written() -> Written:
    """What the present unit of work has written; nothing outside of one."""
    return written_in(session())


def written_in(current: Session) -> Written:
    """The same for a session at hand."""
    found: Written | None = current.info.get("written")
    return found if found is not None else Written()


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """One transaction for one act: commits at the end, or takes everything back.

    On SQLite writers queue at a file lock and begin IMMEDIATE; a read that turns into a write
    would otherwise fail at once for all but one of many concurrent requests.

    Raises the DomainError that a broken constraint stands for, and Stale for a lost update.
    """
    current = session()
    current.rollback()
    with _writers_queue(current.get_bind()):
        try:
            current.info["may_write"], current.info["written"] = True, Written()
            current.connection(execution_options={"sqlite_begin": "IMMEDIATE"})
            yield current
            current.commit()
        except StaleDataError as error:
            current.rollback()
            raise Stale from error
        except sa.exc.DBAPIError as error:
            current.rollback()
            refusal = refusal_for(error)
            if refusal is None:
                raise
            raise refusal from error
        except BaseException:
            current.rollback()
            raise
        finally:
            current.info["may_write"] = False
            current.info.pop("written", None)


class DatabaseAway(Exception):
    """The database does not answer, or the embedded one's folder is gone or not writable."""


class WriteOutsideUnitOfWork(RuntimeError):
    """Reading never writes: only an unsafe request or a command may change rows."""


@sa.event.listens_for(Session, "before_flush")
def _refuse_flush(current: Session, _context: Any, _instances: Any) -> None:
    if not current.info.get("may_write") and (current.new or current.deleted or current.dirty):
        raise WriteOutsideUnitOfWork
    seen = written_in(current)
    seen.made.extend(current.new)
    if current.new or current.deleted or any(current.is_modified(thing) for thing in current.dirty):
        seen.has_changed = True


@sa.event.listens_for(Session, "do_orm_execute")
def _refuse_statement(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and not state.session.info.get("may_write"):
        raise WriteOutsideUnitOfWork
    if writes:
        written_in(state.session).has_changed = True


@contextmanager
def _writers_queue(bind: Engine | Connection) -> Iterator[None]:
    engine = bind.engine
    path = engine.url.database if engine.dialect.name == "sqlite" else None
    if not path or path == ":memory:":
        yield
        return
    try:
        handle = os.open(f"{path}.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    except OSError as error:
        raise DatabaseAway from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def prepare_engine(engine: Engine) -> None:
    """Give SQLite the manners that PostgreSQL has: foreign keys, triggers on replace, real transactions."""
    if engine.dialect.name != "sqlite":
        return

    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode = WAL",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "busy_timeout = 15000",
            "synchronous = NORMAL",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        teach(connection)

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        if kind is not None:
            connection.exec_driver_sql(f"BEGIN {kind}")
