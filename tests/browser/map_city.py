"""A demonstration with boundaries and a source of pictures, for tests of maps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from beteiligung.aktionsraum.models import City
from beteiligung.core.database import session, unit_of_work
from tests.browser.person import Person
from tests.support.databases import SqliteDatabases
from tests.support.personas import People
from tests.support.realdata import CHECKOUT
from tests.support.server import serving
from tests.support.tile_server import TileServer, tile_server

MADE_UP = CHECKOUT / "tests/data/areas.geojson"
OF_THE_MAP = ("leaflet", "map", "kacheln", "geojson")


@dataclass(frozen=True)
class Served:
    """Where it is, its source, and a way to put things into it."""

    url: str
    source: TileServer
    people: People


@contextmanager
def a_city_on_the_map(folder: Path) -> Iterator[Served]:
    """On SQLite alone: what a map does is the same on every database."""
    database_url = SqliteDatabases(folder).create()
    with tile_server() as source:
        settings = {"BETEILIGUNG_TILES_URL": source.template, "BETEILIGUNG_TILES_ATTRIBUTION": "© Vermessungsamt"}
        with serving(database_url, folder, **settings) as running:
            runner = running.app.test_cli_runner()
            for args in (["init"], ["areas", "import", str(MADE_UP)]):
                result = runner.invoke(args=args)
                assert result.exit_code == 0, result.output
            people = People(running.app)
            people.world(be_a_demonstration)
            yield Served(running.url, source, people)
            assert "Traceback" not in running.log.read_text(), running.log.read_text()[-3000:]


def be_a_demonstration() -> City:
    with unit_of_work():
        city = session().get(City, 1)
        city.is_demo = True
    return city


@pytest.fixture
def visitors_of_the_map(chromium: Browser, served: Served) -> Iterator[Callable[..., Person]]:
    """Makes visitors of the module's city, who look closely only when told to: pages with maps are long."""
    persons: list[Person] = []

    def make(kind: type[Person] = Person, **options: object) -> Person:
        persons.append(kind(chromium, served.url, closely=False, **options))
        return persons[-1]

    yield make
    for person in persons:
        person.close()
