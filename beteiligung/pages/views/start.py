"""The start page, the way to it, and the addresses that operations ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from babel.lists import format_list
from flask import redirect, render_template, request, url_for
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum, AreaKind
from beteiligung.aktionsraum.queries import active_areas, area_by_slug
from beteiligung.budget.queries import totals
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotFound
from beteiligung.measures.queries import with_what_became
from beteiligung.pages.queries import funded_measures
from beteiligung.pages.views.blueprint import bp, root
from beteiligung.proposals import queries as proposals
from beteiligung.web.guard import guard
from beteiligung.web.languages import LANGUAGES, Language, preferred
from beteiligung.web.sharing import absolute

IDEAS_SHOWN = 6
MEASURES_SHOWN = 3


@root.route("/")
@guard(P.PUBLIC_READ)
def index() -> Response:
    """Send the visitor to their language."""
    return _by_language("pages.start", preferred(request))


@root.route("/a/<slug>")
@guard(P.PUBLIC_READ)
def short(slug: str) -> Response:
    """The short address of an area, for posters: ``?sprache=`` is that of the poster, else the visitor's language."""
    if area_by_slug(slug) is None:
        raise NotFound
    return _by_language(
        "aktionsraum.detail", LANGUAGES.get(request.args.get("sprache", "")) or preferred(request), slug=slug
    )


def _by_language(endpoint: str, language: Language, **values: Any) -> Response:
    response = redirect(url_for(endpoint, lang=language.address, **values))
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
    year, areas = clock.today().year, active_areas()
    return render_template(
        "pages/start.html",
        areas=[_picked(area) for area in areas],
        area_count=_counted(areas),
        ideas=proposals.with_photos(with_what_became(proposals.newest(IDEAS_SHOWN))),
        measures=funded_measures(MEASURES_SHOWN),
        money=totals(year),
        year=year,
        canonical=absolute(url_for(".start")),
    )


def _counted(areas: Sequence[Aktionsraum]) -> str:
    """How many areas of each kind there are: 13 Aktionsräume und 2 Aktionsquartiere."""
    quarters = sum(area.kind is AreaKind.AKTIONSQUARTIER for area in areas)
    spaces = len(areas) - quarters
    kinds = (
        (spaces, ngettext("%(num)s Aktionsraum", "%(num)s Aktionsräume", spaces)),
        (quarters, ngettext("%(num)s Aktionsquartier", "%(num)s Aktionsquartiere", quarters)),
    )
    return format_list([words for count, words in kinds if count], locale=get_locale())


def _picked(area: Aktionsraum) -> dict[str, Any]:
    """An area as the picker shows it."""
    return {
        "url": url_for("aktionsraum.detail", slug=area.slug),
        "name": area.name,
        "kind": _("Aktionsquartier") if area.kind is AreaKind.AKTIONSQUARTIER else None,
        "row": area.grid_row,
        "column": area.grid_column,
    }
