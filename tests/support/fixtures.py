"""Fixtures of tests of pages, and of operations alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from beteiligung.core.database import unit_of_work
from tests.support.bare import bare_sessions
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World


@pytest.fixture
def world(app: Flask) -> World:
    """Makes and reads rows outside of requests."""
    return World(app)


@pytest.fixture
def people(app: Flask) -> People:
    """The personas of the permission matrix."""
    return People(app)


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A visitor's browser."""
    return Browser(app)


@pytest.fixture
def bare(database_url: str) -> Iterator[Session]:
    """A session without an application."""
    with bare_sessions(database_url) as session:
        yield session


@pytest.fixture
def at_work(bare: Session) -> Iterator[None]:
    """Inside one unit of work."""
    with unit_of_work():
        yield
