"""A real Chromium and a real server with the prepared areas of Dortmund."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person
from tests.conftest import missing
from tests.support.personas import People
from tests.support.server import Server, serving
from tests.support.sessions import tickets_for

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    names = [os.environ.get("CHROMIUM", ""), *NAMES]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        missing("Chromium; Debian: apt-get install chromium fonts-noto-core, or CHROMIUM=/path/to/chromium")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    with serving(database_url, tmp_path) as running:
        result = running.app.test_cli_runner().invoke(args=["init"])
        assert result.exit_code == 0, result.output
        yield running
        assert "Traceback" not in running.log.read_text(), running.log.read_text()[-3000:]


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
