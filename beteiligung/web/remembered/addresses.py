"""``url_for`` of templates: an address is built once and then remembered, since each page names the same thirty."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for

from beteiligung.web.locale import current_language

MOST_KEPT = 2_000
"""Addresses per process."""


def init_addresses(app: Flask) -> None:
    """Replace Flask's, which asks the routes each time."""

    @lru_cache(MOST_KEPT)
    def built(endpoint: str, _language: str, _root: str, values: tuple[tuple[str, Hashable], ...]) -> str:
        return url_for(endpoint, **dict[str, Any](values))

    def address(endpoint: str, **values: Any) -> str:
        if not request or endpoint.startswith("."):  # relative to the page's feature
            return url_for(endpoint, **values)
        return built(endpoint, current_language().address, request.script_root, tuple(values.items()))

    app.jinja_env.globals["url_for"] = address
