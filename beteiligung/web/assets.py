"""Addresses of static files that change with their content, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import current_app


def asset(path: str) -> str:
    """The address of a static file with a fingerprint of its content."""
    return _address(current_app.static_folder or "", current_app.static_url_path or "", path)


def names_content(address: str) -> bool:
    """Whether an address is the one that ``asset`` gives for its file."""
    prefix = f"{current_app.static_url_path}/"
    return address == asset(address.partition("?")[0].removeprefix(prefix))


@cache
def _address(folder: str, url_path: str, path: str) -> str:
    """Worked out once: files change with a restart only."""
    fingerprint = hashlib.sha256((Path(folder) / path).read_bytes()).hexdigest()[:10]
    return f"{url_path}/{path}?v={fingerprint}"
