"""The text of a whole page in one field: ``## Title`` begins a section, ``## Title {#name}`` one that others lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.pages.markup import names_in
from beteiligung.pages.names import FACTS, LINKS
from beteiligung.pages.texts import Section

_HEAD = re.compile(r"^## +(?P<title>.+?)(?: +\{#(?P<anchor>[a-z-]+)\})?$")


def as_written(sections: Sequence[Section]) -> str:
    """Sections as one text that can be edited."""
    return "\n\n".join(
        f"## {part.title}{f' {{#{part.anchor}}}' if part.anchor else ''}\n\n{part.text.strip()}" for part in sections
    )


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections again. Raises InvalidInput for words before the first title, an empty section and unknown names."""
    found: list[tuple[str, str, list[str]]] = []
    for line in text.strip().split("\n"):
        head = _HEAD.match(line.strip())
        if head:
            found.append((head["title"], head["anchor"] or "", []))
        elif found:
            found[-1][2].append(line)
        elif line.strip():
            raise InvalidInput(N_("Der Text beginnt mit einer Überschrift: ## und dann die Worte."))
    sections = tuple(Section(title, "\n".join(lines).strip(), anchor) for title, anchor, lines in found)
    for section in sections:
        if not section.text:
            raise InvalidInput(N_("Unter der Überschrift „%(title)s“ steht nichts."), title=section.title)
        pages, facts = names_in(section.text)
        unknown = sorted((pages - set(LINKS)) | (facts - set(FACTS)))
        if unknown:
            raise InvalidInput(N_("Diesen Namen kennt die Seite nicht: %(name)s"), name=unknown[0])
    if not sections:
        raise InvalidInput(N_("Bitte schreiben Sie mindestens einen Abschnitt mit Überschrift."))
    return sections
