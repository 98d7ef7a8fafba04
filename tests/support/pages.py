"""A browser without a browser: fetches pages, checks each one, follows redirects, and sends the forms that are shown.

    browser = Browser(app)
    page = browser.get("/de/ideen/")
    page = page.follow("Bänke und Hochbeete")
    page = page.form("#form").fill(text="Gute Idee!").submit()

Never hold an application context while fetching: a request inside one would share its session and its ``g``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin, urlsplit

import flask
from bs4 import Tag
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.test import TestResponse

from beteiligung.aktionsraum.queries import outlines
from beteiligung.web.assets import STYLES
from tests.support.checks import PAGE_CHECKS, routing_fault
from tests.support.forms import ShownForm
from tests.support.html import attribute, one, parse, words
from tests.support.responses import caching_faults, security_faults, text_of
from tests.support.statements import StatementCounter

BASE = "http://localhost"
_NOT_PERSONAL = {"csrf_token", "_permanent"}
_MOST_REDIRECTS = 5


class Page:
    """One checked page."""

    def __init__(self, browser: Browser, response: TestResponse, url: str) -> None:
        self.browser = browser
        self.response = response
        self.url = url
        self.status = response.status_code
        self.html = text_of(response)
        self.tree = parse(self.html)
        self.tags = [tag for tag in self.tree.descendants if isinstance(tag, Tag)]
        """Every element, in the order of the page: quicker than to ask the tree for each kind."""
        self.queries = browser.queries
        """Statements that the request behind this page sent to the database."""

    @property
    def path(self) -> str:
        """Path and query of the address."""
        parts = urlsplit(self.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def heading(self) -> str:
        return words(one(self.tree, "h1"))

    @property
    def text(self) -> str:
        """Everything a person can read, with single spaces."""
        return words(self.tree)

    @property
    def main(self) -> Tag:
        return one(self.tree, "main")

    @property
    def notices(self) -> list[str]:
        """The sentences above the content that tell what just happened."""
        return [words(tag) for tag in self.tree.select(".notices p")]

    @property
    def refusals(self) -> str:
        """What the error summary says; empty without one."""
        return " ".join(words(tag) for tag in self.tree.select("#fehler"))

    def named(self, *names: str) -> list[Tag]:
        """Every element with one of these names, in the order of the page."""
        return [tag for tag in self.tags if tag.name in names]

    def ids(self) -> list[str]:
        """Every id, as often as it stands."""
        return [attribute(tag, "id") for tag in self.tags if "id" in tag.attrs]

    def find(self, selector: str) -> Tag:
        """The only element that a CSS selector finds."""
        return one(self.tree, selector)

    def find_all(self, selector: str) -> list[Tag]:
        return list(self.tree.select(selector))

    def links(self, selector: str = "a[href]") -> dict[str, str]:
        """Text and address of each link."""
        return {words(tag): attribute(tag, "href") for tag in self.tree.select(selector)}

    def follow(self, text: str, *, within: str = "body", status: int = 200) -> Page:
        """Fetch the page behind the only link with this text (or whose text begins so)."""
        found = {a for tag in self.tree.select(f"{within} a[href]") for a in [_address(tag, text)] if a}
        assert len(found) == 1, f"{len(found)} links {text!r} on {self.path}; there are {sorted(self.links())}"
        return self.browser.get(urljoin(self.url, found.pop()), status=status)

    def follow_containing(self, text: str, *, status: int = 200) -> Page:
        """Fetch the page behind the only link that has this text somewhere in it."""
        found = {attribute(tag, "href") for tag in self.tree.select("main a[href]") if text in words(tag)}
        assert len(found) == 1, f"{len(found)} links with {text!r} on {self.path}; there are {sorted(self.links())}"
        return self.browser.get(urljoin(self.url, found.pop()), status=status)

    def form(self, selector: str = "#form") -> ShownForm:
        """A form as it is shown, hidden fields included."""
        return ShownForm(self, one(self.tree, selector))

    def form_to(self, path_end: str) -> ShownForm:
        """The only form whose address ends so."""
        found = [
            tag
            for tag in self.tree.find_all("form")
            if urlsplit(urljoin(self.url, attribute(tag, "action"))).path.endswith(path_end)
        ]
        assert len(found) == 1, f"{len(found)} forms to {path_end!r} on {self.path}"
        return ShownForm(self, found[0])

    def __contains__(self, text: str) -> bool:
        return " ".join(text.split()) in self.text

    def __repr__(self) -> str:
        return f"<Page {self.status} {self.path}>"


def _address(tag: Tag, text: str) -> str:
    shown = words(tag)
    return attribute(tag, "href") if shown == text or shown.startswith(text) else ""


class Browser:
    """One person's browser: cookies, language, and a strict eye."""

    def __init__(self, app: Flask, *, accept_language: str = "de") -> None:
        self.app = app
        self.client = app.test_client()
        self.accept_language = accept_language
        self.queries = 0
        self.checks_pages = True
        self._newest: Page | None = None
        self._urls = app.url_map.bind("localhost")

    @property
    def session(self) -> dict[str, Any]:
        """What the session cookie holds."""
        name = self.app.config["SESSION_COOKIE_NAME"]
        cookie = self.client.get_cookie(name)
        serializer: Any = flask.sessions.SecureCookieSessionInterface().get_signing_serializer(self.app)
        return dict(serializer.loads(cookie.value)) if cookie else {}

    @property
    def is_personal(self) -> bool:
        """Whether this browser holds more than a form's token."""
        return bool(set(self.session) - _NOT_PERSONAL)

    def get(self, address: str, *, status: int = 200, **headers: str) -> Page:
        """Fetch a page, following redirects. ``status`` is that of the last response."""
        return self._until_a_page("GET", address, status, headers=headers)

    def post(self, address: str, data: Mapping[str, Any] | None = None, *, status: int = 200, **headers: str) -> Page:
        """Send data that no form showed, as an attacker or an old tab would."""
        return self._until_a_page("POST", address, status, data=data or {}, headers=headers)

    def answer(self, method: str, address: str, **request: Any) -> TestResponse:
        """One response, without following redirects; headers are checked, and pages as pages."""
        return self._fetch(method, urljoin(BASE, address), **request)

    def why_not(self, method: str, path: str) -> str | None:
        """Why an internal address leads nowhere; None when a route or a file is there."""
        if path.startswith("/static/"):
            exists = (self.app.static_folder or "") and self._has_file(path.removeprefix("/static/"))
            return None if exists else "no such file"
        return routing_fault(self._urls, method, path)

    def _has_file(self, name: str) -> bool:
        from pathlib import Path

        return name == STYLES or (Path(self.app.static_folder or "") / name).is_file()

    def _until_a_page(self, method: str, address: str, status: int, **request: Any) -> Page:
        url = urljoin(BASE, address)
        way = [f"{method} {url.removeprefix(BASE)}"]
        response = self._fetch(method, url, **request)
        while response.status_code in {301, 302, 303, 307, 308}:
            assert len(way) <= _MOST_REDIRECTS, f"redirects in a circle: {' → '.join(way)}"
            url = urljoin(url, response.headers["Location"])
            assert url.startswith(f"{BASE}/"), f"a redirect leads away: {' → '.join(way)} → {url}"
            way.append(url.removeprefix(BASE))
            response = self._fetch("GET", url, headers=request.get("headers") or {})
        page = self.page_of(response, url)
        said = f": {page.refusals or (page.heading if page.tree.h1 else page.html[:300])}"
        assert page.status == status, f"{' → '.join(way)} gave {page.status}, not {status}{said}"
        return page

    def _fetch(self, method: str, url: str, **request: Any) -> TestResponse:
        assert not flask.has_app_context(), "leave the application context before fetching a page"
        was_personal = self.is_personal
        headers = {"Accept-Language": self.accept_language, **request.pop("headers", {})}
        self._warm_up()
        with StatementCounter(self.app) as counter:
            response = self.client.open(
                url, method=method, headers=headers, follow_redirects=False, buffered=True, **request
            )
        # What the page costs without its cache, which asks for the revision.
        self.queries = sum("FROM revisions" not in statement for statement in counter.statements)
        personal = was_personal or self.is_personal
        faults = [*security_faults(response), *caching_faults(response, personal=personal)]
        if self.checks_pages:
            faults += self.page_faults(response, url)
        assert not faults, f"{method} {url.removeprefix(BASE)} ({response.status_code}):\n  " + "\n  ".join(faults)
        return response

    def _warm_up(self) -> None:
        """A page's price is that of its second visitor: the city's facts are in memory by then."""
        with self.app.app_context(), suppress(SQLAlchemyError):  # some tests take the database away
            outlines()

    def page_of(self, response: TestResponse, url: str) -> Page:
        """A response as a page; read once."""
        if self._newest is None or self._newest.response is not response:
            self._newest = Page(self, response, url)
        return self._newest

    def page_faults(self, response: TestResponse, url: str) -> list[str]:
        """What is wrong with a page; nothing when the response is none."""
        is_page = response.mimetype == "text/html" and response.request.method not in {"HEAD", "OPTIONS"}
        if not is_page or 300 <= response.status_code < 400:
            return []
        page = self.page_of(response, urljoin(BASE, url))
        return [fault for check in PAGE_CHECKS for fault in check(page)]
