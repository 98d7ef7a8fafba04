"""A prepared city whose data is in Georgian letters."""

from collections.abc import Iterator

import pytest

from tests.support.application import application
from tests.support.personas import People
from tests.support.prepared import Prepared, prepare
from tests.support.pseudo import write_data_in_georgian


@pytest.fixture(scope="module")
def prepared(databases, tmp_path_factory) -> Iterator[Prepared]:
    url = databases.create()
    with application(DATABASE_URL=url, INSTANCE=str(tmp_path_factory.mktemp("instance"))) as app:
        city = prepare(People(app))
        with app.app_context():
            write_data_in_georgian()
        yield city
    databases.drop(url)
