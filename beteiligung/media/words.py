"""How large a file is, in words."""

from __future__ import annotations

from math import ceil

from flask_babel import format_decimal, ngettext

_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


def size_words(size: int) -> str:
    """A number of bytes in kilobytes or megabytes, in the reader's language."""
    if size < _MEGABYTE:
        kilobytes = max(1, round(size / _KILOBYTE))
        return str(ngettext("%(num)s Kilobyte", "%(num)s Kilobyte", kilobytes))
    megabytes = round(size / _MEGABYTE, 1)
    return str(
        ngettext("%(size)s Megabyte", "%(size)s Megabyte", ceil(megabytes), size=format_decimal(megabytes, "0.#"))
    )
