"""Words that are the same for equal values: said once in each language, then said again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from beteiligung.web.languages import Language
from beteiligung.web.locale import current_language

T = TypeVar("T")

MOST_KEPT = 1_000
"""Values per function and process."""


def remembered_words(say: Callable[..., T]) -> Callable[..., T]:
    """For a function that a list asks row by row. Its values must be hashable; it may use nothing but them and the page's
    language: no clock, nobody's name, no forced locale.
    """

    @lru_cache(MOST_KEPT)
    def said(_language: Language, *values: Hashable) -> T:
        return say(*values)

    @wraps(say)
    def words(*values: Hashable) -> T:
        return said(current_language(), *values)

    return words
