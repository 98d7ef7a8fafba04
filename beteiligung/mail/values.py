"""What fills a mail's template, on its way through a JSON column.

Days, instants, sums and messages stay what they are: they are written out only when the mail leaves, in the
recipient's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from beteiligung.core.i18n import Message
from beteiligung.core.money import Money

_KIND = "$"
"""A key that marks an encoded value and that no template value uses."""


def to_json(value: Any) -> Any:
    """A value as JSON knows it. Raises TypeError for what no mail can carry."""
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return {_KIND: "instant", "at": value.isoformat()}
        case date():
            return {_KIND: "day", "at": value.isoformat()}
        case Money():
            return {_KIND: "money", "cents": value.cents}
        case Message():
            return {_KIND: "message", "text": value.text, "values": to_json(dict(value.values))}
        case Mapping():
            return {str(key): to_json(part) for key, part in value.items()}
        case list() | tuple():
            return [to_json(part) for part in value]
    raise TypeError(f"a mail cannot carry {type(value).__name__}")


def from_json(value: Any) -> Any:
    """The value again."""
    match value:
        case {"$": "instant", "at": at}:
            return datetime.fromisoformat(at)
        case {"$": "day", "at": at}:
            return date.fromisoformat(at)
        case {"$": "money", "cents": cents}:
            return Money(cents)
        case {"$": "message", "text": text, "values": values}:
            return Message(text, from_json(values))
        case dict():
            return {key: from_json(part) for key, part in value.items()}
        case list():
            return [from_json(part) for part in value]
    return value


def rewritten(value: Any, rewrite: Callable[[str, str], str], name: str = "") -> Any:
    """An encoded value with other words, by its name and text. What is encoded is left alone but for a message's values."""
    match value:
        case str():
            return rewrite(name, value)
        case {"$": "message", "values": values}:
            return {**value, "values": rewritten(values, rewrite)}
        case {"$": _}:
            return value
        case dict():
            return {key: rewritten(part, rewrite, key) for key, part in value.items()}
        case list():
            return [rewritten(part, rewrite, name) for part in value]
    return value
