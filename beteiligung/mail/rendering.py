"""Turns a row of the outbox into words, in the recipient's language, with addresses that begin with BASE_URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from beteiligung.aktionsraum.models import City
from beteiligung.core.text import clean_line
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.values import from_json
from beteiligung.web.languages import LANGUAGES, SOURCE, Language
from beteiligung.web.locale import speaking


@dataclass(frozen=True)
class Letter:
    """A mail in words."""

    subject: str
    body: str
    language: Language


def render(mail: OutboxMail, city: City | None) -> Letter:
    """The mail in words; the footer, which says who writes, comes below."""
    language = readable_language(mail.language)
    with speaking(language):
        fill = _filler(city, language, on_paper=False)
        subject, body = _words(fill, mail.kind, {**from_json(mail.values), **(mail.secret or {})})
        footer = fill("mails/_footer.txt", {})
    return Letter(subject, f"{body}\n\n{footer.strip()}\n", language)


def render_on_paper(kind: str, values: Mapping[str, Any], city: City | None, language: Language) -> Letter:
    """The same news for people without a mailbox, to be read to them or printed: without what only a mail can do.

    ``values`` as the outbox holds them.
    """
    with speaking(language):
        subject, body = _words(_filler(city, language, on_paper=True), kind, from_json(values))
    return Letter(subject, body, language)


def readable_language(address: str) -> Language:
    """The language in which somebody can be written to: theirs where it is complete, else German."""
    known = LANGUAGES.get(address, SOURCE)
    return known if known.is_complete else SOURCE


Filler = Callable[[str, dict[str, Any]], str]


def _words(fill: Filler, kind: str, values: dict[str, Any]) -> tuple[str, str]:
    """The first line of a template is the subject."""
    subject, _, body = fill(f"mails/{kind}.txt", values).lstrip().partition("\n")
    return clean_line(subject), body.strip()


def _filler(city: City | None, language: Language, *, on_paper: bool) -> Filler:
    shared = {
        "city": city,
        "base_url": current_app.config["BASE_URL"],
        "link": _link,
        "path": url_for,
        "lang": language,
        "on_paper": on_paper,
    }

    def fill(template: str, values: dict[str, Any]) -> str:
        return current_app.jinja_env.get_template(template).render(**shared, **values)

    return fill


def _link(endpoint: str, **values: Any) -> str:
    """An absolute address in the recipient's language."""
    return url_for(endpoint, **{**values, "_external": True})
