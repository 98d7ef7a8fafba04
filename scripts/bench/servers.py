"""gunicorn with the workers, threads and class that ``beteiligung run`` uses, for the platform and for hello."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from beteiligung.cli.run import HOST, WORKERS, gunicorn_command
from beteiligung.config import ROOT, SETTINGS
from scripts.bench.processes import children_of

PLATFORM = "wsgi:app"
HELLO = "scripts.bench.hello:app"
START_SECONDS = 30
STOP_SECONDS = 10


class NotServed(Exception):
    """A server did not start, or lost a worker; the message says which."""


@dataclass(frozen=True)
class Server:
    """A running server. ``master`` is the process whose children are the workers."""

    name: str
    port: int
    master: int

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def workers(self) -> tuple[int, ...]:
        """Ids of the worker processes. Raises NotServed when one is missing."""
        pids = children_of(self.master)
        if len(pids) != WORKERS:
            raise NotServed(f"{self.name}: {len(pids)} workers instead of {WORKERS}")
        return pids


@contextmanager
def serving(name: str, application: str, folder: Path, settings: Mapping[str, str]) -> Iterator[Server]:
    """Serve until the block ends, on a port nobody else has. Of the platform's settings only ``settings`` count."""
    listener = socket.create_server((HOST, 0), backlog=2048)
    port = listener.getsockname()[1]
    own = {setting.name for setting in SETTINGS}
    environment = {key: value for key, value in os.environ.items() if key not in own}
    log = folder / f"{name}.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            gunicorn_command(f"fd://{listener.fileno()}", application),
            cwd=ROOT,
            env={**environment, "BETEILIGUNG_BASE_URL": f"http://{HOST}:{port}", **settings},
            stdout=output,
            stderr=output,
            pass_fds=[listener.fileno()],
        )
    try:
        server = Server(name, port, process.pid)
        _wait(process, server, log)
        yield server
    finally:
        _stop(process)
        listener.close()


def _wait(process: subprocess.Popen[bytes], server: Server, log: Path) -> None:
    """Until every worker is there and one of them answers, with whatever page."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection(HOST, server.port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status < 500 and len(children_of(process.pid)) == WORKERS:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise NotServed(f"{server.name} did not start: {log.read_text()[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
