"""Gives an application its storage and its workshop."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, current_app

from beteiligung.media.processing import Workshop
from beteiligung.media.storage import Storage, storage
from beteiligung.media.storage.folder import FolderStorage
from beteiligung.media.workshop import workshop

_STORAGE, _WORKSHOP = "beteiligung.storage", "beteiligung.workshop"


def init_media(app: Flask) -> None:
    """Called by ``wiring``; touches neither network nor disk."""
    app.extensions[_STORAGE] = _storage_for(app.config)
    app.extensions[_WORKSHOP] = Workshop(Path(app.config["INSTANCE"]) / "work")
    storage.provide(lambda: current_app.extensions[_STORAGE])
    workshop.provide(lambda: current_app.extensions[_WORKSHOP])


def _storage_for(config: Mapping[str, Any]) -> Storage:
    """Raises ValueError for an address that cannot be one."""
    url = config["BETEILIGUNG_STORAGE_URL"]
    if not url:
        return FolderStorage(Path(config["INSTANCE"]) / "files")
    from beteiligung.media.storage.s3 import S3Storage  # loads its library

    return S3Storage(url)
