"""Counts the statements that an application sends to its database."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import Flask

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
        return self

    def __exit__(self, *_error: object) -> None:
        sa.event.remove(self._engine, "before_cursor_execute", self._hear)

    def _hear(
        self, _connection: Any, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
    ) -> None:
        if not statement.lstrip().upper().startswith(_NOT_COUNTED):
            self.statements.append(statement)
