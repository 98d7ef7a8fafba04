"""Events: something happened. Reactions run at once, in the same transaction; ``wiring`` lists who reacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_reactions: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type, reaction: Callable[[Any], None]) -> None:
    """Let a reaction hear of an event. Called by ``wiring`` only; doing it twice changes nothing."""
    if reaction not in _reactions[event_type]:
        _reactions[event_type].append(reaction)


def emit(event: Any) -> None:
    """Say that something happened. A reaction that fails takes the whole request back."""
    for reaction in _reactions[type(event)]:
        reaction(event)
