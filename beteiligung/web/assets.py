"""Addresses of static files that change with their content, so that browsers may keep them for a year.

The styles are files by topic and one file on the line: each request costs a slow phone a way there and back.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from posixpath import normpath
from typing import Any

from flask import Flask, Response, current_app

STYLES = "css/site.css"
"""What browsers ask for: the topics one after the other."""

_TOPICS = (
    "base",
    "cards",
    "line",
    "places",
    "idea",
    "photos",
    "notes",
    "forms",
    "lists",
    "money",
    "desk",
    "media",
    "meetings",
)
"""In this order: later ones may overrule earlier ones."""


def init_assets(app: Flask) -> None:
    """Let the address of static files also give the joined styles."""
    files = app.view_functions["static"]

    def static(filename: str) -> Any:
        if filename == STYLES:
            return Response(styles(app.static_folder or ""), mimetype="text/css")
        return files(filename=filename)

    app.view_functions["static"] = static


def asset(path: str) -> str:
    """The address of a static file with a fingerprint of its content."""
    return _address(current_app.static_folder or "", current_app.static_url_path or "", path)


def names_content(address: str) -> bool:
    """Whether an address is the one that ``asset`` gives for its file, and no other spelling of it."""
    path, _, query = address.partition("?")
    if not query.startswith("v=") or normpath(path) != path:
        return False
    prefix = f"{current_app.static_url_path}/"
    return address == asset(path.removeprefix(prefix))


def styles(folder: str) -> bytes:
    """All styles as one file."""
    return b"".join((Path(folder) / "css" / f"{topic}.css").read_bytes() for topic in _TOPICS)


@cache
def _address(folder: str, url_path: str, path: str) -> str:
    """Worked out once: files change with a restart only."""
    content = styles(folder) if path == STYLES else (Path(folder) / path).read_bytes()
    return f"{url_path}/{path}?v={hashlib.sha256(content).hexdigest()[:10]}"
