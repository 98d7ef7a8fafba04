"""Words that are the same for equal values: said once from each catalogue, then said again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from beteiligung.web.remembered.catalogues import catalogue

T = TypeVar("T")

MOST_KEPT = 1_000
"""Values per function and process."""


def remembered_words(say: Callable[..., T]) -> Callable[..., T]:
    """For a function that a list asks row by row. Its values must be hashable; it may use nothing but them and the page's
    language: no clock, nobody's name, no forced locale.
    """

    @lru_cache(MOST_KEPT)
    def said(_catalogue: Hashable, *values: Hashable) -> T:
        return say(*values)

    @wraps(say)
    def words(*values: Hashable) -> T:
        return said(catalogue(), *values)

    return words
