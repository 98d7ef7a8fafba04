"""Legal and help pages, shown from their texts."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.accounts.identity import own_path
from beteiligung.core.errors import NotFound
from beteiligung.pages import texts
from beteiligung.pages.differences import differences
from beteiligung.pages.legal import rendered_sections
from beteiligung.pages.operations import close_notice_of_rules
from beteiligung.pages.queries.versions import before, in_force, shown_page, worded_like, words_of
from beteiligung.pages.views.blueprint import bp
from beteiligung.web.current import current_actor
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


@bp.route("/regeln/gelesen", methods=["POST"])
@guard(P.ACCOUNT_USE)
def close_notice() -> Response:
    """Whoever is signed in closes the notice of new rules, and stays where they are."""
    close_notice_of_rules(current_actor(), _number(request.form.get("fassung", "")))
    return redirect(own_path(request.form.get("zurueck")) or url_for(".rules"))


def _text(page: str) -> str:
    """The page as it counts today, with ``?fassung=`` one of its versions, with ``?unterschied=`` what is new in one."""
    if "unterschied" in request.args:
        return _new_in(page, _number(request.args["unterschied"]))
    asked = request.args.get("fassung", "")
    number = _number(asked) if asked else None
    language = current_language().address
    shown = shown_page(page, language, number)
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
        is_other=number is not None and (today is None or shown.version != today),
        canonical=None if asked else absolute(f"/{text.language}/{page}"),
        noindex=bool(asked),
        translations=texts.languages_of(page),
    )


def _new_in(page: str, number: int) -> str:
    """What the German version with this number changed, in the reader's language where somebody has translated it."""
    version = worded_like(page, current_language().address, number) or worded_like(page, texts.SOURCE, number)
    earlier = before(version) if version is not None else None
    if version is None or earlier is None:
        raise NotFound
    text = words_of(version)
    return render_template(
        "pages/difference.html",
        text=text,
        version=version,
        earlier=earlier,
        differences=differences(words_of(earlier), text),
        noindex=True,
    )


def _number(asked: str) -> int:
    """The number of a version, as an address or a form names it. Raises NotFound for what is none."""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 6):
        raise NotFound
    return int(asked)
