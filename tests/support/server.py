"""The platform as it really runs: gunicorn with two workers on 127.0.0.1, on a port nobody else has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from flask import Flask

from beteiligung.cli.run import HOST
from tests.support.application import application
from tests.support.gunicorn import PLATFORM, gunicorn
from tests.support.sessions import Ticket

SECRET_KEY = "the same for the server and for the test that signs sessions"


@dataclass(frozen=True)
class Server:
    """A running server and an application with the same keys and database, to make rows and sign sessions."""

    url: str
    port: int
    app: Flask
    log: Path

    def text(self, path: str) -> str:
        """A page as somebody sees it who is not signed in."""
        with closing(HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200, f"{path}: {answer.status}"
            return answer.read().decode()

    def send(self, ticket: Ticket, path: str, **fields: str) -> int:
        """Send a form as a signed-in person; gives the status of the answer."""
        return self.answer(ticket, path, **fields)[0]

    def answer(self, ticket: Ticket, path: str, **fields: str) -> tuple[int, str]:
        """The same; gives the status and the path that the answer leads to."""
        headers = {"Cookie": ticket.cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        with closing(HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request("POST", path, urlencode({**fields, "csrf_token": ticket.token}), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status, urlsplit(answer.headers.get("Location", "")).path


def settings_for(database_url: str, folder: Path, **more: str) -> dict[str, str]:
    """What a server of tests is started with, and the application beside it."""
    return {
        "DATABASE_URL": database_url,
        "INSTANCE": str(folder / "instance"),
        "BETEILIGUNG_SECRET_KEY": SECRET_KEY,
        "BETEILIGUNG_WORKER": "external",
        "BETEILIGUNG_FORM_SECONDS": "0",
        "PYTHONWARNINGS": "default",
        **more,
    }


@contextmanager
def serving(database_url: str, folder: Path, *, workers: int = 2, threads: int = 4, **more: str) -> Iterator[Server]:
    """Serve a database from ``folder`` (instance, log) until the block ends. ``more`` are settings."""
    settings = settings_for(database_url, folder, **more)
    log = folder / "server.log"
    options = ["--worker-tmp-dir", str(folder), "--graceful-timeout", "3"]
    with (
        gunicorn(PLATFORM, log, settings, workers=workers, threads=threads, options=options) as running,
        application(**settings, BETEILIGUNG_BASE_URL=running.url) as app,
    ):
        yield Server(running.url, running.port, app, log)
