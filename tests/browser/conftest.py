"""A real Chromium and a real server with the prepared areas of Dortmund."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person
from tests.support import needed
from tests.support.personas import People
from tests.support.prepared import Prepared, prepare
from tests.support.server import Server, serving
from tests.support.sessions import tickets_for


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = needed.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=needed.chromium_arguments())
        yield browser
        browser.close()


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    with serving(database_url, tmp_path, workers=1, threads=8) as running:
        result = running.app.test_cli_runner().invoke(args=["init"])
        assert result.exit_code == 0, result.output
        yield running
        assert "Traceback" not in running.log.read_text(), running.log.read_text()[-3000:]


@pytest.fixture(scope="module")
def city(databases, tmp_path_factory) -> Iterator[tuple[str, Prepared]]:
    """The address of a server with the prepared city, which nobody changes."""
    url = databases.create()
    with serving(url, tmp_path_factory.mktemp("city"), workers=1, threads=8) as server:
        yield server.url, prepare(People(server.app))
    databases.drop(url)


@pytest.fixture
def people(server: Server) -> People:
    return People(server.app)


@pytest.fixture
def somebody(chromium: Browser, server: Server, people: People) -> Iterator[Callable[..., Person]]:
    """Makes a person at a browser: ``somebody()`` is a visitor, ``somebody("officer")`` is signed in."""
    persons: list[Person] = []

    def make(name: str = "visitor", kind: type[Person] = Person, **options: object) -> Person:
        person = kind(chromium, server.url, **options)
        persons.append(person)
        if name != "visitor":
            person.give_cookie(tickets_for(server.app, [getattr(people, name)])[0].cookie)
        return person

    yield make
    for person in persons:
        person.close()
