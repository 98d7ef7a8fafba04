"""The places in ready-made texts that are filled when a decision is told: a closed list for each purpose, in German names."""

from __future__ import annotations

import re

from beteiligung.core.i18n import N_, Message
from beteiligung.moderation.models import Purpose

TITLE, NUMBER, AREA, PHONE, DAY, OFFICE = "titel", "nummer", "aktionsraum", "telefon", "tag", "amt"

_EVERYWHERE = (TITLE, NUMBER, AREA, PHONE)
PLACEHOLDERS = {
    Purpose.RETURN: (*_EVERYWHERE, DAY),
    Purpose.REJECT: _EVERYWHERE,
    Purpose.DECLINE: _EVERYWHERE,
    Purpose.FORWARD: (*_EVERYWHERE, DAY, OFFICE),
    Purpose.KEEP: (NUMBER, AREA, PHONE),  # whoever reported reads no word of what they reported again
    Purpose.ANSWER: _EVERYWHERE,
}
"""What can be filled. The day is the one until which the author can answer, or on which the desk asks the office again."""

NAMED = re.compile(r"\{(\w+)\}")
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")


def names_in(text: str) -> set[str]:
    """The placeholders of a text."""
    return set(NAMED.findall(text))


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Placeholders as officers type them."""
    return ", ".join(f"{{{name}}}" for name in names)


def fault_of(text: str, purpose: Purpose) -> Message | None:
    """What is wrong with the first brace that nothing can fill; None where all of them can be filled."""
    known = PLACEHOLDERS[purpose]
    for found in _BRACES.finditer(text):
        if found[0][1:-1] not in known or found[0][-1] != "}":
            return Message(
                N_("Zeile %(line)s: „%(found)s“ lässt sich nicht einsetzen. Möglich sind: %(names)s."),
                {
                    "line": text.count("\n", 0, found.start()) + 1,
                    "found": found[0],
                    "names": listed(known),
                },
            )
    return None


def difference_of(text: str, german: str) -> Message | None:
    """Which placeholders a translation lacks or has too many; None where they are those of the German text."""
    lacking, extra = names_in(german) - names_in(text), names_in(text) - names_in(german)
    if lacking:
        sentence = N_("Im deutschen Text steht auch: %(names)s. Bitte setzen Sie es hier ebenso ein.")
        return Message(sentence, {"names": listed(sorted(lacking))})
    if extra:
        sentence = N_("Im deutschen Text steht nicht: %(names)s. Bitte nehmen Sie es hier heraus.")
        return Message(sentence, {"names": listed(sorted(extra))})
    return None
