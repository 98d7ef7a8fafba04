"""Addresses as the world outside sees them: absolute, one per page and language."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from babel.core import get_global
from flask import current_app

from beteiligung.web.languages import SOURCE, complete_languages
from beteiligung.web.locale import current_language


def absolute(path: str) -> str:
    """A path of ours with the address of the platform in front; never from the Host header."""
    return f"{current_app.config['BASE_URL']}{path}"


def alternates(canonical: str, translations: Collection[str] | None = None) -> list[tuple[str, str]]:
    """The same page in every language, as pairs of tag and address, German also as the default.

    ``translations`` names the languages that exist where those are not all. A page that shows another language's text
    has none: it is that other page.
    """
    beginning = absolute(f"/{current_language().address}/")
    if not canonical.startswith(beginning):
        return []
    rest = canonical.removeprefix(beginning)
    pairs = [
        (language.tag, absolute(f"/{language.address}/{rest}"))
        for language in complete_languages()
        if translations is None or language.address in translations
    ]
    return [*pairs, ("x-default", absolute(f"/{SOURCE.address}/{rest}"))]


@cache
def territory_of(tag: str) -> str:
    """A language as messengers write it, with the country where most people speak it: ``de_DE``."""
    parts = str(get_global("likely_subtags").get(tag.partition("-")[0], tag)).split("_")
    return f"{parts[0]}_{parts[-1]}"
