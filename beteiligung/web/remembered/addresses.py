"""``url_for``, quicker: an address is built once and then remembered, since each page names the same thirty.

Addresses that differ in their numbers alone are one: a page of the desk names twenty for an idea that nobody opened before.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from flask import Flask, g, request, url_for

from beteiligung.web.languages import Language

MOST_KEPT = 2_000
"""Addresses per process."""
_FIRST_STAND_IN = 10**18 + secrets.randbelow(10**17)
"""Stands where a number goes; no id is as large, and nobody can know it."""


def init_addresses(app: Flask) -> None:
    """Replace Flask's in templates, which asks the routes each time."""
    app.jinja_env.globals["url_for"] = address


def address(endpoint: str, **values: Any) -> str:
    """As ``flask.url_for``."""
    spoken = _spoken()
    if spoken is None or endpoint.startswith("."):  # relative to the page's feature
        return url_for(endpoint, **values)
    numbers: list[int] = []
    for key, value in values.items():
        if type(value) is int and value >= 0:
            values[key] = _FIRST_STAND_IN + len(numbers)
            numbers.append(value)
    built = _built(endpoint, *spoken, tuple(values.items()))
    for place, number in enumerate(numbers, _FIRST_STAND_IN):
        built = built.replace(str(place), str(number), 1)
    return built


def _spoken() -> tuple[str, str] | None:
    """What all addresses of a page have in common: its language and where the application lies; None where there is no page."""
    try:
        return g.spoken  # type: ignore[no-any-return]  # g is untyped
    except AttributeError:
        language: Language | None = g.get("language")
        if language is None or not request:
            return None
        g.spoken = (language.address, request.script_root)
        return g.spoken  # type: ignore[no-any-return]


@lru_cache(MOST_KEPT)
def _built(endpoint: str, _language: str, _root: str, values: tuple[tuple[str, Hashable], ...]) -> str:
    return url_for(endpoint, **dict[str, Any](values))
