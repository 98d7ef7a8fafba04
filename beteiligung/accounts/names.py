"""Names that people choose to be shown under. None may pass for the city, its offices or its staff."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import permutations

from anyascii import anyascii

from beteiligung.accounts.queries import names_of_all_staff
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import revision
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line, search_key

MAX_LENGTH = 60

_STEMS = (
    "admin",
    "moderat",
    "beauftragt",
    "projektburo",
    "projektbuero",
    "aktionsplan",
    "stadtverwaltung",
    "koordinat",
    "rechnungspruf",
    "rechnungspruef",
    "burgermeister",
    "buergermeister",
    "redaktion",
    "ordnungsamt",
    "jobcenter",
    "municipal",
    "citycouncil",
    "cityhall",
    "townhall",
    "projectoffice",
    "belediye",
    "bolgesorumlu",
    "projeofisi",
    "resmidaire",
    "kaymakam",
    "zabita",
)
"""Whoever's name contains one of these looks like an office."""

_WHOLE = {
    "stadt", "amt", "rathaus", "verwaltung", "polizei", "feuerwehr", "plattform", "system", "support",
    "team", "office", "official", "staff", "root", "city", "beteiligung", "aktionsraum", "offiziell",
    "council", "mayor", "police", "administration", "polis", "itfaiye", "yonetim",
}  # fmt: skip
"""Names that are taken as a whole; inside a longer name they are just words."""

_OFFICE_NAMES = re.compile(r"\b(?:[a-z]{3,}amt|[a-z]{3,}behorde|stadt [a-z]+)\b")
_REACH = re.compile(r"@|https?:|www\.|\d(?:[\s/.-]?\d){5}")
_LETTER = re.compile(r"[^\W\d_]")

# Letters of other scripts, and digits, that look like Latin letters. What only sounds alike, anyascii turns.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕкмнтвԁӏ" "αεορτυικνβ" "0134578@$!|",
    "aeopcyxijskmhtbdl" "aeoptuikvb" "oieastbasil",
)  # fmt: skip


def check_shown_name(name: str | None, *, account_id: int | None = None) -> str | None:
    """The name, cleaned; None when it is empty, which is shown as "Nachbar*in".

    Raises InvalidInput when it is too long, holds an address or a number to reach somebody, or resembles the city,
    an office or a member of staff. ``account_id`` lets staff use the name that is their own.
    """
    cleaned = clean_line(name)
    if not cleaned:
        return None
    if len(cleaned) > MAX_LENGTH:
        raise InvalidInput(N_("Bitte kürzen Sie den Namen auf höchstens %(most)s Zeichen."), most=MAX_LENGTH)
    if not _LETTER.search(cleaned):
        raise InvalidInput(N_("Bitte schreiben Sie einen Namen mit Buchstaben, oder lassen Sie das Feld leer."))
    if _REACH.search(cleaned):
        raise InvalidInput(
            N_("Bitte schreiben Sie keine Adresse und keine Telefonnummer in den Namen. Alle können ihn lesen.")
        )
    readings = [
        _words(reading) for reading in {search_key(cleaned.casefold().translate(_LOOKALIKES)), _folded(cleaned)}
    ]
    city_name, office_names = revision.kept(_names_of_the_city, for_writers=True)
    if any(_is_an_office(words, city_name, office_names) for words in readings):
        raise InvalidInput(
            N_("Dieser Name klingt nach einem Amt oder nach der Stadt. Bitte wählen Sie einen anderen Namen.")
        )
    staff = [_parts(name) for staff_id, name in names_of_all_staff() if staff_id != account_id]
    if any(_contains(words, name) for words in readings for name in staff):
        raise InvalidInput(N_("So heißt jemand, der für die Stadt arbeitet. Bitte wählen Sie einen anderen Namen."))
    return cleaned


def _folded(text: str) -> str:
    """Small Latin letters without accents, in any script's transliteration."""
    return search_key(anyascii(search_key(text)))


_ARABIC_STEMS = tuple(
    _folded(name).replace(" ", "")
    for name in ("بلدية", "إدارة المدينة", "مكتب المشروع", "مكتب المشاريع", "مسؤول منطقة", "مسؤولة منطقة", "الشرطة")
)
"""The same offices in Arabic, as ``_folded`` writes them."""


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text)


@lru_cache(1_000)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name of the city or of its staff; those are few, and compared with every name that is chosen."""
    return tuple(_words(_folded(name)))


def _names_of_the_city() -> tuple[str | None, Collection[str]]:
    """Its name, and what it and its offices are called, each written as one word."""
    city = the_city()
    if city is None:
        return None, ()
    offices = (f"Stadt {city.name}", f"City of {city.name}", city.programme, city.office_name)
    return "".join(_parts(city.name)), tuple("".join(_parts(name)) for name in offices if _parts(name))


def _is_an_office(words: list[str], city_name: str | None, office_names: Collection[str]) -> bool:
    joined = "".join(words)
    if (
        joined in _WHOLE
        or _OFFICE_NAMES.search(" ".join(words))
        or any(stem in joined for stem in (*_STEMS, *_ARABIC_STEMS))
    ):
        return True
    return joined == city_name or any(name in joined for name in office_names)


def _contains(words: list[str], name: tuple[str, ...]) -> bool:
    """Whether all parts of a name stand among the words, in any order, or written as one. A first name alone is free."""
    if len(name) > 1 and set(name) <= set(words):
        return True
    joined = "".join(words)
    return any("".join(order) == joined for order in permutations(name[:4]))
