"""Which pages the slow phone visits: of the bench's workload and of the demonstration, each on a server of its own."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from beteiligung.core import clock
from scripts.bench import pages
from scripts.bench.generate import AREAS, generate
from scripts.bench.phone.browser import visit
from scripts.bench.phone.visits import Visit
from scripts.bench.rounds import Say
from scripts.bench.servers import serving
from tests.support import needed
from tests.support.application import application
from tests.support.databases import SqliteDatabases
from tests.support.gunicorn import PLATFORM

MISSING = "Es fehlt Chromium: Installieren Sie es zum Beispiel mit »sudo apt-get install chromium«."
ROUNDS = 5
IDEAS = 1_000


@dataclass(frozen=True)
class Page:
    """A page and what is awaited on it: its first idea, or what a CSS selector finds."""

    key: str
    title: str
    awaited: str = "main .card :is(h2, h3)"


PAGES = (
    Page("start", "start"),
    Page("list", "list"),
    Page("idea", "one idea", "main h1"),
    Page("area", "one area"),
    Page("budget", "budget"),
)


@dataclass(frozen=True)
class Scene:
    """All visits of each page of one city."""

    title: str
    visits: dict[Page, list[Visit]]


def measure(rounds: int, say: Say) -> list[Scene]:
    """Visit every page of the workload and of the demonstration. Raises LoadFailed, NotServed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needed.find_chromium(), args=needed.chromium_arguments())
        try:
            return [
                _scene(browser, f"{IDEAS:,} ideas in the main area", _workload, rounds, say),
                _scene(browser, "the demonstration", _demonstration, rounds, say),
            ]
        finally:
            browser.close()


def _workload(app: Flask) -> None:
    generate(app, IDEAS)


def _demonstration(app: Flask) -> None:
    for command in ("init", "demo"):
        made = app.test_cli_runner().invoke(args=[command])
        if made.exit_code:
            raise RuntimeError(f"beteiligung {command}: {made.output}")


def _scene(browser: Browser, title: str, fill: Callable[[Flask], None], rounds: int, say: Say) -> Scene:
    visits: dict[Page, list[Visit]] = {page: [] for page in PAGES}
    with _served(fill) as addresses:
        for address in addresses.values():
            visit(browser, address)  # the server has everything at hand, as on any day but its first
        for number in range(1, rounds + 1):
            for page, address in addresses.items():
                seen = visit(browser, address, page.awaited)
                visits[page].append(seen)
                say(f"slow phone, {title}, round {number}, {page.title}: {seen.paint_ms:.0f} ms, {seen.bytes} bytes")
    return Scene(title, visits)


@contextmanager
def _served(fill: Callable[[Flask], None]) -> Iterator[dict[Page, str]]:
    """The address of each page, as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="phone_") as name:
        folder = Path(name)
        settings = {
            "DATABASE_URL": SqliteDatabases(folder).create(),
            "INSTANCE": str(folder / "instance"),
            "BETEILIGUNG_SECRET_KEY": secrets.token_urlsafe(),
        }
        with application(**settings) as app:
            fill(app)
            with app.app_context():
                paths = {
                    "start": "/de/",
                    "list": "/de/ideen/",
                    "idea": pages.an_idea(AREAS[0]),
                    "area": f"/de/aktionsraeume/{AREAS[0]}",
                    "budget": f"/de/budget/{clock.today().year}",
                }
        with serving("platform", PLATFORM, folder, settings) as server:
            yield {page: f"{server.url}{paths[page.key]}" for page in PAGES}
