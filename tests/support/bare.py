"""A session without an application, for tests of operations alone: nobody reacts to their events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.orm import Session

from beteiligung.core import database
from beteiligung.wiring import load_models
from tests.support.statements import STATEMENTS


@contextmanager
def bare_sessions(url: str) -> Iterator[Session]:
    """Let ``core.database.session`` give one session on this database."""
    load_models()
    engine = sa.create_engine(url)
    database.prepare_engine(engine)
    STATEMENTS.give(engine)
    with Session(engine) as session, database.session.instead(lambda: session):
        yield session
    engine.dispose()
    STATEMENTS.keep(engine)
