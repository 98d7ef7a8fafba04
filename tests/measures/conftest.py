"""What tests of measures share."""

from __future__ import annotations

import pytest

from tests.measures.way import Crew
from tests.support.factories import make_area, make_pot


@pytest.fixture
def crew(at_work: None) -> Crew:
    """The people of a measure's way; the central pot and that of their area are there."""
    area = make_area("nordmarkt")
    make_pot()
    make_pot(area)
    return Crew(area.id)
