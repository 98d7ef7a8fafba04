"""One of several web processes does the waiting work. Should two do it, nothing breaks: mails are claimed one by one.

On SQLite the lock is a file beside the database, on PostgreSQL an advisory lock held by a connection; both end with
the process that holds them.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

_KEY = 5_318_008_061
"""Any number, as long as no other part of the platform uses it for a lock."""


class WorkerLock(Protocol):
    """Held by at most one process at a time."""

    def hold(self) -> bool:
        """Whether this process holds the lock, trying to get it without waiting."""

    def release(self) -> None:
        """Let another process have it."""


def lock_for(engine: Engine) -> WorkerLock:
    """The lock that fits the database."""
    if engine.dialect.name == "postgresql":
        return AdvisoryLock(engine)
    return FileLock(Path(f"{engine.url.database}.worker.lock"))


class FileLock:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: IO[str] | None = None

    def hold(self) -> bool:
        if self._handle is not None:
            return True
        handle = self._path.open("w")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()


class AdvisoryLock:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def hold(self) -> bool:
        if self._connection is not None:
            try:
                self._connection.exec_driver_sql("SELECT 1")
                return True
            except sa.exc.DBAPIError:
                self.release()
        # Its own connection, outside the pool: the lock lives as long as the connection does.
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()
        if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(_KEY))):
            connection.close()
            return False
        self._connection = connection
        return True

    def release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
