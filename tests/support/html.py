"""Reading a fetched page: its text, names and addresses."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_UNSEEN = {"script", "style", "template", "head", "title"}
_INLINE = {"a", "abbr", "b", "bdi", "bdo", "em", "i", "mark", "small", "span", "strong", "time", "wbr"}


def parse(html: str) -> BeautifulSoup:
    """The tree of a page."""
    return BeautifulSoup(html, "html.parser")


def attribute(tag: Tag, name: str) -> str:
    """An attribute as text; empty when it is missing."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def one(tree: Tag, selector: str) -> Tag:
    """The only element a selector finds; says so when there are none or several."""
    found = tree.select(selector)
    assert len(found) == 1, f"{len(found)} elements instead of one for {selector!r}"
    return found[0]


def words(tag: Tag) -> str:
    """The text of an element as a person reads it: one space between words, none around isolated names, and no signs
    that only keep a line from breaking."""
    return " ".join("".join(_pieces(tag)).replace("\u2060", "").split())


def _pieces(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in _UNSEEN:
                continue
            separated = child.name not in _INLINE
            yield " " if separated else ""
            yield from _pieces(child)
            yield " " if separated else ""
        elif type(child).__name__ == "NavigableString":
            yield str(child)
