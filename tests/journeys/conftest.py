"""The real city: Dortmund as `beteiligung init` sets it up."""

import pytest

from tests.support.personas import People


@pytest.fixture
def dortmund(app) -> People:
    """The city after `init`, with officers of Nordmarkt and Hörde, two coordinators, an auditor and an admin."""
    result = app.test_cli_runner().invoke(args=["init"])
    assert result.exit_code == 0, result.output
    return People(app)
