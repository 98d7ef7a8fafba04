"""Money is an integer number of cents. Floating point never touches it."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_CENTS = 10_000_000_00
"""Ten million euros: more than the platform will ever handle, and far inside every database integer."""

_GERMAN = re.compile(r"^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$")
_PLAIN = re.compile(r"^(\d+)(?:\.(\d{1,2}))?$")


@dataclass(frozen=True, order=True)
class Money:
    """An amount in cents, so that the edge knows to write it as euros."""

    cents: int


def parse_euros(text: str) -> int:
    """Read an amount in euros as people type it; gives cents.

    Accepts ``1200``, ``1.200``, ``1.200,50``, ``1200.50`` and a euro sign on either side.
    A single dot followed by three digits is a thousands mark, as in German.
    Raises ValueError when it is no amount, negative, or above ``MAX_CENTS``.
    """
    cleaned = re.sub(r"[\s\u00a0\u202f€]|EUR", "", text.translate(_ARABIC_DIGITS))
    match = _GERMAN.match(cleaned) or _PLAIN.match(cleaned)
    if match is None:
        raise ValueError(text)
    cents = int(match[1].replace(".", "")) * 100 + int((match[2] or "0").ljust(2, "0"))
    if cents > MAX_CENTS:
        raise ValueError(text)
    return cents


_ARABIC_DIGITS = {ord(digit): str(value) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")} | {
    ord("٬"): ".",
    ord("٫"): ",",
}
