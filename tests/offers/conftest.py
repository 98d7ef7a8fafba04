"""An idea that somebody else proposed."""

import pytest

from tests.support.factories import make_proposal


@pytest.fixture
def idea(people, world):
    return world(make_proposal, area=people.here, author=people.author, title="Ein Baum für den Hof")
