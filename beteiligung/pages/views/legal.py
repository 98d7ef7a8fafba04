"""Legal and help pages, shown from their texts."""

from __future__ import annotations

from flask import render_template

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import the_city
from beteiligung.pages import texts
from beteiligung.pages.legal import facts, links, promise
from beteiligung.pages.markup import rendered
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
    text = texts.text_of(page, current_language().address)
    city = the_city()
    known, addresses = facts(city), links()
    if any("{promise}" in part.text for part in text.sections):
        known["promise"] = promise()
    return render_template(
        "pages/text.html",
        text=text,
        sections=[
            {"title": part.title, "anchor": part.anchor, "text": rendered(part.text, known, addresses)}
            for part in text.sections
        ],
        canonical=absolute(f"/{text.language}/{page}"),
        translations=texts.languages_of(page),
    )
