"""What maps fetch: the boundaries, pictures from our own folder, and where both are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.boundary_file import boundary_file
from beteiligung.aktionsraum.geometry import Box
from beteiligung.aktionsraum.queries import extent
from beteiligung.aktionsraum.tiles import ZOOMS, Tile, TileSource, fault_of, mimetype_of
from beteiligung.aktionsraum.views.blueprint import bp, maps
from beteiligung.web.guard import guard
from beteiligung.web.remembered.pages import takes_gzip

MARGIN_DEGREES = 0.03
"""Some two or three kilometres around the areas are shown as well."""
_SOURCE = "map_pictures"
_HOUR, _WEEK = 3600, 7 * 24 * 3600


@dataclass(frozen=True)
class MapFacts:
    """What a map must know before it fetches anything."""

    bounds: Box
    zooms: tuple[int, int]
    boundaries_url: str
    tiles_url: str | None
    attribution: str | None


@bp.app_template_global()
def map_facts() -> MapFacts | None:
    """For the component that shows a map; None while there is nothing to show."""
    box = extent()
    if box is None:
        return None
    has_pictures = _source() is not None
    tiles_url = url_for("maps.tile", z=0, x=0, y=0).replace("0/0/0", "{z}/{x}/{y}") if has_pictures else None
    return MapFacts(
        bounds=box.wider(MARGIN_DEGREES),
        zooms=(ZOOMS[0], ZOOMS[-1]),
        boundaries_url=url_for("maps.boundaries"),
        tiles_url=tiles_url,
        attribution=current_app.config["BETEILIGUNG_TILES_ATTRIBUTION"] if has_pictures else None,
    )


@bp.app_template_global()
def on_the_map(things: Iterable[Any]) -> int:
    """How many of these have a pin, and on the part of the earth that maps show."""
    pinned = [thing for thing in things if thing.latitude is not None]
    facts = map_facts() if pinned else None
    return sum(facts.bounds.holds(thing.latitude, thing.longitude) for thing in pinned) if facts else 0


@maps.route("/api/v1/aktionsraeume.geojson")
@guard(P.PUBLIC_READ)
def boundaries() -> Response:
    """The areas with their boundaries, kept by browsers for an hour."""
    file = boundary_file()
    packed = takes_gzip(request.environ)
    response = Response(file.compressed if packed else file.plain, mimetype="application/geo+json")
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = f"public, max-age={_HOUR}"
    response.set_etag(f"{file.etag}-{'gzip' if packed else 'plain'}")
    return response.make_conditional(request)


@maps.route("/kacheln/<int:z>/<int:x>/<int:y>.png")
@guard(P.PUBLIC_READ)
def tile(z: int, x: int, y: int) -> Any:
    """One picture of the map. Answers have no page around them, since only maps ask."""
    source, box, asked = _source(), extent(), Tile(z, x, y)
    if source is None or box is None or not asked.touches(box.wider(MARGIN_DEGREES)):
        return Response(status=404, mimetype="text/plain")
    picture = source.get(asked)
    if picture is None:
        return Response(status=503, mimetype="text/plain", headers={"Cache-Control": "no-store", "Retry-After": "5"})
    response = Response(picture, mimetype=mimetype_of(picture))
    response.headers["Cache-Control"] = f"public, max-age={_WEEK}"
    response.add_etag()
    return response.make_conditional(request)


def _source() -> TileSource | None:
    """The source the city chose; one for each process, so that its turns and rests hold for all requests.

    ``beteiligung check`` tells of an address that cannot be used; the map then shows boundaries alone.
    """
    known, template = current_app.extensions, current_app.config["BETEILIGUNG_TILES_URL"]
    if _SOURCE not in known and template and fault_of(template) is None:
        folder = Path(current_app.config["INSTANCE"]) / "kacheln"
        agent = f"beteiligung-im-aktionsraum (+{current_app.config['BASE_URL']})"
        known.setdefault(_SOURCE, TileSource(template, folder, agent))
    return known.get(_SOURCE)
