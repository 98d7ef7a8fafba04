"""A database without an application, as the migrations meet it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from beteiligung import wiring
from beteiligung.core import database

wiring.load_models()


@contextmanager
def opened(url: str) -> Iterator[sa.Engine]:
    """An engine with the manners of the application's, closed at the end."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    database.prepare_engine(engine)
    yield engine
    engine.dispose()


@contextmanager
def writing(url: str) -> Iterator[Session]:
    """The session that factories write into."""
    with opened(url) as engine, Session(engine) as session, database.session.instead(lambda: session):
        yield session


@pytest.fixture
def migrated_url(database_url: str) -> str:
    return database_url
