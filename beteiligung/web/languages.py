"""The platform's languages, each a triple of address, BCP 47 tag and Babel locale, and which of them exist by now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Request
from werkzeug.routing import BaseConverter


@dataclass(frozen=True)
class Language:
    """``address`` stands in the URL, ``tag`` in HTML, ``locale`` names the catalogue; ``name`` in its own words."""

    address: str
    tag: str
    locale: str
    name: str
    direction: str = "ltr"
    is_complete: bool = False


LANGUAGES = {
    language.address: language
    for language in (
        Language("de", "de", "de", "Deutsch", is_complete=True),
        Language("de-leicht", "de-simple", "de@leicht", "Einfache Sprache"),
        Language("en", "en", "en_GB", "English", is_complete=True),
        Language("tr", "tr", "tr", "Türkçe", is_complete=True),
        Language("ar", "ar", "ar", "العربية", direction="rtl", is_complete=True),
        Language("pl", "pl", "pl", "Polski"),
        Language("ro", "ro", "ro", "Română"),
        Language("bg", "bg", "bg", "Български"),
        Language("uk", "uk", "uk", "Українська"),
        Language("ru", "ru", "ru", "Русский"),
        Language("fr", "fr", "fr", "Français"),
        Language("es", "es", "es", "Español"),
    )
}
SOURCE = LANGUAGES["de"]
DESK_LANGUAGES = (SOURCE, LANGUAGES["en"])


def complete_languages() -> list[Language]:
    """The languages a visitor can choose."""
    return [language for language in LANGUAGES.values() if language.is_complete]


def desk_languages() -> list[Language]:
    """The languages that staff can choose."""
    return list(DESK_LANGUAGES)


def preferred(request: Request) -> Language:
    """The visitor's language by ``Accept-Language``, else German. A regional form means its language."""
    by_tag = {language.tag: language for language in complete_languages()}
    wanted = (tag.lower().split("-")[0] for tag, quality in request.accept_languages if quality > 0)
    return next((by_tag[tag] for tag in wanted if tag in by_tag), SOURCE)


class LanguageConverter(BaseConverter):
    """Matches the address of every known language, complete or not; anything else is no page."""

    regex = "|".join(sorted(LANGUAGES, key=len, reverse=True))
