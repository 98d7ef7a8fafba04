"""Addresses of static files that change with their content, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import current_app, url_for


def asset(path: str) -> str:
    """The address of a static file with a fingerprint of its content."""
    return url_for("static", filename=path, v=_fingerprint(current_app.static_folder or "", path))


@cache
def _fingerprint(folder: str, path: str) -> str:
    return hashlib.sha256((Path(folder) / path).read_bytes()).hexdigest()[:10]
