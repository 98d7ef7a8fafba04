"""A prepared city whose data is in Georgian letters."""

from collections.abc import Iterator

import pytest

from tests.support.personas import People
from tests.support.prepared import Prepared, prepare
from tests.support.pseudo import write_data_in_georgian


@pytest.fixture(scope="module")
def prepared(databases, tmp_path_factory) -> Iterator[Prepared]:
    from beteiligung import create_app, db

    url = databases.create()
    app = create_app({"DATABASE_URL": url, "INSTANCE": str(tmp_path_factory.mktemp("instance")), "TESTING": True})
    city = prepare(People(app))
    with app.app_context():
        write_data_in_georgian()
    yield city
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(url)
