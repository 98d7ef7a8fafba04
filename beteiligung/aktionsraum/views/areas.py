"""Routes of the list of areas, of one area, and of finding one's own by position."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.accounts.queries import officers_of
from beteiligung.administration.queries import photo_name
from beteiligung.aktionsraum import queries
from beteiligung.aktionsraum.models import Aktionsraum, AreaKind
from beteiligung.aktionsraum.overview import overview_map
from beteiligung.aktionsraum.placing import FAR_METRES
from beteiligung.aktionsraum.views.blueprint import bp
from beteiligung.aktionsraum.views.positions import KEPT_BY_NOBODY, asked_position
from beteiligung.budget.queries import area_pot
from beteiligung.core import clock
from beteiligung.core.errors import NotFound
from beteiligung.core.i18n import N_
from beteiligung.figures.queries import promise
from beteiligung.figures.words import promise_words
from beteiligung.measures import queries as measures
from beteiligung.pages.queries import funded_measures
from beteiligung.proposals import queries as proposals
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.sharing import absolute

IDEAS_SHOWN = 6
MEASURES_SHOWN = 3


@bp.route("/aktionsraeume/")
@guard(P.PUBLIC_READ)
def index() -> str:
    """All areas, on a map and as a list."""
    areas = queries.all_areas()
    today = [area for area in areas if area.is_active]
    return render_template(
        "aktionsraum/index.html",
        areas=today,
        former=[area for area in areas if not area.is_active],
        large=sum(area.kind is AreaKind.AKTIONSRAUM for area in today),
        map=overview_map(queries.outlines()),
        urls=_urls(area.slug for area in areas),
        is_elsewhere=request.args.get("ort") == "fern",
        canonical=absolute(url_for(".index")),
    )


@bp.route("/aktionsraeume/finden")
@guard(P.PUBLIC_READ)
def find() -> Response:
    """Send to the area in which a position lies. Nobody keeps the answer, since its address tells where somebody is."""
    area = queries.area_at(*asked_position(), within_metres=FAR_METRES)
    response = redirect(url_for(".detail", slug=area.slug) if area else url_for(".index", ort="fern"))
    response.headers["Cache-Control"] = KEPT_BY_NOBODY
    return response


@bp.route("/aktionsraeume/<slug>")
@guard(P.PUBLIC_READ)
def detail(slug: str) -> str:
    """One area: who helps, ideas, measures, money."""
    area = queries.area_by_slug(slug)
    if area is None:
        raise NotFound(N_("Diesen Aktionsraum gibt es nicht."))
    ideas = proposals.newest(IDEAS_SHOWN + 1, aktionsraum_id=area.id)
    year = clock.today().year
    outlines = queries.outlines()
    return render_template(
        "aktionsraum/detail.html",
        area=area,
        about=area.about_in(current_language().address),
        officers=officers_of(area.id, photo=photo_name()) if area.is_active else [],
        ideas=proposals.with_photos(measures.with_what_became(ideas[:IDEAS_SHOWN])),
        has_more_ideas=len(ideas) > IDEAS_SHOWN,
        pot=area_pot(area.id, year) if area.is_active else None,
        year=year,
        promise=promise_words(promise(area.id)) if area.is_active else None,
        map=overview_map(outlines),
        urls=_urls(outline.slug for outline in outlines),
        canonical=absolute(url_for(".detail", slug=area.slug)),
        **_measures(area),
    )


def _measures(area: Aktionsraum) -> dict[str, Any]:
    """The area's measures; where there are none, what got money elsewhere as an example."""
    here = measures.newest(MEASURES_SHOWN, aktionsraum_id=area.id)
    elsewhere = [] if here else funded_measures(MEASURES_SHOWN)
    return {"measures": here, "examples": elsewhere}


def _urls(slugs: Iterable[str]) -> dict[str, str]:
    """Addresses of areas by slug."""
    return {slug: url_for(".detail", slug=slug) for slug in slugs}
