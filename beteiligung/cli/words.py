"""What the pages say in another language, read from the catalogues, for the pages in ``docs/`` that are printed."""

from __future__ import annotations

from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from beteiligung.config import ROOT

_DOMAINS = ("messages", "desk")
_ALL_WORDS = "en"
"""The one translation that has the residents' words and the desk's."""


def translated(german: str, language: str) -> str:
    """The word in ``language``; a dash where it stands at the desk alone, which does not speak it.

    Raises LookupError for a word that no page says.
    """
    for domain in _DOMAINS:
        message = _catalogue(language, domain).get(german)
        if message is not None:
            return str(message.string)
    if language == _ALL_WORDS:
        raise LookupError(f"no page says »{german}«")
    return "–"


@cache
def _catalogue(language: str, domain: str) -> Catalog:
    path = ROOT / "translations" / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as handle:
        return read_po(handle, locale=language, domain=domain)
