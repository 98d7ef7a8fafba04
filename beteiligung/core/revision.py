"""Two numbers: one grows with each commit that changes anything the public can read, one with the city's own facts.

Finished pages are kept under the first (``web.remembered.pages``), names of areas and the like under the second
(``kept``). What is kept was made from data at least as new as the number it is kept under, so it is never older than it
says.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, SessionTransaction, mapped_column
from sqlalchemy.pool import Pool

from beteiligung.core.database import PRIVATE, Base, DatabaseAway, session

T = TypeVar("T")

_PUBLIC, _CITY, _NUMBERS = "public_rows_changed", "city_changed", "revision_numbers"


class Revision(Base):
    """The one row that holds the numbers."""

    __tablename__ = "revisions"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(sa.BigInteger)
    city_number: Mapped[int] = mapped_column(sa.BigInteger, server_default="1")


class Numbers(NamedTuple):
    """``public``: of everything the public can read; ``city``: of the city, its areas and fields of action."""

    public: int
    city: int


NUMBERS = (sa.select(Revision.number).scalar_subquery(), sa.select(Revision.city_number).scalar_subquery())
"""Both as columns, for a statement that is asked before all others."""
READ = "SELECT number, city_number FROM revisions"


def now(engine: Engine) -> Numbers:
    """The numbers of this moment, outside of any transaction. Asked for each kept page, so by the driver itself.

    Raises DatabaseAway.
    """
    try:
        return _ask(engine)
    except (engine.dialect.loaded_dbapi.Error, sa.exc.TimeoutError) as error:
        raise DatabaseAway from error


def _ask(engine: Engine) -> Numbers:
    pooled = engine.raw_connection()
    try:
        driver: Any = pooled.driver_connection
        if engine.dialect.name == "sqlite":  # every statement outside of BEGIN is one by itself
            return Numbers(*driver.execute(READ).fetchone())
        driver.autocommit = True
        try:
            return Numbers(*driver.execute(READ).fetchone())
        finally:
            driver.autocommit = False
    except BaseException:
        pooled.invalidate()
        raise
    finally:
        pooled.close()


def current() -> Numbers:
    """The numbers that the data of this request is at least as new as."""
    info = session().info
    if _NUMBERS not in info:
        info[_NUMBERS] = Numbers(*session().execute(sa.text(READ)).one())
    numbers: Numbers = info[_NUMBERS]
    return numbers


def begin_with(numbers: Numbers) -> None:
    """Take over numbers that were asked for before this request reads anything else; those of before stay."""
    session().info.setdefault(_NUMBERS, numbers)


_memory: WeakKeyDictionary[Pool, dict[Callable[[], Any], tuple[int, Any]]] = WeakKeyDictionary()
"""By the pool of connections, which stands for a database as one process knows it."""


def kept(make: Callable[[], T], *, for_writers: bool = False) -> T:
    """What ``make`` reads of the city's facts, from memory for as long as none of them changed.

    ``make`` must give what nobody can change: values, or rows taken out of their session (``core.city_facts``). Whoever
    may write reads anew; ``for_writers``: gets it from memory too, since it is values alone, as it stood when their
    transaction asked its first question.
    """
    if session().info.get("may_write") and not (for_writers and _is_as_asked()):
        return make()
    memory = _memory.setdefault(session().get_bind().engine.pool, {})
    number = current().city
    known = memory.get(make)
    if known is None or known[0] != number:
        known = memory[make] = (number, make())
    value: T = known[1]
    return value


def _is_as_asked() -> bool:
    """Whether the numbers are known already, and this very transaction has changed nothing of the city."""
    here = session()
    unwritten = (*here.new, *here.dirty, *here.deleted)
    return (
        _NUMBERS in here.info
        and not here.info.get(_CITY)
        and not any(thing.__table__.info.get("is_city_fact") for thing in unwritten)
    )


@sa.event.listens_for(Session, "before_flush")
def _notice_things(current_session: Session, _context: Any, _instances: Any) -> None:
    for thing in (*current_session.new, *current_session.dirty, *current_session.deleted):
        if getattr(thing, "may_be_public", True):
            _notice(current_session, thing.__table__)


@sa.event.listens_for(Session, "do_orm_execute")
def _notice_statements(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        _notice(state.session, getattr(state.statement, "table", None))


def _notice(current_session: Session, table: Any) -> None:
    """A table that nobody knows may hold anything."""
    if table is None or not table.info.get("is_private"):
        current_session.info[_PUBLIC] = True
    if table is None or table.info.get("is_city_fact"):
        current_session.info[_CITY] = True


@sa.event.listens_for(Session, "before_commit")
def _bump(current_session: Session) -> None:
    """The last statement of the transaction, so that its row is locked for as short as can be."""
    if current_session.in_nested_transaction():
        return
    current_session.flush()
    of_public, of_city = current_session.info.pop(_PUBLIC, False), current_session.info.pop(_CITY, False)
    if of_public or of_city:
        current_session.execute(_raise(of_public=of_public, of_city=of_city))


@cache
def _raise(*, of_public: bool, of_city: bool) -> sa.Update:
    """Asked with nearly every write, so it is built once."""
    changes: dict[str, Any] = {}
    if of_public:
        changes["number"] = Revision.number + 1
    if of_city:
        changes["city_number"] = Revision.city_number + 1
    return sa.update(Revision).values(changes).execution_options(synchronize_session=False)


@sa.event.listens_for(Session, "after_transaction_end")
def _forget(current_session: Session, transaction: SessionTransaction) -> None:
    """What was taken back changed nothing, and what is read next may be newer. A savepoint ends nothing."""
    if transaction.parent is None:
        for name in (_PUBLIC, _CITY, _NUMBERS):
            current_session.info.pop(name, None)


def ask_again() -> None:
    """Something newer than the numbers was met."""
    session().info.pop(_NUMBERS, None)
