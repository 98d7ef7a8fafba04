"""Pieces of pages that are the same for equal values: made once, then given again.

A card of a list is made of what its row says and of nothing else, so it can be neither stale nor anybody's own. A list
changes with each vote; nineteen of its twenty cards do not.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache

from flask import Flask

from beteiligung.web.languages import Language
from beteiligung.web.locale import current_language

MOST_KEPT = 1_000
"""Pieces per process; a card and its key take some 3 kB."""


def init_fragments(app: Flask) -> None:
    """Give templates ``remembered(macro, value, …)``, which stands for ``macro(value, …)``.

    Every value must be hashable and equal only to what looks the same. The macro may use nothing but its values and
    the page's language.
    """

    @lru_cache(MOST_KEPT)
    def made(macro: Callable[..., str], _language: Language, values: tuple[Hashable, ...]) -> str:
        return macro(*values)

    def remembered(macro: Callable[..., str], *values: Hashable) -> str:
        return made(macro, current_language(), values)

    app.jinja_env.globals["remembered"] = remembered
