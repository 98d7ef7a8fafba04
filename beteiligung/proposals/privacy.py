"""Finds in a text what people would rather not tell everybody: telephone numbers, e-mail addresses, postal addresses.

A hint before sending, never a refusal: a house number may be exactly what the idea is about, so an address counts only
with its postcode.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from beteiligung.core.i18n import N_


class Private(StrEnum):
    """Kinds of what was found."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


SENTENCES = {
    Private.PHONE: N_("In Ihrem Text steht eine Telefonnummer."),
    Private.EMAIL: N_("In Ihrem Text steht eine E-Mail-Adresse."),
    Private.ADDRESS: N_("In Ihrem Text steht eine vollständige Anschrift."),
}

_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"(?<![\d.,])(?!\d{1,2}\.\d{1,2}\.\d{2})(?:\+|00?)\d(?:[ \u00a0()/.-]{0,3}\d){6,14}(?![\d.,]*\d)")
"""With its leading 0 or +; amounts and years do not begin so, and days are passed over."""
_DIGIT = re.compile(r"[^\D0-9]")
_POSTCODE = r"(?<!\d)\d{5}(?!\d)"
_STREET_NUMBER = r"[^\W\d_]{3,}[.]?\s{1,2}\d{1,4}\s?[a-zA-Z]?(?![\d.,]*\d)"
_HAS_POSTCODE = re.compile(_POSTCODE)
_ADDRESS = re.compile(rf"{_STREET_NUMBER}\s*[,;\n·-]?\s*(?:D-)?{_POSTCODE}\s+[^\W\d_]{{2,}}")


def private_details(*texts: str | None) -> list[Private]:
    """The kinds that any of these texts holds, in their order."""
    text = _DIGIT.sub(_latin_digit, "\n".join(part for part in texts if part))
    found = []
    if "0" in text or "+" in text:
        found.append((Private.PHONE, _PHONE))
    if "@" in text:
        found.append((Private.EMAIL, _EMAIL))
    if _HAS_POSTCODE.search(text):
        found.append((Private.ADDRESS, _ADDRESS))
    return [kind for kind, pattern in found if pattern.search(text)]


def _latin_digit(found: re.Match[str]) -> str:
    """The digit that other scripts write in another way."""
    return str(unicodedata.decimal(found[0]))
