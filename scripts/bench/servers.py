"""gunicorn with the workers, threads and class that ``beteiligung run`` uses, for the platform and for hello."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from beteiligung.cli.run import WORKERS
from scripts.bench.processes import children_of
from tests.support.gunicorn import START_SECONDS, Gunicorn, NotServed, gunicorn

HELLO = "scripts.bench.hello:app"
PLATFORM = "scripts.bench.platform:app"


@dataclass(frozen=True)
class Server(Gunicorn):
    """A running server with ``size`` workers."""

    name: str
    size: int

    def workers(self) -> tuple[int, ...]:
        """Ids of the worker processes. Raises NotServed when one is missing."""
        pids = children_of(self.master)
        if len(pids) != self.size:
            raise NotServed(f"{self.name}: {len(pids)} workers instead of {self.size}")
        return pids


@contextmanager
def serving(
    name: str, application: str, folder: Path, settings: Mapping[str, str], *, workers: int = WORKERS
) -> Iterator[Server]:
    """Serve until the block ends, on a port nobody else has. Of the platform's settings only ``settings`` count."""
    with gunicorn(application, folder / f"{name}.log", settings, workers=workers) as running:
        server = Server(running.port, running.master, name, workers)
        _wait_for_workers(server)
        yield server


def _wait_for_workers(server: Server) -> None:
    """The first may answer before the others are there."""
    until = time.monotonic() + START_SECONDS
    while len(children_of(server.master)) < server.size and time.monotonic() < until:
        time.sleep(0.1)
    server.workers()
