"""Legal and help pages, shown from their texts."""

from __future__ import annotations

from flask import render_template, request

from beteiligung.access.permissions import P
from beteiligung.core.errors import NotFound
from beteiligung.pages import texts
from beteiligung.pages.legal import rendered_sections
from beteiligung.pages.queries.versions import in_force, shown_page
from beteiligung.pages.views.blueprint import bp
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.sharing import absolute


@bp.route("/hilfe", endpoint="help")
@guard(P.PUBLIC_READ)
def help_page() -> str:
    """The way of an idea, signing in, money, and whom to ask."""
    return _text("hilfe")


@bp.route("/regeln")
@guard(P.PUBLIC_READ)
def rules() -> str:
    """House rules: what may be written, who decides, what one can do against it."""
    return _text("regeln")


@bp.route("/barrierefreiheit")
@guard(P.PUBLIC_READ)
def accessibility() -> str:
    """The accessibility statement."""
    return _text("barrierefreiheit")


@bp.route("/datenschutz")
@guard(P.PUBLIC_READ)
def privacy() -> str:
    """What is stored of people, for how long, and their rights."""
    return _text("datenschutz")


@bp.route("/impressum")
@guard(P.PUBLIC_READ)
def imprint() -> str:
    """Who answers for the pages."""
    return _text("impressum")


def _text(page: str) -> str:
    """The page as it counts today, or with ``?fassung=`` one of its versions."""
    number = request.args.get("fassung", "")
    if number and not (number.isascii() and number.isdigit() and len(number) < 6):
        raise NotFound
    language = current_language().address
    shown = shown_page(page, language, int(number) if number else None)
    if shown is None:
        raise NotFound
    text = shown.text
    today = in_force(page, language)
    return render_template(
        "pages/text.html",
        text=text,
        sections=rendered_sections(text),
        page=page,
        shown=shown,
        today_version=today,
        is_other=bool(number) and (today is None or shown.version != today),
        canonical=None if number else absolute(f"/{text.language}/{page}"),
        noindex=bool(number),
        translations=texts.languages_of(page),
    )
