"""Who may see a picture or a document: the feature that shows it knows. ``wiring`` introduces the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.media.models import Document, Picture


@dataclass(frozen=True)
class Sight:
    """What the owning feature answers."""

    is_public: bool = False
    """It stands on a page that everybody may read. Of a picture with children the public gets the blurred version."""
    is_whole: bool = False
    """This person may see all of it at any time: its author, those who decide about it."""


Look = Callable[[Actor, Picture | Document], Sight]

_looks: dict[str, Look] = {}


def shown_by(owner: str, look: Look) -> None:
    """Let a feature say who sees the things whose ``owner`` it is. Called in ``wiring``; the last one counts."""
    _looks[owner] = look


def sight_of(actor: Actor, thing: Picture | Document) -> Sight:
    """What the owner says; nothing where nobody owns it."""
    look = _looks.get(thing.owner)
    return look(actor, thing) if look is not None else Sight()
