"""What search engines and browsers ask for beside pages: robots, sitemaps, the manifest, the icon, the worker."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Response, current_app, redirect, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.budget.queries import years
from beteiligung.core.errors import NotFound
from beteiligung.figures.queries import years as years_with_figures
from beteiligung.pages import queries, sitemap, texts
from beteiligung.pages.views.blueprint import bp, root
from beteiligung.web.assets import asset
from beteiligung.web.guard import guard
from beteiligung.web.languages import SOURCE, complete_languages, preferred
from beteiligung.web.locale import current_language
from beteiligung.web.sharing import absolute

_PRIVATE = ("konto/", "moderation/", "verwaltung/")
_LISTS = ("pages.start", "aktionsraum.index", "proposals.index", "proposals.where", "measures.index")


@root.route("/robots.txt")
@guard(P.PUBLIC_READ)
def robots() -> Response:
    """Everything public may be read by machines; places behind a sign-in hold nothing for them."""
    closed = (f"Disallow: /{language.address}/{place}" for language in complete_languages() for place in _PRIVATE)
    lines = ["User-agent: *", *closed, "", f"Sitemap: {absolute(url_for('root.sitemap_index'))}"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@root.route("/sitemap.xml")
@guard(P.PUBLIC_READ)
def sitemap_index() -> Response:
    """The list of sitemaps: one of pages, then ideas and measures by their ids."""
    ideas = sitemap.parts_of(queries.span_of_ideas())
    measures = sitemap.parts_of(queries.span_of_measures())
    paths = [
        url_for("root.sitemap_pages"),
        *(url_for("root.sitemap_ideas", part=part) for part in ideas),
        *(url_for("root.sitemap_measures", part=part) for part in measures),
    ]
    return _xml(sitemap.index(paths))


@root.route("/sitemap-seiten.xml")
@guard(P.PUBLIC_READ)
def sitemap_pages() -> Response:
    """Start, lists, areas, years of money and figures, legal and help pages."""
    rests = [
        *(_rest(endpoint) for endpoint in _LISTS),
        *(_rest("aktionsraum.detail", slug=slug) for slug in queries.area_slugs()),
        *(_rest("budget.year", fund_year=year) for year in years()),
        *(_rest("figures.of_year", year=year) for year in years_with_figures()),
    ]
    written = [(f"/{page}", set(texts.languages_of(page))) for page in texts.PAGES]
    everywhere = complete_languages()
    pages = [(rest, everywhere) for rest in rests]
    pages += [(rest, [one for one in everywhere if one.address in found]) for rest, found in written]
    return _xml(sitemap.urls(pages))


@root.route("/sitemap-ideen-<int:part>.xml")
@guard(P.PUBLIC_READ)
def sitemap_ideas(part: int) -> Response:
    """Public ideas, by id."""
    _require_part(part, queries.span_of_ideas())
    return _things("proposals.detail", "proposal_id", queries.public_ideas(*sitemap.ids_of(part)))


@root.route("/sitemap-massnahmen-<int:part>.xml")
@guard(P.PUBLIC_READ)
def sitemap_measures(part: int) -> Response:
    """Measures, by id."""
    _require_part(part, queries.span_of_measures())
    return _things("measures.detail", "measure_id", queries.public_measures(*sitemap.ids_of(part)))


@root.route("/dienst.js")
@guard(P.PUBLIC_READ)
def worker() -> Response:
    """The worker for broken lines. It may only look after what lies beside it, so it lies at the root."""
    script = Path(current_app.static_folder or "") / "js" / "dienst.js"
    return Response(script.read_bytes(), mimetype="text/javascript")


@root.route("/favicon.ico")
@guard(P.PUBLIC_READ)
def favicon() -> Any:
    """For programs that ask without having read a page."""
    return redirect(asset("img/favicon.ico"))


@root.route("/manifest.webmanifest")
@guard(P.PUBLIC_READ)
def any_manifest() -> Any:
    """To the manifest in the visitor's language."""
    response = redirect(url_for("pages.manifest", lang=preferred(request).address))
    response.vary.add("Accept-Language")
    return response


@bp.route("/manifest.webmanifest")
@guard(P.PUBLIC_READ)
def manifest() -> Response:
    """How the platform looks on a phone's start screen."""
    language = current_language()
    content = {
        "name": _("Beteiligung im Aktionsraum"),
        "short_name": _("Aktionsraum"),
        "description": _("Ideen für die Nachbarschaft vorschlagen, unterstützen und sehen, was daraus wird."),
        "lang": language.tag,
        "dir": language.direction,
        "id": "/",
        "start_url": url_for("pages.start"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fbf6ee",
        "theme_color": "#0a3f42",
        "icons": [
            {"src": asset("img/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            {
                "src": asset("img/icon-maskable.svg"),
                "sizes": "any",
                "type": "image/svg+xml",
                "purpose": "maskable",
            },
        ],
    }
    return Response(json.dumps(content, ensure_ascii=False), mimetype="application/manifest+json")


def _things(endpoint: str, argument: str, pages: Iterable[queries.PublicPage]) -> Response:
    everywhere = complete_languages()
    rests = (_rest(endpoint, **{argument: page.id, "words": page.words}) for page in pages)
    return _xml(sitemap.urls((rest, everywhere) for rest in rests))


def _rest(endpoint: str, **values: Any) -> str:
    """The path of a page after its language."""
    return url_for(endpoint, lang=SOURCE.address, **values).removeprefix(f"/{SOURCE.address}")


def _require_part(part: int, span: tuple[int, int] | None) -> None:
    if part not in sitemap.parts_of(span):
        raise NotFound


def _xml(text: str) -> Response:
    return Response(text, mimetype="application/xml")
