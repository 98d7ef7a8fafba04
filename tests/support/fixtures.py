"""Fixtures of page tests."""

from __future__ import annotations

import pytest
from flask import Flask

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
