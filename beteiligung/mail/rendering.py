"""Turns a row of the outbox into words, in the recipient's language, with addresses that begin with BASE_URL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, url_for

from beteiligung.aktionsraum.models import City
from beteiligung.core.text import clean_line
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.values import from_json
from beteiligung.web.languages import LANGUAGES, SOURCE, Language


@dataclass(frozen=True)
class Letter:
    """A mail in words."""

    subject: str
    body: str
    language: Language


def render(mail: OutboxMail, city: City | None) -> Letter:
    """The mail in words. Its template's first line is the subject; the footer, which says who writes, comes below.

    A context of its own keeps the recipient's language apart from that of the page it may be shown on.
    """
    known = LANGUAGES.get(mail.language, SOURCE)
    language = known if known.is_complete else SOURCE
    values = {**from_json(mail.values), **(mail.secret or {})}
    base_url = current_app.config["BASE_URL"]
    with current_app.app_context(), current_app.test_request_context("/", base_url=base_url):
        g.language = language
        fill = _filler(city, language)
        subject, _, body = fill(f"mails/{mail.kind}.txt", values).lstrip().partition("\n")
        footer = fill("mails/_footer.txt", {})
    return Letter(clean_line(subject), f"{body.strip()}\n\n{footer.strip()}\n", language)


def _filler(city: City | None, language: Language) -> Callable[[str, dict[str, Any]], str]:
    shared = {
        "city": city,
        "base_url": current_app.config["BASE_URL"],
        "link": _link,
        "path": url_for,
        "lang": language,
    }

    def fill(template: str, values: dict[str, Any]) -> str:
        return current_app.jinja_env.get_template(template).render(**shared, **values)

    return fill


def _link(endpoint: str, **values: Any) -> str:
    """An absolute address in the recipient's language."""
    return url_for(endpoint, **{**values, "_external": True})
