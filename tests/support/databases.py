"""A fresh, migrated database for each test: a copy of a template that was migrated once per process."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from beteiligung.core.migrate import upgrade

KINDS = ("sqlite", "postgresql")


class Databases(Protocol):
    """Where databases come from. ``migrated=False`` gives an empty one, for tests of the migrations."""

    def create(self, *, migrated: bool = True) -> str:
        """Make a database and give its address."""
        ...

    def drop(self, url: str, *, force: bool = False) -> None:
        """Take a database away; on PostgreSQL an error if a connection was left open, unless with ``force``."""
        ...


class SqliteDatabases:
    """Files in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._template: Path | None = None

    def create(self, *, migrated: bool = True) -> str:
        path = self._folder / f"test-{next(self._numbers)}.sqlite3"
        if migrated:
            shutil.copyfile(self._migrated(), path)
        return f"sqlite:///{path}"

    def drop(self, url: str, *, force: bool = False) -> None:
        path = Path(make_url(url).database or "")
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}.lock"):
            path.with_name(name).unlink(missing_ok=True)

    def _migrated(self) -> Path:
        if self._template is None:
            path = self._folder / "template.sqlite3"
            upgrade(f"sqlite:///{path}")
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what is still in the log would not be copied
            connection.close()
            self._template = path
        return self._template


class PostgresDatabases:
    """Databases of one server. ``name`` keeps apart those who use the server at the same time."""

    def __init__(self, server: str, name: str) -> None:
        self._server = make_url(server).set(drivername="postgresql")
        self._name = name
        self._numbers = itertools.count(1)
        self._template: str | None = None

    def create(self, *, migrated: bool = True) -> str:
        name = f"{self._name}_{next(self._numbers)}"
        if migrated:
            self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, self._migrated())
        else:
            self._run("CREATE DATABASE {} TEMPLATE template0", name)
        return self._url(name)

    def drop(self, url: str, *, force: bool = False) -> None:
        # Without force the server waits five seconds for those who are about to leave.
        self._run(f"DROP DATABASE IF EXISTS {{}}{' WITH (FORCE)' if force else ''}", make_url(url).database or "")

    def close(self) -> None:
        """Take the template away, so that a server that lives longer than the tests stays clean."""
        if self._template is not None:
            self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", self._template)

    def _migrated(self) -> str:
        if self._template is None:
            name = f"{self._name}_template"
            self._run("CREATE DATABASE {} TEMPLATE template0", name)
            upgrade(self._url(name))
            self._template = name
        return self._template

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self._server.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
