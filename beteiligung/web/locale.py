"""The language of a request: taken from the address, carried into every address that is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, g, redirect, request
from flask_babel import Babel
from werkzeug.wrappers import Response

from beteiligung.web.blueprints import is_desk
from beteiligung.web.languages import DESK_LANGUAGES, LANGUAGES, SOURCE, Language, LanguageConverter, preferred
from beteiligung.web.locale_data import lean
from beteiligung.web.remembered.addresses import address
from beteiligung.web.remembered.catalogues import QuickDomain

babel = Babel()


def current_language() -> Language:
    """The language this page is shown in."""
    try:
        return g.language  # type: ignore[no-any-return]  # g is untyped
    except AttributeError:
        g.language = (_of_the_address() or preferred(request)) if request else SOURCE
        return g.language  # type: ignore[no-any-return]


def _of_the_address() -> Language | None:
    """The language that an address names although no route answers it."""
    named = LANGUAGES.get(request.path.split("/")[1])
    return None if named is None else named if named.is_complete else SOURCE


def init_locale(app: Flask) -> None:
    """Connect the language of the address with URLs, translations and redirects."""
    app.url_map.converters["lang"] = LanguageConverter
    babel.init_app(app, locale_selector=lambda: lean(current_language().locale))
    babel.domain_instance = QuickDomain(domain=app.extensions["babel"].default_domain)

    @app.url_value_preprocessor
    def take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "lang" in values:
            g.asked_language = LANGUAGES[values.pop("lang")]
            g.language = g.asked_language if g.asked_language.is_complete else SOURCE

    @app.url_defaults
    def add_language(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = current_language().address

    @app.before_request
    def send_to_existing_language() -> Response | None:
        asked: Language | None = g.get("asked_language")
        if asked is None:
            return None
        if not asked.is_complete:
            return redirect(language_url(SOURCE, instead_of=asked))
        if is_desk(request.blueprint) and asked not in DESK_LANGUAGES:
            return redirect(language_url(SOURCE))
        return None


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """For texts in another language than the page's (a mail, a letter). A context of its own keeps the two apart.

    It has a session of its own as well: read from the database before.
    """
    with (
        current_app.app_context(),
        current_app.test_request_context("/", base_url=current_app.config["BASE_URL"]),
    ):
        g.language = language
        yield


def language_url(language: Language, instead_of: Language | None = None) -> str:
    """The address of the page one is on, in another language, with its query.

    ``instead_of`` names the language that was asked for and is not there yet.
    """
    query = [(key, value) for key, value in request.args.items(multi=True) if key != "statt"]
    if instead_of is not None:
        query.append(("statt", instead_of.address))
    if request.endpoint and request.view_args is not None and g.get("asked_language"):
        path = address(request.endpoint, **{**request.view_args, "lang": language.address})
    else:
        path = address("pages.start", lang=language.address)
    return f"{path}?{urlencode(query)}" if query else path


def missing_language() -> Language | None:
    """The language a visitor asked for and got German instead of; once they go to another one, that is past."""
    if current_language() is not SOURCE:
        return None
    language = LANGUAGES.get(request.args.get("statt", ""))
    return language if language and not language.is_complete else None
