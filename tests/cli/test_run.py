"""``beteiligung run`` as ``make run`` calls it: the real server on an empty folder, and again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from beteiligung.config import ROOT, load

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi"]
pytestmark = pytest.mark.timeout(120)  # several servers start, one after the other
ROLES = ["resident", "resident-2", "officer", "officer-2", "coordinator", "coordinator-2", "auditor", "admin"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def environment(instance: Path, port: int, **more: str) -> dict[str, str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("BETEILIGUNG_")}
    for key in ("DATABASE_URL", "DEMO"):
        clean.pop(key, None)
    return {**clean, "INSTANCE": str(instance), "PORT": str(port), **more}


def run_command() -> list[str]:
    return [sys.executable, "-c", "from beteiligung.cli import main; main()", "run"]


@contextmanager
def running(instance: Path, **more: str) -> Iterator[tuple[int, list[str]]]:
    """The server as a process of its own; gives its port and what it printed before it served."""
    port = free_port()
    process = subprocess.Popen(
        run_command(), cwd=ROOT, env=environment(instance, port, **more), stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        lines = []
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip())
            if line.startswith("http://"):
                break
        wait_for(port)
        yield port, lines
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


def wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            fetch(port, "/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


def fetch(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.read().decode()


def test_serves_the_demonstration_and_keeps_the_data(tmp_path):
    with running(tmp_path / "instance") as (port, lines):
        people = [line for line in lines if "/vorfuehrung/" in line]
        assert [line.split(" ")[0] for line in people] == ROLES
        assert all(line.split(" ")[1].startswith(f"http://127.0.0.1:{port}/de/konto/vorfuehrung/") for line in people)
        assert lines[-1] == f"http://127.0.0.1:{port}"
        first = fetch(port, "/de/ideen/").replace(str(port), "PORT")
        assert "Vorführung mit erfundenen Daten" in first

    with running(tmp_path / "instance") as (port, lines):
        assert sum("/vorfuehrung/" in line for line in lines) == len(ROLES)
        assert fetch(port, "/de/ideen/").replace(str(port), "PORT") == first


def test_a_database_of_ones_own_stays_without_demonstration(tmp_path):
    with running(tmp_path / "instance", DATABASE_URL=f"sqlite:///{tmp_path}/own.sqlite3") as (port, lines):
        assert not any("/vorfuehrung/" in line for line in lines)
        assert "Nordmarkt" in fetch(port, "/de/")
    assert (tmp_path / "own.sqlite3").exists()


def test_a_taken_port_is_told_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = subprocess.run(
            run_command(), cwd=ROOT, env=environment(tmp_path, port), capture_output=True, text=True, check=False
        )

    assert result.returncode == 1
    assert f"port {port}" in result.stderr
    assert "Traceback" not in result.stderr


def test_flask_knows_the_same_commands(tmp_path):
    result = subprocess.run(
        [*COMMAND, "--help"], cwd=ROOT, env=environment(tmp_path, 8000), capture_output=True, text=True, check=True
    )

    for name in ("areas", "check", "db", "demo", "init", "proposals", "staff", "worker"):
        assert f"\n  {name} " in result.stdout


@pytest.mark.parametrize(
    ("variables", "code", "words"),
    [
        ({"DATABASE_URL": "mysqlx://somewhere"}, 2, "DATABASE_URL is no address of a database"),
        ({"INSTANCE": "/dev/null/instance"}, 1, "The instance folder cannot be used"),
    ],
)
def test_settings_nobody_can_use_are_told_in_words(tmp_path, variables, code, words):
    command = [sys.executable, "-c", "from beteiligung.cli import main; main()", "check"]
    result = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path, 8000, **variables), capture_output=True, text=True, check=False
    )

    assert (result.returncode, words in result.stderr) == (code, True), result.stderr


def test_a_relative_database_is_one_file_for_every_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    settings = load({"DATABASE_URL": "sqlite:///here.sqlite3", "INSTANCE": str(tmp_path / "instance")})

    assert settings["DATABASE_URL"] == f"sqlite:///{tmp_path}/here.sqlite3"
    assert settings["SQLALCHEMY_DATABASE_URI"] == settings["DATABASE_URL"]
