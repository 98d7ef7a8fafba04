"""What a filter above a list offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from flask_babel import gettext as _

State = TypeVar("State", bound=StrEnum)


def state_options(
    offered: Sequence[State], word: Callable[[State], str], chosen: State | None
) -> list[tuple[str, str]]:
    """All, or one of these states; also the one that is in force because an address asks for it."""
    states = [*offered, chosen] if chosen is not None and chosen not in offered else offered
    return [("", str(_("Alle"))), *((state.value, word(state)) for state in states)]
