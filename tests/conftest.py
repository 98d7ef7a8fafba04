"""What every test can ask for: a database of its own on either engine, and an application on it.

`pytest --database sqlite|postgresql|both`. PostgreSQL is `TEST_DATABASE_URL` where it is given, else a server of
our own, started once for all processes of a test run.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.support import postgres
from tests.support.application import application
from tests.support.databases import KINDS, Databases, PostgresDatabases, SqliteDatabases
from tests.support.memory import folder_in_memory
from tests.support.needed import missing

if TYPE_CHECKING:
    from flask import Flask

pytest_plugins = ["tests.support.fixtures"]

SERVER = pytest.StashKey[str]()
WHY_NOT = pytest.StashKey[str]()
RUNNING = pytest.StashKey[ExitStack]()

# A slow machine is not a fault of the code, and a run that failed must fail again.
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=[*KINDS, "both"], default="sqlite", help="which databases the tests run on")


def kinds(config: pytest.Config) -> tuple[str, ...]:
    """The engines this run is for."""
    chosen = config.getoption("--database")
    return KINDS if chosen == "both" else (chosen,)


def pytest_configure(config: pytest.Config) -> None:
    """Start the server in the process that leads; the others are told its address."""
    worker = getattr(config, "workerinput", None)
    if worker is not None:
        config.stash[SERVER], config.stash[WHY_NOT] = worker["server"], worker["why_not"]
        return
    config.stash[SERVER], config.stash[WHY_NOT] = os.environ.get("TEST_DATABASE_URL", ""), ""
    if "postgresql" in kinds(config) and not config.stash[SERVER] and not config.option.collectonly:
        running = config.stash[RUNNING] = ExitStack()
        try:
            config.stash[SERVER] = running.enter_context(postgres.server(data_in=folder_in_memory()))
        except postgres.NoPostgres as error:
            config.stash[WHY_NOT] = str(error)


def pytest_unconfigure(config: pytest.Config) -> None:
    if RUNNING in config.stash:
        config.stash[RUNNING].close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    node.workerinput["server"] = node.config.stash[SERVER]
    node.workerinput["why_not"] = node.config.stash[WHY_NOT]


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking through it again and again took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_report_header(config: pytest.Config) -> str:
    return f"databases: {', '.join(kinds(config))}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that has a database once on each engine of this run; what is the same on both, on the first."""
    if "database_kind" in metafunc.fixturenames:
        engines = kinds(metafunc.config)
        if metafunc.definition.get_closest_marker("one_database"):
            engines = engines[:1]
        metafunc.parametrize("database_kind", engines, indirect=True, scope="session")


@pytest.fixture(scope="session")
def database_kind(request: pytest.FixtureRequest) -> str:
    """``sqlite`` or ``postgresql``."""
    return request.param


@pytest.fixture(scope="session")
def dealt(database_kind: str, request: pytest.FixtureRequest) -> Callable[[Iterable[Any]], list[Any]]:
    """Deals things out among the engines of this run, for tests of words and looks, which are the same on each."""
    engines = kinds(request.config)
    return lambda things: list(things)[engines.index(database_kind) :: len(engines)]


@pytest.fixture(scope="session")
def databases(database_kind: str, request: pytest.FixtureRequest) -> Iterator[Databases]:
    """Where fresh databases of the engine come from."""
    if database_kind == "sqlite":
        with TemporaryDirectory(prefix="databases_", dir=folder_in_memory(), ignore_cleanup_errors=True) as folder:
            yield SqliteDatabases(Path(folder))
        return
    stash = request.config.stash
    if not stash[SERVER]:
        missing(f"PostgreSQL ({stash[WHY_NOT]})")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    source = PostgresDatabases(stash[SERVER], f"test_{os.getpid()}_{worker}")
    yield source
    source.close()


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The address of a migrated database without rows, for this test alone."""
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """The address of a database without tables, for tests of the migrations."""
    url = databases.create(migrated=False)
    yield url
    databases.drop(url)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database of its own."""
    with application(DATABASE_URL=database_url, INSTANCE=str(tmp_path / "instance")) as app:
        yield app
