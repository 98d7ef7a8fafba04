"""The few signs that a text of ``pages.texts`` may contain.

Paragraphs are parted by empty lines. Lines that begin with ``- `` are a list, with ``1. `` a numbered one.
``[words](name)`` is a link to a page of ours, ``{name}`` a fact of the city. A name nobody knows raises KeyError.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from beteiligung.core.text import figures_kept, hyphens_kept

_SIGNS = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\)|\{([a-z]+)\}")
_ITEM = re.compile(r"^(-|\d+\.) +")


def rendered(text: str, facts: Mapping[str, str], links: Mapping[str, str]) -> Markup:
    """The text as safe HTML. Facts are escaped unless they are Markup, which brings its own tags."""
    blocks = [block.strip().split("\n") for block in re.split(r"\n\s*\n", figures_kept(hyphens_kept(text)).strip())]
    return Markup("\n").join(_block(lines, facts, links) for lines in blocks)


def names_in(text: str) -> tuple[set[str], set[str]]:
    """The names of pages, and those of facts, that a text uses."""
    found = _SIGNS.findall(text)
    return {target for _words, target, _fact in found if target}, {fact for _words, _target, fact in found if fact}


def _block(lines: list[str], facts: Mapping[str, str], links: Mapping[str, str]) -> Markup:
    sign = _ITEM.match(lines[0])
    if sign:
        tag = "ul" if sign[1] == "-" else "ol"
        items = Markup("\n").join(
            Markup("<li>{}</li>").format(_inline(_ITEM.sub("", line), facts, links)) for line in lines
        )
        return Markup("<{0}>\n{1}\n</{0}>").format(tag, items)
    alone = _SIGNS.fullmatch(lines[0]) if len(lines) == 1 else None
    if alone and alone[3]:
        return escape(facts[alone[3]])
    return Markup("<p>{}</p>").format(_inline(" ".join(lines), facts, links))


def _inline(text: str, facts: Mapping[str, str], links: Mapping[str, str]) -> Markup:
    parts: list[Markup] = []
    end = 0
    for sign in _SIGNS.finditer(text):
        words, target, fact = sign.groups()
        parts.append(escape(text[end : sign.start()]))
        if fact:
            known = facts[fact]
            parts.append(known if isinstance(known, Markup) else Markup("<bdi>{}</bdi>").format(known))
        else:
            parts.append(Markup('<a href="{}">{}</a>').format(links[target], words))
        end = sign.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)
