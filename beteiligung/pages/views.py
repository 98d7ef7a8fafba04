"""Routes of the start page, and of the addresses that operations ask."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum, AreaKind
from beteiligung.aktionsraum.queries import active_areas, the_city
from beteiligung.budget.queries import totals
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.pages import texts
from beteiligung.pages.legal import facts, links
from beteiligung.pages.markup import rendered
from beteiligung.pages.queries import funded_measures
from beteiligung.proposals import queries as proposals
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.guard import guard
from beteiligung.web.languages import preferred
from beteiligung.web.locale import current_language

bp = pages_blueprint("pages", __name__)
root = Blueprint("root", __name__)

IDEAS_SHOWN = 6
MEASURES_SHOWN = 3


@root.route("/")
@guard(P.PUBLIC_READ)
def index() -> Response:
    """Send the visitor to their language."""
    response = redirect(url_for("pages.start", lang=preferred(request).address))
    response.headers["Cache-Control"] = "public, no-cache"
    response.vary.add("Accept-Language")
    return response


@root.route("/healthz")
@guard(P.PUBLIC_READ)
def healthz() -> tuple[str, dict[str, str]]:
    """The process answers."""
    return "ok\n", {"Content-Type": "text/plain", "Cache-Control": "no-store"}


@root.route("/readyz")
@guard(P.PUBLIC_READ)
def readyz() -> tuple[str, dict[str, str]]:
    """The database answers; without it the error page says 503."""
    session().execute(sa.text("SELECT 1 FROM cities"))
    return "ready\n", {"Content-Type": "text/plain", "Cache-Control": "no-store"}


@bp.route("/")
@guard(P.PUBLIC_READ)
def start() -> str:
    """What this is, where one lives, what is new, what came true, this year's money."""
    year = clock.today().year
    return render_template(
        "pages/start.html",
        areas=[_picked(area) for area in active_areas()],
        ideas=proposals.newest(IDEAS_SHOWN),
        measures=funded_measures(MEASURES_SHOWN),
        money=totals(year),
        year=year,
        canonical=f"{current_app.config['BASE_URL']}{url_for('.start')}",
    )


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
    return render_template(
        "pages/text.html",
        text=text,
        sections=[{"title": part.title, "text": rendered(part.text, known, addresses)} for part in text.sections],
        canonical=f"{current_app.config['BASE_URL']}/{text.language}/{page}",
    )


def _picked(area: Aktionsraum) -> dict[str, Any]:
    """An area as the picker shows it."""
    return {
        "url": url_for("aktionsraum.detail", slug=area.slug),
        "name": area.name,
        "kind": _("Aktionsquartier") if area.kind is AreaKind.AKTIONSQUARTIER else None,
        "row": area.grid_row,
        "column": area.grid_column,
    }
