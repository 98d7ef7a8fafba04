"""One prepared city per engine and process, for walks that only read or whose acts are all refused."""

from collections.abc import Iterator

import pytest

from tests.support.personas import People
from tests.support.prepared import Prepared, prepare


@pytest.fixture(scope="module")
def prepared(databases, tmp_path_factory) -> Iterator[Prepared]:
    from beteiligung import create_app, db

    url = databases.create()
    folder = tmp_path_factory.mktemp("instance")
    app = create_app({"DATABASE_URL": url, "INSTANCE": str(folder), "TESTING": True})
    yield prepare(People(app))
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(url)
