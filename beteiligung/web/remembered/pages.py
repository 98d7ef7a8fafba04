"""Finished public pages, kept in memory by each process for visitors who are nobody in particular. Never stale.

A page is kept under the revision that was read before its data, and is shown only while the revision is still the
same and no later than the end of the day, since pages may name the day. What a page is public by is decided by
``web.headers``. Static files whose address names their content are kept for good.

Most readers are answered at the door, before anything else is set up for the request.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Flask, current_app, g, request
from sqlalchemy.engine import Engine
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header
from werkzeug.wrappers import Response

from beteiligung.core import clock, revision
from beteiligung.core.database import DatabaseAway
from beteiligung.web.current import is_personal
from beteiligung.web.remembered.memory import Memory

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Key = tuple[str, str, str, bool]
"""Where the application is mounted, path and query as they were sent, and whether the reader takes gzip."""

_NAME = "page_cache"
_NUMBERS = "beteiligung.numbers"
_SPECIAL_WISHES = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
_LARGEST_BYTES = 300_000
"""A page above that is not kept: it would push out too many others."""
_OVERHEAD_BYTES = 1_500
"""Headers, key and book-keeping of a page, roughly."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished page, the revision of its data, and the day it was made on; a static file has neither."""

    revision: int | None
    day: date | None
    body: bytes
    headers: tuple[tuple[str, str], ...]


class PageCache:
    """At most ``most_bytes`` of pages; those not asked for the longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self._pages: Memory[Key, Kept] = Memory(most_bytes)

    def peek(self, key: Key) -> Kept | None:
        """What is kept, fresh or not."""
        return self._pages.get(key)

    def get(self, key: Key, revision_now: int, today: date) -> Kept | None:
        """The page, if it is still what a fresh one would be."""
        kept = self._pages.get(key)
        return kept if kept is not None and kept.revision == revision_now and kept.day == today else None

    def put(self, key: Key, kept: Kept) -> None:
        """Keep a page, at the cost of others if need be."""
        self._pages.put(key, kept, len(kept.body) + len(key[1]) + len(key[2]) + _OVERHEAD_BYTES)


class _Door:
    """Answers whoever brings no cookie of ours, if their page is there and still good."""

    def __init__(self, inside: WSGIApplication, cache: PageCache, engine: Engine, cookie: str) -> None:
        self._inside, self._cache, self._engine, self._cookie = inside, cache, engine, f"{cookie}="

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        kept = self._cache.peek(_key(environ)) if environ["REQUEST_METHOD"] == "GET" else None
        if kept is None or not self._is_good(kept, environ):
            return self._inside(environ, start_response)
        if environ.keys() & _SPECIAL_WISHES:
            return _response(kept, environ)(environ, start_response)
        start_response("200 OK", list(kept.headers))
        return [kept.body]

    def _is_good(self, kept: Kept, environ: WSGIEnvironment) -> bool:
        if kept.revision is None:
            return True
        if self._cookie in environ.get("HTTP_COOKIE", ""):
            return False
        try:
            numbers = environ[_NUMBERS] = revision.now(self._engine)
        except DatabaseAway:
            return False  # what lies behind says so
        return kept.revision == numbers.public and kept.day == clock.today()


def init_page_cache(app: Flask, engine: Engine) -> None:
    """Answer from memory where possible. Must come before everything else that looks at a request."""
    megabytes = float(app.config["BETEILIGUNG_PAGE_CACHE"])
    if not megabytes:
        return
    cache = app.extensions[_NAME] = PageCache(int(megabytes * 1_000_000))
    app.wsgi_app = _Door(app.wsgi_app, cache, engine, app.config["SESSION_COOKIE_NAME"])  # type: ignore[method-assign]

    @app.before_request
    def answer_from_memory() -> Response | None:
        """For those whose cookie serves a form's token and nothing else, and for everybody's first time."""
        if request.method not in {"GET", "HEAD"} or "asked_language" not in g or is_personal():
            return None  # only what lies under a language is a page
        numbers = request.environ.get(_NUMBERS) or revision.now(engine)
        revision.begin_with(numbers)
        g.page_revision, g.page_day = numbers.public, clock.today()
        kept = cache.get(_key(request.environ), g.page_revision, g.page_day)
        return None if kept is None else _response(kept, request.environ)


def keep(response: Response) -> None:
    """Keep a finished page that is the same for everybody."""
    cache: PageCache | None = current_app.extensions.get(_NAME)
    if cache is None or "page_revision" not in g or request.method != "GET" or response.mimetype != "text/html":
        return
    body = response.get_data()
    if len(body) <= _LARGEST_BYTES:
        cache.put(_key(request.environ), Kept(g.page_revision, g.page_day, body, tuple(response.headers.items())))


def keep_file(response: Response) -> None:
    """Keep a static file that was asked for by the address that names its content."""
    cache: PageCache | None = current_app.extensions.get(_NAME)
    if cache is not None and request.method == "GET" and response.status_code == 200:
        cache.put(_key(request.environ), Kept(None, None, response.get_data(), tuple(response.headers.items())))


def _response(kept: Kept, environ: WSGIEnvironment) -> Response:
    """The page, or 304 for who has it already."""
    response = Response(kept.body, headers=list(kept.headers))
    response.make_conditional(environ)
    return response


def takes_gzip(environ: WSGIEnvironment) -> bool:
    """Whether the reader wants pages compressed."""
    return _quality_of_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) > 0


@lru_cache(maxsize=500)
def _quality_of_gzip(accepted: str) -> float:
    """Browsers send one of a few lines."""
    return parse_accept_header(accepted, Accept).quality("gzip")


def _key(environ: WSGIEnvironment) -> Key:
    return environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"], environ.get("QUERY_STRING", ""), takes_gzip(environ)
