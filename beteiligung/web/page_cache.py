"""Finished public pages, kept in memory by each process for visitors who are nobody in particular. Never stale.

A page is kept under the revision that was read before its data, and is shown only while the revision is still the
same and no later than the end of the day, since pages may name the day. What a page is public by is decided by
``web.headers``.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock

from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response

from beteiligung.core import clock, revision
from beteiligung.web.current import is_personal

Key = tuple[str, bytes, bool]

_NAME = "page_cache"
_LARGEST_BYTES = 300_000
"""A page above that is not kept: it would push out too many others."""
_OVERHEAD_BYTES = 1_500
"""Headers, key and book-keeping of a page, roughly."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished page, the revision of its data, and the day it was made on."""

    revision: int
    day: date
    body: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """What it takes in memory, in bytes."""
        return len(self.body) + _OVERHEAD_BYTES


class PageCache:
    """At most ``most_bytes`` of pages; those not asked for the longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, revision_now: int, today: date) -> Kept | None:
        """The page, if it is still what a fresh one would be."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept.revision != revision_now or kept.day != today:
                return None
            self._pages.move_to_end(key)
            return kept

    def put(self, key: Key, kept: Kept) -> None:
        """Keep a page, at the cost of others if need be."""
        with self._lock:
            self._drop(key)
            self._pages[key] = kept
            self._bytes += kept.size
            while self._bytes > self._most_bytes:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Key) -> None:
        old = self._pages.pop(key, None)
        if old is not None:
            self._bytes -= old.size


def init_page_cache(app: Flask) -> None:
    """Answer from memory where possible. Must come before everything else that looks at a request."""
    megabytes = float(app.config["BETEILIGUNG_PAGE_CACHE"])
    if not megabytes:
        return
    cache = app.extensions[_NAME] = PageCache(int(megabytes * 1_000_000))

    @app.before_request
    def answer_from_memory() -> Response | None:
        if request.method not in {"GET", "HEAD"} or "asked_language" not in g or is_personal():
            return None  # only what lies under a language is a page
        g.page_revision = revision.current()
        g.page_day = clock.today()
        kept = cache.get(_key(), g.page_revision, g.page_day)
        if kept is None:
            return None
        response = Response(kept.body, headers=list(kept.headers))
        response.make_conditional(request)
        return response


def keep(response: Response) -> None:
    """Keep a finished page that is the same for everybody."""
    cache: PageCache | None = current_app.extensions.get(_NAME)
    if cache is None or "page_revision" not in g or request.method != "GET" or response.mimetype != "text/html":
        return
    body = response.get_data()
    if len(body) <= _LARGEST_BYTES:
        cache.put(_key(), Kept(g.page_revision, g.page_day, body, tuple(response.headers.items())))


def _key() -> Key:
    return request.path, request.query_string, bool(request.accept_encodings.quality("gzip"))
