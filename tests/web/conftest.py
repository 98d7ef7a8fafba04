"""The application with the routes of the workshop, and an idea to work on."""

from typing import Any

import pytest

from tests.support.factories import make_proposal
from tests.web.workshop import open_workshop


@pytest.fixture
def workshop(app: Any) -> Any:
    open_workshop(app)
    return app


@pytest.fixture
def idea(workshop: Any, world: Any) -> Any:
    return world(make_proposal, text="So stand es vorher da.")
