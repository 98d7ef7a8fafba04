"""Three areas to choose from."""

from __future__ import annotations

import pytest

from tests.support.factories import make_area
from tests.support.world import World


@pytest.fixture(autouse=True)
def areas(world: World) -> None:
    for slug in ("nordmarkt", "hoerde", "meylantviertel"):
        world(make_area, slug)
