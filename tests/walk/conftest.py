"""One prepared city per engine and process, for walks that only read or whose acts are all refused."""

from collections.abc import Iterator

import pytest

from tests.support.application import application
from tests.support.personas import People
from tests.support.prepared import Prepared, prepare


@pytest.fixture(scope="module")
def prepared(databases, tmp_path_factory) -> Iterator[Prepared]:
    url = databases.create()
    with application(DATABASE_URL=url, INSTANCE=str(tmp_path_factory.mktemp("instance"))) as app:
        yield prepare(People(app))
    databases.drop(url)
