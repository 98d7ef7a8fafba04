"""Counts the statements that an application sends to its database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Dialect, Engine

from beteiligung.core import revision

_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


class StatementCounter:
    """``with StatementCounter(app) as counter: …``; then ``counter.count`` and ``counter.statements``.

    Beginning and ending a transaction are not questions and are not counted.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self.statements: list[str] = []

    @property
    def count(self) -> int:
        return len(self.statements)

    def __enter__(self) -> StatementCounter:
        from beteiligung import db

        with self._app.app_context():
            self._engine = db.engine
        sa.event.listen(self._engine, "before_cursor_execute", self._hear)
        self._now = revision.now
        revision.now = self._hear_numbers
        return self

    def __exit__(self, *_error: object) -> None:
        sa.event.remove(self._engine, "before_cursor_execute", self._hear)
        revision.now = self._now

    def _hear_numbers(self, engine: Engine) -> revision.Numbers:
        """Asked of the driver itself, past SQLAlchemy."""
        self.statements.append(revision.READ)
        return self._now(engine)

    def _hear(
        self, _connection: Any, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
    ) -> None:
        if not statement.lstrip().upper().startswith(_NOT_COUNTED):
            self.statements.append(statement)


class CompiledStatements:
    """What SQLAlchemy compiled for the engines of earlier tests.

    It keeps statements by dialect, and every engine makes a dialect of its own: each test would compile all anew,
    which a process that serves people does once.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Dialect, Any]] = {}

    def keep(self, engine: Engine) -> None:
        """Keep what a first engine compiled, if it ever met its database."""
        if getattr(engine.dialect, "server_version_info", None):
            self._kept.setdefault(engine.dialect.name, (engine.dialect, engine._compiled_cache))

    def give(self, engine: Engine) -> None:
        """Let a new engine have it."""
        if engine.dialect.name in self._kept:
            engine.dialect, engine._compiled_cache = self._kept[engine.dialect.name]
            engine.pool._dialect = engine.dialect


STATEMENTS = CompiledStatements()
