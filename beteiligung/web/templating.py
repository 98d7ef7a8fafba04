"""What every template can use: who looks, which language, how numbers and days are written."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, dates
from flask import Flask, flash, request
from flask_babel import format_date, format_datetime, format_decimal, get_locale, gettext

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core import clock
from beteiligung.core.text import figures_kept, prose
from beteiligung.web.assets import asset
from beteiligung.web.current import current_actor, is_personal
from beteiligung.web.languages import LANGUAGES, complete_languages, desk_languages
from beteiligung.web.locale import current_language, language_url, missing_language
from beteiligung.web.messages import day_and_time, euros, isolated, kept_whole, left_to_right, listed_words, say
from beteiligung.web.remembered.addresses import init_addresses
from beteiligung.web.remembered.catalogues import init_template_messages
from beteiligung.web.remembered.macros import init_macros
from beteiligung.web.remembered.pieces import init_pieces
from beteiligung.web.sharing import absolute, alternates, territory_of

CLEARED = "cleared"
"""Category of a notice with which the device forgets everything, also where the browser does not know how by itself."""


def init_templating(app: Flask) -> None:
    """Register globals and filters. No permission logic in templates but ``can``."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    init_template_messages(app)
    init_addresses(app)
    init_pieces(app)
    init_macros(app)
    app.jinja_env.globals.update(
        absolute=absolute,
        alternates=alternates,
        asset=asset,
        can=_can,
        desk_languages=desk_languages,
        language_of=language_of,
        language_url=language_url,
        languages=complete_languages,
        territory_of=territory_of,
    )
    app.jinja_env.filters.update(
        euros=euros,
        figures_kept=figures_kept,
        isolated=isolated,
        listed=listed_words,
        left_to_right=left_to_right,
        prose=prose,
        say=say,
        date=day,
        short_date=short_day,
        datetime=instant,
        number=number,
        isotime=isotime,
        weekday=weekday,
        translated=translated,
    )

    @app.context_processor
    def values() -> dict[str, Any]:
        return {
            "viewer": current_actor(),
            "lang": current_language(),
            "personal": is_personal(),
            "instead_of": missing_language() if request else None,
            "now": clock.now(),
            "today": clock.today(),
        }


def notify(sentence: str, category: str = "success") -> None:
    """Show a sentence on the next page this person sees."""
    flash(sentence, category)


def day(value: date | datetime | None) -> str:
    """A day in the city, written out: 22. November 2026."""
    return _long_day(_day(value), get_locale()) if value else ""


@lru_cache(maxsize=2_000)
def _long_day(value: date, locale: Locale) -> str:
    return kept_whole(dates.format_date(value, "long", locale=locale))


def short_day(value: date | datetime | None) -> str:
    """A day in the city in few characters: 22.11.2026."""
    return _short_day(_day(value), get_locale()) if value else ""


@lru_cache(maxsize=2_000)
def _short_day(value: date, locale: Locale) -> str:
    """Lists show the same few days again and again. Numbers alone would change places where text runs to the left."""
    if locale.text_direction == "rtl":
        return kept_whole(dates.format_skeleton("yMMMd", value, locale=locale))
    return kept_whole(dates.format_date(value, "medium", locale=locale))


def weekday(value: date) -> str:
    """A near day as people name it: Montag, 30. November."""
    return kept_whole(format_date(value, _weekday_pattern(get_locale())))


@cache
def _weekday_pattern(locale: Locale) -> str:
    """The language's short pattern of weekday, day and month, with both names written out."""
    skeletons = locale.datetime_skeletons
    pattern = str(skeletons.get("MMMMEd") or skeletons["MMMEd"])
    return re.sub("[ML]+", "MMMM", re.sub("[Ec]+", "EEEE", pattern))


def translated(text: str) -> str:
    """A message marked inside with ``N_``, in the reader's language."""
    return figures_kept(str(gettext(text)))


def instant(value: datetime | None) -> str:
    """An instant in the city's time."""
    if value is None:
        return ""
    german = str(get_locale()).startswith("de")
    return kept_whole(format_datetime(value, "d. MMMM yyyy, HH:mm 'Uhr'")) if german else day_and_time(value)


def isotime(value: datetime | date | None) -> str:
    """An instant or day for the ``datetime`` attribute of a ``time`` element, where microseconds are not valid."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else ""


def number(value: int | float | None) -> str:
    """A number in the reader's writing."""
    return str(format_decimal(value)) if value is not None else ""


@cache
def language_of(address: str | None) -> dict[str, str]:
    """``tag``, ``direction`` and ``name`` of a contribution's language; imported ones may be in any language."""
    language = LANGUAGES.get(address or "de")
    if language is not None:
        return {"tag": language.tag, "direction": language.direction, "name": language.name}
    try:
        locale = Locale.parse(address, sep="-")
    except (UnknownLocaleError, ValueError):
        return {"tag": str(address), "direction": "auto", "name": str(address)}
    return {"tag": str(address), "direction": locale.text_direction, "name": str(locale.get_display_name())}


def _day(value: date | datetime | None) -> date | None:
    return clock.day_of(value) if isinstance(value, datetime) else value


def _can(permission: str, thing: Any = None) -> bool:
    return can(current_actor(), P(permission), thing)
