"""One number for all that the public can read: it grows with each commit that changes any of it.

Finished pages are kept under the number that was read before their data, so a page made from older data is never
found again. See ``web.page_cache``.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from beteiligung.core.database import PRIVATE, Base, session

_CHANGED = "public_rows_changed"


class Revision(Base):
    """The one row that holds the number."""

    __tablename__ = "revisions"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"), PRIVATE)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(sa.BigInteger)


def current() -> int:
    """The number as of now, read outside of any transaction."""
    engine = session().get_bind().engine
    # On SQLite every statement outside of BEGIN is one by itself.
    options: dict[str, Any] = {"sqlite_begin": None}
    if engine.dialect.name != "sqlite":
        options = {"isolation_level": "AUTOCOMMIT"}
    with engine.connect().execution_options(**options) as connection:
        return connection.scalar(_READ) or 0


_READ = sa.select(Revision.number)


@sa.event.listens_for(Session, "before_flush")
def _notice_things(current_session: Session, _context: Any, _instances: Any) -> None:
    for thing in (*current_session.new, *current_session.dirty, *current_session.deleted):
        if not thing.__table__.info.get("is_private") and getattr(thing, "may_be_public", True):
            current_session.info[_CHANGED] = True
            return


@sa.event.listens_for(Session, "do_orm_execute")
def _notice_statements(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        table = getattr(state.statement, "table", None)
        if table is None or not table.info.get("is_private"):
            state.session.info[_CHANGED] = True


@sa.event.listens_for(Session, "before_commit")
def _bump(current_session: Session) -> None:
    """The last statement of the transaction, so that its row is locked for as short as can be."""
    current_session.flush()
    if current_session.info.pop(_CHANGED, False):
        current_session.execute(sa.update(Revision).values(number=Revision.number + 1))


@sa.event.listens_for(Session, "after_rollback")
def _forget(current_session: Session) -> None:
    current_session.info.pop(_CHANGED, None)
