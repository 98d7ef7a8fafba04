"""Marks texts in code that knows no request. Translation happens at the edge, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def N_(text: str) -> str:
    """Mark a message for the catalogues and return it unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """A whole sentence in German with named placeholders, and its values, still untranslated.

    Values may be numbers, texts, dates, instants or ``Money``; the edge formats them for the reader.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
