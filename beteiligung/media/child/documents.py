"""Makes a clean PDF: only what its pages are made of, nothing that acts, no words about who made it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PasswordType, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from beteiligung.media.child.kinds import kind_of
from beteiligung.media.child.refusal import Refused
from beteiligung.media.limits import DOCUMENT_PAGES

_ACTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute", "/Rendition"}
"""Kinds of actions that run something, or send something."""
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA", "/RichMedia"}
_FLEETING = ("/Metadata", "/PieceInfo", "/LastModified", "/AA")
"""Left out wherever it stands: words about the file, notes of programs, actions that happen by themselves."""


def make_clean(source: Path, folder: Path) -> dict[str, Any]:
    """Write ``clean.pdf`` into ``folder``. Raises Refused."""
    if kind_of(source) != "PDF":
        raise Refused("not_taken")
    try:
        reader = PdfReader(source, strict=False)
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise Refused("locked")
        pages = len(reader.pages)
        if pages > DOCUMENT_PAGES:
            raise Refused("too_many_pages")
        if not pages:
            raise Refused("broken")
        writer = PdfWriter(clone_from=reader)  # takes over what pages lead to, so earlier versions stay behind
        _clean(writer)
        writer.write(folder / "clean.pdf")
    except PyPdfError as error:
        raise Refused("broken") from error
    return {"pages": pages}


def _clean(writer: PdfWriter) -> None:
    dictionaries = list(_dictionaries(writer))
    for dictionary in dictionaries:
        if _ACTIVE_KEYS & dictionary.keys() or (dictionary.get("/S") in _ACTS):
            raise Refused("active")
    for dictionary in dictionaries:
        for key in _FLEETING:
            dictionary.pop(key, None)
    writer.root_object.pop("/OpenAction", None)
    writer.metadata = None
    writer.generate_file_identifiers()
    writer.compress_identical_objects(remove_unreferenced=True)


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, however deep; each object once."""
    waiting: list[Any] = [writer.root_object]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum not in seen:
                seen.add(thing.idnum)
                waiting.append(thing.get_object())
        elif isinstance(thing, DictionaryObject):
            yield thing
            waiting.extend(dict.values(thing))
        elif isinstance(thing, ArrayObject):
            waiting.extend(list.__iter__(thing))
