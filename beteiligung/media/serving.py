"""Gives out one file; who may have it, the caller knows."""

from __future__ import annotations

from flask import Response

from beteiligung.core.errors import NotFound
from beteiligung.media.storage import storage


def private_file(name: str) -> Response:
    """A file for one person, which no browser keeps. Raises NotFound for one that the storage lost."""
    content = storage().read(name)
    if content is None:
        raise NotFound
    response = Response(content)
    response.headers["Cache-Control"] = "private, no-store"
    return response
