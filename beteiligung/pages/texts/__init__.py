"""Legal and help texts as data: one TOML file per language and page, with the address of the page as its name.

A file holds ``title``, ``lead``, ``as_of`` (a day), ``is_draft`` (until the city has looked at it) and ``[[sections]]``
with ``title``, ``text`` and maybe an ``anchor``; ``pages.markup`` tells what a text may contain.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCE = "de"
PAGES = ("hilfe", "regeln", "barrierefreiheit", "datenschutz", "impressum")
"""In the order of the footer."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    text: str
    anchor: str = ""
    """The name under which other pages lead to it."""


@dataclass(frozen=True)
class PageText:
    """A whole page. ``language`` is the address of the language it is written in."""

    language: str
    title: str
    lead: str
    as_of: date
    is_draft: bool
    sections: tuple[Section, ...]


def languages_of(page: str) -> list[str]:
    """The addresses of the languages in which a page is written."""
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{page}.toml"))


@cache
def text_of(page: str, language: str) -> PageText:
    """The text of a page in a language; where there is none yet, the German one."""
    path = FOLDER / language / f"{page}.toml"
    if not path.exists():
        language, path = SOURCE, FOLDER / SOURCE / f"{page}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = tuple(Section(**section) for section in content.pop("sections"))
    return PageText(language=language, sections=sections, **content)
