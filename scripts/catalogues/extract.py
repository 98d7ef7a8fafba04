"""Collects the messages of a domain and writes catalogues that change only when their messages change."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from scripts.catalogues.domains import DESK, RESIDENTS, source_files

# None: the first argument is the message. `N_` marks a message in code that knows no request, `N_n` one with a plural.
KEYWORDS = {
    "_": None,
    "_l": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "N_n": (1, 2),
    "_n": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("L10n:",)

Key = tuple[str | None, str | tuple[str, ...]]


def key_of(message: Message) -> Key:
    """What tells one message from another: its context and its text, with the plural where there is one."""
    text = message.id
    return (message.context or None, tuple(text) if isinstance(text, (list, tuple)) else text)


def messages_of(catalogue: Catalog) -> dict[Key, Message]:
    """The messages without the header, by key."""
    return {key_of(message): message for message in catalogue if message.id}


def collect(root: Path, domain: str) -> Catalog:
    """All messages of a domain, fresh from the sources. Raises on a template or file with broken syntax.

    The desk asks the residents' catalogue as well, and that one decides: what both read stands there alone.
    """
    catalogue = _found_in_files(root, domain)
    if domain == DESK:
        for context, text in messages_of(catalogue).keys() & messages_of(_found_in_files(root, RESIDENTS)).keys():
            catalogue.delete(text, context)
    return catalogue


def _found_in_files(root: Path, domain: str) -> Catalog:
    catalogue = Catalog(domain=domain, fuzzy=False, charset="utf-8")
    for path in source_files(root, domain):
        method = "python" if path.suffix == ".py" else "jinja2"
        found = extract_from_file(method, path, KEYWORDS, COMMENT_TAGS, {"silent": "false"}, strip_comment_tags=True)
        for _line, text, comments, context in found:
            catalogue.add(text, auto_comments=comments, context=context)
    return catalogue


def update(old: Catalog, template: Catalog, language: str) -> Catalog:
    """The template's messages with the translations that ``old`` has for exactly these texts.

    Nothing is guessed from similar texts, and translations of texts that are gone are dropped.
    """
    known = messages_of(old)
    fresh = Catalog(locale=language, domain=template.domain, fuzzy=False, charset="utf-8")
    for key, message in messages_of(template).items():
        before = known.get(key)
        fresh.add(
            message.id,
            string=before.string if before else None,
            flags=before.flags if before else (),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return fresh


def read(path: Path, language: str) -> Catalog:
    """Read a translation. Raises PoFileError for a file that breaks the format or has too many plural forms."""
    with path.open("rb") as handle:
        return read_po(handle, locale=language, domain=path.stem, abort_invalid=True)


def written(catalogue: Catalog) -> str:
    """The catalogue as text: sorted, without dates and places, so that equal messages give equal bytes."""
    body = BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return f"{_header(catalogue)}\n{body.getvalue().decode()}".rstrip() + "\n"


def _header(catalogue: Catalog) -> str:
    lines = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if isinstance(catalogue.locale, Locale):
        lines += [f"Language: {catalogue.locale}", f"Plural-Forms: {catalogue.plural_forms}"]
    quoted = "\n".join(f'"{line}\\n"' for line in lines)
    return f'# Made by `make translations`. German is the source language.\nmsgid ""\nmsgstr ""\n{quoted}\n'
