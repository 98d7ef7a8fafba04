"""What tests of money share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from beteiligung.core.database import unit_of_work
from tests.measures.bare import bare_sessions


@pytest.fixture
def bare(database_url: str) -> Iterator[Session]:
    """A session without an application."""
    with bare_sessions(database_url) as session:
        yield session


@pytest.fixture
def at_work(bare: Session) -> Iterator[None]:
    """Inside one unit of work."""
    with unit_of_work():
        yield
