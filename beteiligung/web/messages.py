"""Turns a message from inside into a sentence in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any

from babel import Locale
from babel.dates import get_datetime_format
from babel.numbers import format_currency, get_decimal_symbol, get_group_symbol
from flask_babel import format_date, format_datetime, format_decimal, format_time, get_locale, gettext
from markupsafe import Markup, escape

from beteiligung.core.i18n import Message
from beteiligung.core.money import Money, Writing

_SPACE_IN_A_PART = re.compile("(?<![,\u060c]) ")
"""A space that no comma of any script stands before."""


def say(message: Message) -> str:
    """The sentence, translated, with its values written the way the reader writes them."""
    sentence: str = gettext(message.text)
    return sentence % {name: written(value) for name, value in message.values.items()} if message.values else sentence


def written(value: Any) -> str:
    """One value as a person reads it: money in euros, instants in the city's time."""
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, Money):
        return euros(value.cents)
    if isinstance(value, datetime):
        return kept_whole(format_datetime(value, "d. MMMM yyyy, HH:mm")) if _german() else day_and_time(value)
    if isinstance(value, date):
        return kept_whole(format_date(value, "long"))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 <= value < 1000 else str(format_decimal(value))  # small ones look alike everywhere
    return str(value)


def day_and_time(value: datetime) -> str:
    """An instant in the city's time, joined the way the reader's language joins day and time; without seconds."""
    joined = str(get_datetime_format("medium", locale=get_locale())).replace("'", "")
    return kept_whole(joined.format(format_time(value, "short"), format_date(value, "long")))


def kept_whole(moment: Any) -> str:
    """A written day or time that no line breaks apart, except after a comma: a year alone on a line says nothing."""
    return _SPACE_IN_A_PART.sub("\u00a0", str(moment))


def euros(cents: int | None) -> str:
    """Cents as euros in the reader's writing; whole euros without decimals."""
    return "" if cents is None else _euros(cents, get_locale())


@lru_cache(maxsize=2_000)
def _euros(cents: int, locale: Locale) -> str:
    """Pages name the same few sums again and again."""
    pattern = locale.currency_formats["standard"].pattern
    if cents % 100 == 0:
        pattern = pattern.replace("0.00", "0")
    return str(format_currency(Decimal(cents) / 100, "EUR", format=pattern, locale=locale, currency_digits=False))


def writing_of_amounts() -> Writing:
    """The signs with which the reader writes amounts, as ``euros`` does."""
    return Writing(thousands=get_group_symbol(get_locale()), decimal=get_decimal_symbol(get_locale()))


def listed_words(words: Sequence[str]) -> str:
    """Several words as one text, with the comma of the reader's language."""
    return reduce(get_locale().list_patterns["standard"]["middle"].format, words) if words else ""


def isolated(value: Any) -> Markup:
    """A number, sum or name kept together in text of the other direction."""
    return Markup("<bdi>{}</bdi>").format(escape(written(value)))


def left_to_right(value: Any) -> str:
    """A phone number in plain text, which has no tags: where text runs to the left, a mark keeps its groups in order."""
    return f"\u200e{value}" if get_locale().text_direction == "rtl" else str(value)


def _german() -> bool:
    return str(get_locale()).startswith("de")
