"""What is new in a legal or help page, section by section and word by word, as people read it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from beteiligung.pages.legal import rendered_sections
from beteiligung.pages.texts import PageText
from beteiligung.proposals.comparing import Piece, compare, shortened

_TAG = re.compile(r"<[^>]*>")
_BLOCK_ENDS = re.compile(r"</(?:p|li)>|<br>")


@dataclass(frozen=True)
class Difference:
    """One section in which something changed; an empty text was not there before, or is there no longer."""

    title: str
    pieces: Sequence[Piece]


def differences(old: PageText, new: PageText) -> list[Difference]:
    """The sections that differ, in the order of the new text; those that are gone come last."""
    then, now = _read(old), _read(new)
    titles = [*now, *(title for title in then if title not in now)]
    return [
        Difference(title, shortened(compare(then.get(title, ""), now.get(title, ""))))
        for title in titles
        if then.get(title) != now.get(title)
    ]


def _read(text: PageText) -> dict[str, str]:
    """Words by the title of their section, the first sentence by that of the page."""
    sections = {part["title"]: _plain(part["text"]) for part in rendered_sections(text)}
    return {text.title: text.lead, **sections}


def _plain(section: str) -> str:
    lines = (html.unescape(_TAG.sub("", line)).strip() for line in _BLOCK_ENDS.split(section))
    return "\n".join(line for line in lines if line)
