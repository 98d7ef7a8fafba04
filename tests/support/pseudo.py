"""A language in which every translated text is marked, and letters no text of ours is written in.

Data of the database is rewritten in Georgian letters. Then whatever stands on a page in other letters outside of the
marks was forgotten by whoever wrote the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import flask_babel
import sqlalchemy as sa
from babel import Locale
from bs4 import Tag
from bs4.element import NavigableString

from beteiligung.core.database import Base, session, unit_of_work
from beteiligung.pages import texts
from beteiligung.web.languages import LANGUAGES
from tests.support.html import attribute

OPEN, CLOSE = "⟦", "⟧"
_GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
_LANGUAGE_NAMES = {language.name for language in LANGUAGES.values()} | {
    Locale.parse(language.tag).get_display_name("de") for language in LANGUAGES.values() if language.tag != "de-simple"
}
"""Each language is called by its own name; the desk uses the names of the library that writes dates, too."""

WRITTEN_BY_PEOPLE = {
    "cities": ("name", "programme", "office_name", "office_address", "court"),
    "aktionsraeume": ("name", "district", "about"),
    "fields_of_action": ("names", "short_names"),
    "accounts": ("shown_name",),
    "staff_credentials": ("name", "office_hours", "office_place", "languages"),
    "proposals": ("title", "text", "place", "shown_name", "import_note", "beneficiaries", "contribution", "period"),
    "pictures": ("alternative_text",),
    "documents": ("title",),
    "proposal_versions": ("title", "text", "place", "reason"),
    "comments": ("text", "shown_name"),
    "offers": ("text", "shown_name"),
    "measures": ("title", "summary", "body_name", "cost_note", "deciding_body", "decision_paper"),
    "measure_contacts": ("name",),
    "decision_texts": ("text",),
    "tellings": ("values",),
    "report_texts": ("explanation",),
    "appeal_texts": ("text", "reasons"),
    "outside_deciders": ("name",),
    "text_modules": ("name",),
    "text_module_versions": ("text",),
    "offices": ("name", "duties"),
    "forwardings": ("office_name", "reply"),
    "desk_notes": ("text",),
    "checklist_items": ("label", "label_en"),
    "meetings": ("title",),
    "meeting_items": ("text",),
    "announcements": ("texts",),
    "log_person_requests": ("reason",),
    "events": ("name", "place"),
}
"""Columns whose content is shown as it is: table and columns."""

_NO_TEXT = {"script", "style", "template", "svg", "time", "code"}
_ATTRIBUTES = ("alt", "aria-label", "aria-description", "placeholder", "title", "data-label", "content")
_META = {"description"}
_EMAIL_OR_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|/de/\S*|/ar/\S*")
_MARKS = re.compile(f"([{OPEN}{CLOSE}])")
_LETTER = re.compile(r"[^\W\d_\u10a0-\u10ff\u1c90-\u1cbf]")


class MarkedTranslations:
    """Stands in for a catalogue: every message comes back marked."""

    def ugettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ungettext(self, singular: str, plural: str, number: int) -> str:
        return f"{OPEN}{singular if number == 1 else plural}{CLOSE}"

    def upgettext(self, _context: str, message: str) -> str:
        return self.ugettext(message)

    def unpgettext(self, _context: str, singular: str, plural: str, number: int) -> str:
        return self.ungettext(singular, plural, number)


def mark_translations(monkeypatch: Any) -> None:
    """Let every translation of this test come back marked; legal texts are data of each language and are marked too."""
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda _self: MarkedTranslations())
    monkeypatch.setattr(texts, "text_of", lambda page, language, read=texts.text_of: _marked(read(page, language)))


def _marked(text: texts.PageText) -> texts.PageText:
    sections = [texts.Section(_between(part.title, ""), _between(part.text, "\n\n")) for part in text.sections]
    return replace(text, title=_between(text.title, ""), lead=_between(text.lead, ""), sections=tuple(sections))


def _between(text: str, space: str) -> str:
    return f"{OPEN}{space}{text}{space}{CLOSE}"


def georgian(value: Any) -> Any:
    """A text with its letters replaced; lists and mappings keep their shape and keys."""
    if isinstance(value, str):
        return "".join(_GEORGIAN[ord(c.lower()[0]) % 33] if c.isalpha() else c for c in value)
    if isinstance(value, list | tuple):
        return [georgian(item) for item in value]
    if isinstance(value, Mapping):
        return {key: georgian(item) for key, item in value.items()}
    return value


def write_data_in_georgian() -> None:
    """Rewrite what people wrote, in every row."""
    with unit_of_work():
        for table_name, columns in WRITTEN_BY_PEOPLE.items():
            table = Base.metadata.tables[table_name]
            keys = list(table.primary_key.columns)
            for row in session().execute(sa.select(table)).mappings().all():
                mine = sa.and_(*(key == row[key.name] for key in keys))
                values = {column: georgian(row[column]) for column in columns}
                session().connection().execute(sa.update(table).where(mine).values(values))


def unmarked(page: Tag) -> Iterator[str]:
    """Every piece of visible text of a page that has letters, is not marked and is no data."""
    yield from _outside_of_marks("".join(_visible(page)))
    for tag in page.find_all(True):
        for name in _ATTRIBUTES:
            if name not in tag.attrs or (name == "content" and attribute(tag, "name") not in _META):
                continue
            for piece in _outside_of_marks(attribute(tag, name)):
                yield f"{name}: {piece}"
        if tag.name == "input" and attribute(tag, "type") in {"submit", "button"}:
            yield from _outside_of_marks(attribute(tag, "value"))


def unmarked_text(text: str) -> list[str]:
    """The same for a plain text, such as a mail."""
    return list(_outside_of_marks(text))


def _visible(tag: Tag) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in _NO_TEXT or _is_name_of_a_language(child):
                continue
            yield "\n"
            yield from _visible(child)
            yield "\n"
        elif type(child) is NavigableString:
            yield str(child)


def _is_name_of_a_language(tag: Tag) -> bool:
    """In the language menu each language has its name in its own words."""
    if tag.name != "summary":
        return bool(tag.get("hreflang") or attribute(tag, "name") == "sprachwechsel")
    return any("menu-language" in attribute(around, "class").split() for around in (tag, *tag.parents))


def _outside_of_marks(text: str) -> Iterator[str]:
    depth, outside = 0, []
    for piece in _MARKS.split(text):
        if piece == OPEN:
            depth += 1
        elif piece == CLOSE:
            depth -= 1
        outside.append("\n" if piece in (OPEN, CLOSE) else piece if depth == 0 else "")
    for line in "".join(outside).split("\n"):
        if _LETTER.search(_EMAIL_OR_ADDRESS.sub("", line)) and line.strip() not in _LANGUAGE_NAMES:
            yield " ".join(line.split())
