"""Fixtures of tests of pages, and of operations alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from beteiligung.core.database import unit_of_work
from beteiligung.media import processing
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


@pytest.fixture(scope="session")
def _forking_child() -> Iterator[subprocess.Popen[str]]:
    program = [sys.executable, "-I", str(Path(__file__).with_name("forking_child.py"))]
    environment = {"LC_ALL": "C.UTF-8", "PATH": os.defpath}
    with subprocess.Popen(
        program, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        yield running
        assert running.stdin is not None
        running.stdin.close()


@pytest.fixture
def forked_children(monkeypatch: pytest.MonkeyPatch, _forking_child: subprocess.Popen[str]) -> None:
    """Children that open files are forked from one that has its libraries: for tests of what becomes of files.

    Each is still a process of its own with the bounds of its program (``media.child.run``). How the platform starts that
    program and what it may know is tested without this.
    """

    def run(_command: list[str], *, cwd: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
        assert _forking_child.stdin is not None
        assert _forking_child.stdout is not None
        _forking_child.stdin.write(json.dumps({"folder": str(cwd), "job": json.loads(options["input"])}) + "\n")
        _forking_child.stdin.flush()
        status, said, errors = json.loads(_forking_child.stdout.readline())
        return subprocess.CompletedProcess([], status, said.encode(), errors.encode())

    forking = SimpleNamespace(run=run, TimeoutExpired=subprocess.TimeoutExpired)
    monkeypatch.setattr(processing, "subprocess", forking)
