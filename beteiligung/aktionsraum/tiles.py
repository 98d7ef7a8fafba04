"""Pictures of the map from a source the city chose, fetched by us and kept on disk: no visitor's address leaves.

Only what shows the city is fetched, each picture once at a time, and few at once: a source that hangs must not keep all
threads of the web process waiting.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from math import atan, degrees, pi, sinh
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from beteiligung.aktionsraum.geometry import Box

log = logging.getLogger(__name__)

ZOOMS = range(10, 19)
"""From the whole city to single houses."""
LARGEST_BYTES = 300_000
MOST_BYTES = 200_000_000
"""Of all pictures on disk, roughly: looked at whenever a twentieth of it came anew."""
FRESH_SECONDS = 30 * 24 * 3600
FETCHES_AT_ONCE = 2
PATIENCE_SECONDS = 1.0
"""How long somebody waits for their turn to fetch."""
FETCH_SECONDS = 4.0
REST_SECONDS = 30.0
"""A source that did not answer is left alone for so long."""
_LOCKS = 64
_MIMETYPES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}


@dataclass(frozen=True)
class Tile:
    """One picture: zoom, column from the west, row from the north."""

    z: int
    x: int
    y: int

    def touches(self, box: Box) -> bool:
        """Whether it is a picture we show that shows any of the box."""
        return (
            self.z in ZOOMS
            and max(self.x, self.y) < 1 << self.z
            and _longitude(self.x, self.z) <= box.east
            and _longitude(self.x + 1, self.z) >= box.west
            and _latitude(self.y, self.z) >= box.south
            and _latitude(self.y + 1, self.z) <= box.north
        )


def _longitude(x: int, z: int) -> float:
    return x * 360 / (1 << z) - 180


def _latitude(y: int, z: int) -> float:
    """Of a row's northern edge."""
    return degrees(atan(sinh(pi * (1 - 2 * y / (1 << z)))))


def fault_of(template: str) -> str | None:
    """What is wrong with the address of a source, or None."""
    if urlsplit(template).scheme not in {"http", "https"} or not urlsplit(template).netloc:
        return "it begins with neither http:// nor https://"
    if any(template.count(name) != 1 for name in ("{z}", "{x}", "{y}")):
        return "it needs {z}, {x} and {y}, each once"
    if re.search(r"[{}]", urlsplit(template).netloc + re.sub(r"{[zxy]}", "", template)):
        return "it has braces in the host, or other ones than {z}, {x} and {y}"
    return None


def mimetype_of(body: bytes) -> str | None:
    """What kind of picture it is by its first bytes, or None."""
    kind = next((kind for beginning, kind in _MIMETYPES.items() if body.startswith(beginning)), None)
    return None if kind == "image/webp" and body[8:12] != b"WEBP" else kind


class _NoRedirects(HTTPRedirectHandler):
    """The source is the host the city named and no other."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


class TileSource:
    """Gives pictures from the folder, else from the source. Raises ValueError for an address it cannot use."""

    def __init__(self, template: str, folder: Path, agent: str) -> None:
        if fault := fault_of(template):
            raise ValueError(fault)
        self._template = template
        self._all = folder
        self._folder = folder / hashlib.sha256(template.encode()).hexdigest()[:12]
        self._agent = agent
        self._opener = build_opener(_NoRedirects)
        self._turns = BoundedSemaphore(FETCHES_AT_ONCE)
        self._rests_until = 0.0
        self._written = MOST_BYTES  # the first picture looks at what earlier processes left

    def get(self, tile: Tile) -> bytes | None:
        """The picture, an old one where the source is away; None where there is none."""
        path = self._folder / str(tile.z) / str(tile.x) / str(tile.y)
        kept, is_fresh = _read(path)
        if is_fresh or not self._turns.acquire(timeout=0 if kept else PATIENCE_SECONDS):
            return kept
        try:
            with self._alone_with(tile):
                kept, is_fresh = _read(path)
                if is_fresh:
                    return kept
                fetched = self._fetch(tile)
                if fetched is not None:
                    self._keep(path, fetched)
                return fetched or kept
        finally:
            self._turns.release()

    @contextmanager
    def _alone_with(self, tile: Tile) -> Iterator[None]:
        """Other threads and processes wait, and then find what this one fetched."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"lock-{hash((tile.z, tile.x, tile.y)) % _LOCKS}").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _fetch(self, tile: Tile) -> bytes | None:
        if time.monotonic() < self._rests_until:
            return None
        address = self._template
        for name, value in (("{z}", tile.z), ("{x}", tile.x), ("{y}", tile.y)):
            address = address.replace(name, str(value))
        request = Request(address, headers={"User-Agent": self._agent, "Accept": "image/*"})  # noqa: S310 - see fault_of
        try:
            with self._opener.open(request, timeout=FETCH_SECONDS) as answer:
                return self._picture(answer)
        except HTTPError as error:
            error.close()
            if error.code in {404, 410}:
                return None  # a place without a picture is no reason to leave the source alone
            self._rest(f"status {error.code}")
        except (OSError, HTTPException) as error:
            self._rest(str(error) or type(error).__name__)
        return None

    def _picture(self, answer: Any) -> bytes | None:
        deadline = time.monotonic() + FETCH_SECONDS
        body = bytearray()
        while part := answer.read1(LARGEST_BYTES):
            body += part
            if time.monotonic() > deadline:
                raise TimeoutError("a picture came too slowly")
            if len(body) > LARGEST_BYTES:
                break
        is_picture = answer.headers.get_content_type().startswith("image/") and mimetype_of(bytes(body)) is not None
        if is_picture and len(body) <= LARGEST_BYTES:
            return bytes(body)
        log.warning("map pictures: %s gave none, or one of more than %d bytes", answer.url, LARGEST_BYTES)
        return None

    def _rest(self, why: str) -> None:
        log.warning("map pictures: %s; the source is left alone for %d seconds", why, REST_SECONDS)
        self._rests_until = time.monotonic() + REST_SECONDS

    def _keep(self, path: Path, body: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="new-", delete=False) as handle:
            handle.write(body)
        Path(handle.name).replace(path)
        self._written += len(body)
        if self._written > MOST_BYTES / 20:
            self._written = 0
            _make_room(self._all)


def _read(path: Path) -> tuple[bytes | None, bool]:
    """What is kept, and whether it is still fresh."""
    try:
        return path.read_bytes(), path.stat().st_mtime > time.time() - FRESH_SECONDS
    except FileNotFoundError:
        return None, False


def _make_room(folder: Path) -> None:
    """Remove the oldest pictures until a tenth is free, should there be too many. Several processes may do so at once."""
    files = sorted((status.st_mtime, status.st_size, path) for path, status in _files(folder))
    excess = sum(size for _, size, _ in files) - MOST_BYTES
    if excess <= 0:
        return
    excess += MOST_BYTES // 10
    for _, size, path in files:
        if excess <= 0:
            break
        path.unlink(missing_ok=True)
        excess -= size


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for path in folder.rglob("*"):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        if path.is_file() and not path.name.startswith("lock-"):
            yield path, status
