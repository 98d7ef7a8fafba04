"""Where the desk's operations are tested: an area, and who is in charge of it. Tests of pages have people of their own."""

import pytest

from beteiligung.accounts.queries import actor_of
from tests.support.factories import make_area, make_staff


@pytest.fixture
def in_app(app):
    with app.app_context():
        yield


@pytest.fixture
def area(in_app):
    return make_area("nordmarkt")


@pytest.fixture
def officer(area):
    return actor_of(make_staff("officer", [area]).id)


@pytest.fixture
def coordinator(in_app):
    return actor_of(make_staff("coordinator").id)
