"""What tests of measures share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from beteiligung.core.database import unit_of_work
from tests.measures.bare import bare_sessions
from tests.measures.way import Crew
from tests.support.factories import make_area, make_pot


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


@pytest.fixture
def crew(at_work: None) -> Crew:
    """The people of a measure's way; the central pot and that of their area are there."""
    area = make_area("nordmarkt")
    make_pot()
    make_pot(area)
    return Crew(area.id)
