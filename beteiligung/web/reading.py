"""The session of a request. Reading on PostgreSQL begins no transaction, which would cost two more round trips.

Each statement sees what is committed when it begins, as it does inside a transaction at READ COMMITTED. On SQLite a
transaction costs nothing, and its reader sees one moment.
"""

from __future__ import annotations

from typing import Any

from flask_sqlalchemy.session import Session
from sqlalchemy.engine import Connection, Engine


class RequestSession(Session):
    """Reads outside of transactions until ``core.database.unit_of_work`` begins one."""

    def get_bind(self, *arguments: Any, **options: Any) -> Engine | Connection:
        engine = super().get_bind(*arguments, **options)
        if self.info.get("may_write") or not isinstance(engine, Engine) or engine.dialect.name == "sqlite":
            return engine
        reader: Engine | None = vars(engine).get("reader")
        if reader is None:  # once per process; it shares the connections
            reader = vars(engine)["reader"] = engine.execution_options(isolation_level="AUTOCOMMIT")
        return reader
