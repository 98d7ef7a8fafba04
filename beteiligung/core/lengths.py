"""Words that people wrote, no shorter and no longer than asked for."""

from __future__ import annotations

from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_text


def checked_words(text: str, limits: tuple[int, int]) -> str:
    """Clean what somebody wrote. Raises InvalidInput for fewer or more characters than ``limits`` allow."""
    cleaned = clean_text(text)
    least, most = limits
    if not least <= len(cleaned) <= most:
        raise InvalidInput(
            N_("Bitte schreiben Sie zwischen %(least)s und %(most)s Zeichen. Jetzt sind es %(length)s."),
            least=least,
            most=most,
            length=len(cleaned),
        )
    return cleaned
