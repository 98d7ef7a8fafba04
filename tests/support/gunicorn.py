"""An application served by gunicorn on 127.0.0.1, on a port nobody else has: started, waited for, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from beteiligung.cli.run import HOST, THREADS, WORKERS, gunicorn_command, gunicorn_environment
from beteiligung.config import ROOT, SETTINGS

PLATFORM = "wsgi:app"
START_SECONDS = 30
STOP_SECONDS = 10
_BACKLOG = 2048


class NotServed(Exception):
    """A server did not start, or lost a worker; the message says which."""


@dataclass(frozen=True)
class Gunicorn:
    """A server that answers. ``master`` is the process whose children are the workers."""

    port: int
    master: int

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"


@contextmanager
def gunicorn(
    application: str,
    log: Path,
    settings: Mapping[str, str],
    *,
    workers: int = WORKERS,
    threads: int = THREADS,
    options: Sequence[str] = (),
) -> Iterator[Gunicorn]:
    """Serve until the block ends. Of the platform's settings only ``settings`` count, not what the environment has."""
    with socket.create_server((HOST, 0), backlog=_BACKLOG) as listener:
        port = listener.getsockname()[1]
        own = {setting.name for setting in SETTINGS}
        environment = {key: value for key, value in os.environ.items() if key not in own}
        command = gunicorn_command(f"fd://{listener.fileno()}", application, workers=workers, threads=threads)
        with log.open("w") as output:
            process = subprocess.Popen(
                [*command, *options],
                cwd=ROOT,
                env=gunicorn_environment({**environment, "BETEILIGUNG_BASE_URL": f"http://{HOST}:{port}", **settings}),
                stdout=output,
                stderr=output,
                pass_fds=[listener.fileno()],
            )
        try:
            _wait(process, port, log)
            yield Gunicorn(port, process.pid)
        finally:
            _stop(process)


class Mortal:
    """A server that is killed as a power cut would do it, and started again on the same port."""

    def __init__(self, application: str, log: Path, settings: Mapping[str, str]) -> None:
        with socket.create_server((HOST, 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://{HOST}:{self.port}"
        self._command = gunicorn_command(f"{HOST}:{self.port}", application, workers=1)
        self._log = log
        self._settings = {"BETEILIGUNG_BASE_URL": self.url, **settings}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        own = {setting.name for setting in SETTINGS}
        environment = {key: value for key, value in os.environ.items() if key not in own}
        with self._log.open("a") as output:
            self._process = subprocess.Popen(
                [*self._command, "--worker-tmp-dir", str(self._log.parent)],
                cwd=ROOT,
                env=gunicorn_environment({**environment, **self._settings}),
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        _wait(self._process, self.port, self._log)

    def kill(self) -> None:
        """The master and its workers, at once and without a word."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(STOP_SECONDS)
            self._process = None


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Until it answers, with whatever page."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection(HOST, port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status < 500:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise NotServed(f"{log.stem} did not start: {log.read_text()[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
