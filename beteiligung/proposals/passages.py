"""A passage in the texts of an idea: where it stands, and the text without it.

A passage is found in capitals or not, and over line breaks and several spaces, since people copy it from pages. It is
found inside of words, too: whoever removes a name removes it from "Müllers" as well, and sees that before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from beteiligung.core.text import REMOVED, clean_text

PASSAGE_LENGTH = (3, 1000)
"""Least and most characters of what is removed at once."""

REMOVE = "entfernen"
"""Name of the button that stands below the places that were found."""

_READ = re.compile(rf"{re.escape(REMOVED)}|\[…\]")
_BESIDE = 40
"""Characters shown on either side of a place."""


@dataclass(frozen=True)
class Place:
    """One place where the passage stands: in which text of which version (None: as it stands now), with words around."""

    column: str
    version: int | None
    before: str
    passage: str
    after: str


def places_in(text: str | None, passage: str, column: str, version: int | None = None) -> list[Place]:
    """Every place in a text, in reading order."""
    text = text or ""
    return [
        Place(
            column,
            version,
            _beside(text[: found.start()][::-1])[::-1],
            found[0],
            _beside(text[found.end() :]),
        )
        for found in _pattern(passage).finditer(text)
    ]


def _beside(text: str) -> str:
    """Its first words, with a sign that it goes on."""
    if len(text) <= _BESIDE:
        return text
    beginning = text[:_BESIDE]
    return (beginning.rsplit(maxsplit=1)[0] if any(map(str.isspace, beginning.strip())) else beginning) + " …"


def without(text: str, passage: str, most: int | None = None) -> str:
    """The text with the mark in place of the passage. ``most``: what its column holds, since the mark may be longer."""
    return _pattern(passage).sub(REMOVED, text)[:most]


def take_out(row: Any, columns: Iterable[str], passage: str) -> bool:
    """Leave the mark in place of the passage in these columns of a row. Whether it stood in any of them."""
    is_found = False
    for column in columns:
        text = getattr(row, column)
        rewritten = without(text, passage, _room(row, column)) if text else text
        if rewritten != text:
            setattr(row, column, rewritten)
            is_found = True
    return is_found


def marks_kept(typed: str, before: str, most: int | None = None) -> str:
    """What came back from a form in which the mark reads "[…]": the first of them is a mark if the first was one."""
    known = iter(_READ.findall(before))
    return _READ.sub(lambda found: next(known, found[0]), typed)[:most] if REMOVED in before else typed


def _room(row: Any, column: str) -> int | None:
    """How many characters a column holds."""
    kind = sa.inspect(type(row)).columns[column].type
    return kind.length if isinstance(kind, sa.String) else None


def _pattern(passage: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in clean_text(passage).split()), re.IGNORECASE)
