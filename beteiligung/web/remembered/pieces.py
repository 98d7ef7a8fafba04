"""Pieces of pages that are the same for equal values: made once, then given again.

A card of a list is made of what its row says and of nothing else, so it can be neither stale nor anybody's own. A list
changes with each vote; nineteen of its twenty cards do not.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from flask import Flask, request

from beteiligung.web.languages import Language
from beteiligung.web.locale import current_language
from beteiligung.web.remembered.memory import Memory

MOST_BYTES = 4_000_000
"""Per process."""
_OVERHEAD = 2
"""A piece and the values it was made from take about twice the piece."""


def init_pieces(app: Flask) -> None:
    """Give templates ``remembered(macro, value, …)``, which stands for ``macro(value, …)``.

    Every value must be hashable and equal only to what looks the same. The macro may use nothing but its values, the
    page's language and addresses.
    """
    kept: Memory[tuple[Any, Language, str, tuple[Hashable, ...]], str] = Memory(MOST_BYTES)

    def remembered(macro: Callable[..., str], *values: Hashable) -> str:
        key = (macro, current_language(), request.script_root, values)
        piece = kept.get(key)
        if piece is None:
            piece = macro(*values)
            kept.put(key, piece, _OVERHEAD * len(piece.encode()))
        return piece

    app.jinja_env.globals["remembered"] = remembered
    app.jinja_env.filters["tuple"] = tuple  # lists have no equal values
