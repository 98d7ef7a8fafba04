"""The platform as it really runs: gunicorn with two workers on 127.0.0.1, on a port nobody else has."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask

from tests.support.application import application
from tests.support.sessions import Ticket

CHECKOUT = Path(__file__).resolve().parents[2]
START_SECONDS = 30
STOP_SECONDS = 10
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
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200, f"{path}: {answer.status}"
            return answer.read().decode()

    def send(self, ticket: Ticket, path: str, **fields: str) -> int:
        """Send a form as a signed-in person; gives the status of the answer."""
        headers = {"Cookie": ticket.cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("POST", path, urlencode({**fields, "csrf_token": ticket.token}), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status


@contextmanager
def serving(database_url: str, folder: Path, *, workers: int = 2, threads: int = 4) -> Iterator[Server]:
    """Serve a database from ``folder`` (instance, log) until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    port = listener.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    settings = {
        "DATABASE_URL": database_url,
        "INSTANCE": str(folder / "instance"),
        "BETEILIGUNG_SECRET_KEY": SECRET_KEY,
        "BETEILIGUNG_BASE_URL": url,
        "BETEILIGUNG_WORKER": "external",
        "PYTHONWARNINGS": "default",
    }
    log = folder / "server.log"
    options = ["--bind", f"fd://{listener.fileno()}", "--workers", str(workers), "--threads", str(threads)]
    options += ["--worker-class", "gthread", "--worker-tmp-dir", str(folder), "--graceful-timeout", "3"]
    options += ["--no-control-socket"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, "wsgi:app"],
            cwd=CHECKOUT,
            env={**os.environ, **settings},
            stdout=output,
            stderr=output,
            pass_fds=[listener.fileno()],
        )
    try:
        _wait(process, port, log)
        with application(**settings) as app:
            yield Server(url, port, app, log)
    finally:
        _stop(process)
        listener.close()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError(f"the server did not start: {log.read_text()[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
