"""Money is an integer number of cents. Floating point never touches it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

MAX_CENTS = 10_000_000_00
"""Ten million euros: more than the platform will ever handle, and far inside every database integer."""


@dataclass(frozen=True, order=True)
class Money:
    """An amount in cents, so that the edge knows to write it as euros."""

    cents: int


@dataclass(frozen=True)
class Writing:
    """The signs with which a language writes an amount."""

    thousands: str
    decimal: str


GERMAN = Writing(thousands=".", decimal=",")

_CURRENCY = re.compile(r"(?:€|EUR)?\s*(.*?)\s*(?:€|EUR)?", re.DOTALL)
_MARKS_OF_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


def parse_euros(text: str, writing: Writing = GERMAN) -> int:
    """Read an amount in euros as people type it; gives cents.

    Thousands are told apart by the language's own sign or by a space, in groups of three: ``1.200`` in German,
    ``1,200`` in English. One or two digits at the end are cents, after a comma or a point in every language, since
    neither can be anything else there: ``49,90``, ``49.90``, ``1.200,50``, ``1200.50``. A euro sign may stand on either
    side.

    What another language would read otherwise is refused, never guessed: ``1.200`` in English, ``1,200`` in German,
    ``0.500`` in both. So no two languages read one text as two amounts.

    Raises ValueError when it is no amount, negative, or above ``MAX_CENTS``.
    """
    match = _pattern(writing.thousands).fullmatch(_bare(text))
    if match is None:
        raise ValueError(text)
    cents = int(re.sub(r"\D", "", match["euros"])) * 100 + int((match["cents"] or "0").ljust(2, "0"))
    if cents > MAX_CENTS:
        raise ValueError(text)
    return cents


def write_euros(cents: int, writing: Writing = GERMAN) -> str:
    """An amount as a person would type it, which ``parse_euros`` reads again: ``3.000`` or ``49,90``."""
    euros, rest = divmod(cents, 100)
    whole = f"{euros:,}".replace(",", writing.thousands)
    return f"{whole}{writing.decimal}{rest:02}" if rest else whole


def _bare(text: str) -> str:
    """The number alone: ASCII digits, no currency, no marks of direction, one kind of space."""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in text.translate(_MARKS_OF_DIRECTION))
    match = _CURRENCY.fullmatch(re.sub(r"\s+", " ", digits).strip())
    return match[1] if match else ""


@cache
def _pattern(thousands: str) -> re.Pattern[str]:
    """What stands between thousands cannot stand before the cents as well; the Arabic signs mean one thing everywhere."""
    own = re.escape(thousands.strip())
    return re.compile(
        rf"(?P<euros>\d+|[1-9]\d{{0,2}}(?P<mark>[ ٬{own}])\d{{3}}(?:(?P=mark)\d{{3}})*)"
        r"(?:(?!(?P=mark))[.,٫](?P<cents>\d{1,2}))?",
        re.ASCII,
    )
