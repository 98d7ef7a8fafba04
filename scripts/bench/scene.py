"""One database of one size with everything around it: made, filled, served, measured, taken away."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from scripts.bench import looking, pages, rounds, writes
from scripts.bench.draft import Asked
from scripts.bench.generate import generate
from scripts.bench.load import Load, LoadFailed
from scripts.bench.officer import Officer, done_by
from scripts.bench.options import Options
from scripts.bench.pages import Page
from scripts.bench.processes import Memory, memory_of
from scripts.bench.rounds import Say, Servers, Turns
from scripts.bench.servers import HELLO, PLATFORM, Server, serving
from scripts.bench.units import Written
from scripts.bench.uploads import PHOTOS, send_photos
from scripts.bench.workload import total
from tests.support.application import application
from tests.support.databases import Databases

CACHE = "BETEILIGUNG_PAGE_CACHE"


@dataclass(frozen=True)
class Looks:
    """What one page is like: statements without and with the cache, bytes compressed."""

    queries: int
    queries_cached: int
    bytes: int


@dataclass(frozen=True)
class Result:
    """Everything measured on one database. ``generated`` is how long filling it took, in seconds."""

    database: str
    version: str
    """Of the engine, and what differs from its defaults."""
    size: int
    ideas: int
    generated: float
    looks: dict[Page, Looks]
    turns: dict[Page, Turns]
    written: dict[str, list[Written]]
    memory: dict[str, list[Memory]]
    """Of each worker after all rounds, by the name of its server; of the last one also after photos."""


def measure(databases: Databases, database: str, size: int, options: Options, folder: Path, say: Say) -> Result:
    """Make a database with ``size`` ideas in its main area and measure it. Raises LoadFailed, NotServed."""
    start = time.monotonic()
    with filled(databases, size, folder) as settings:
        generated = time.monotonic() - start
        say(f"{database}: {total(size)} ideas in {generated:.0f} s")
        return _measured(database, size, generated, options, folder, settings, say)


@contextmanager
def filled(databases: Databases, size: int, folder: Path) -> Iterator[dict[str, str]]:
    """A database with ``size`` ideas in its main area: the settings of those who serve it."""
    url = databases.create()
    try:
        settings = {
            "DATABASE_URL": url,
            "INSTANCE": str(folder / "instance"),
            "BETEILIGUNG_SECRET_KEY": secrets.token_urlsafe(),
        }
        with application(**settings) as app:
            generate(app, size)
        yield settings
    finally:
        databases.drop(url, force=True)


def _measured(
    database: str, size: int, generated: float, options: Options, folder: Path, settings: dict[str, str], say: Say
) -> Result:
    plain, cached = {**settings, CACHE: "0"}, {**settings, CACHE: "1"}
    with ExitStack() as stack:
        servers = Servers(
            hello=stack.enter_context(serving("hello", HELLO, folder, {})),
            plain=stack.enter_context(serving("platform", PLATFORM, folder, plain)),
            cached=stack.enter_context(serving("platform with page cache", PLATFORM, folder, cached)),
        )
        with application(**plain) as app:
            found = pages.addresses(app)
            asked = {page: found[page.key] for page in pages.chosen(options.pages)}
            version = version_of(app)
            looks = {page: _looks(app, servers.plain, one) for page, one in asked.items()}
        with application(**cached) as app:
            looks = {
                page: Looks(look.queries, looking.queries_of(app, asked[page]), look.bytes)
                for page, look in looks.items()
            }
        load = Load(options.connections, options.seconds)
        turns = rounds.read_rounds(servers, asked, load, options.rounds, say)
        with application(**cached) as app:
            written = _written(app, servers, options, say)
            memory = {
                server.name: [memory_of(pid) for pid in server.workers()]
                for server in (servers.hello, servers.plain, servers.cached)
            }
            send_photos(app, servers.cached)
            after = f"{servers.cached.name}, after {PHOTOS} photos of 12 megapixels"
            memory[after] = [memory_of(pid) for pid in servers.cached.workers()]
    return Result(database, version, size, total(size), generated, looks, turns, written, memory)


def _looks(app: Flask, server: Server, asked: Asked) -> Looks:
    queries = looking.queries_of(app, asked)
    return Looks(queries, queries, looking.bytes_of(server, asked))


def _written(app: Flask, servers: Servers, options: Options, say: Say) -> dict[str, list[Written]]:
    """Raises LoadFailed when the database does not hold what was acknowledged."""
    amount = options.writes * options.rounds
    before = writes.kept(app)
    writer, officer = writes.Writer(app, servers.cached, amount), Officer(app, servers.cached, amount)
    found = rounds.write_rounds(servers.hello, writer, officer, options.writes, options.rounds, say)
    grown, done = writes.kept(app).since(before), done_by(app)
    if grown != writes.Kept(amount, amount, amount) or done != (amount, amount):
        raise LoadFailed(f"of {amount} votes, comments and ideas each, {grown} were kept; of the desk's acts {done}")
    return found


def version_of(app: Flask) -> str:
    """The engine, and for PostgreSQL each setting of the server that its defaults do not have and that costs or saves."""
    from beteiligung import db

    with app.app_context(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return f"SQLite {connection.scalar(sa.text('SELECT sqlite_version()'))}"
        number = connection.scalar(sa.text("SHOW server_version"))
        names = "'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'work_mem', 'jit'"
        query = f"SELECT name || ' ' || current_setting(name) FROM pg_settings WHERE name IN ({names}) ORDER BY name"  # noqa: S608 - names from the line above
        return f"PostgreSQL {number} ({', '.join(connection.scalars(sa.text(query)))})"
