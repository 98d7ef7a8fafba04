"""Reads boundaries from GeoJSON and checks them before anything is stored. Every fault has its place.

shapely is loaded here alone, and only when boundaries are imported: it takes more memory than the rest of the platform.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from beteiligung.aktionsraum.geometry import METRES_PER_DEGREE, metres_between
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.operations import NewBoundary
from beteiligung.aktionsraum.queries import area_called
from beteiligung.command import BadInput

SIMPLIFY_METRES = 60
"""How coarse the outlines of the overview map are; the map is about a thousand pixels for twenty kilometres."""
FAR_METRES = 50_000
"""No corner of an area lies farther from its centre."""
WGS_84 = {"crs84", "4326"}


@dataclass(frozen=True)
class Feature:
    """One outline of the file: the names it goes by, and the coordinates of a MultiPolygon."""

    place: str
    slug: str
    names: Sequence[str]
    polygons: list[Any]


def read_features(content: bytes) -> list[Feature]:
    """Read a FeatureCollection in WGS 84. Raises BadInput with the place of the first fault."""
    root = _json(content)
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
        raise BadInput("the file is no FeatureCollection")
    _check_crs(root.get("crs"))
    rows = root.get("features")
    if not isinstance(rows, list) or not rows:
        raise BadInput("the file has no features")
    return [_feature(row, number) for number, row in enumerate(rows, 1)]


def match(features: Sequence[Feature], areas: Collection[Aktionsraum]) -> tuple[dict[str, Feature], list[Feature]]:
    """Which outline belongs to which area (by slug, else by name), and which belong to none.

    Raises BadInput when two outlines belong to one area or one lies far from it.
    """
    by_slug = {area.slug: area for area in areas}
    matched: dict[str, Feature] = {}
    rest = []
    for feature in features:
        area = by_slug.get(feature.slug) or area_called((feature.slug, *feature.names), areas)
        if area is None:
            rest.append(feature)
            continue
        if area.slug in matched:
            raise BadInput(f"{area.name} is already in {matched[area.slug].place}", feature.place)
        _check_distance(feature, area)
        matched[area.slug] = feature
    return matched, rest


def boundaries_of(matched: Mapping[str, Feature]) -> list[NewBoundary]:
    """Check the geometries and simplify them together, so that neighbours keep one common line.

    Raises BadInput with the point at which an outline crosses itself.
    """
    import shapely

    shapes = []
    for feature in matched.values():
        shape = shapely.geometry.shape({"type": "MultiPolygon", "coordinates": feature.polygons})
        if not shape.is_valid:
            raise BadInput(f"the outline is not valid: {shapely.is_valid_reason(shape)}", feature.place)
        shapes.append(shape)
    return [
        NewBoundary(slug=slug, polygons=feature.polygons, outline=rings, box=tuple(shape.bounds))
        for (slug, feature), shape, rings in zip(matched.items(), shapes, _outlines(shapes), strict=True)
    ]


def _outlines(shapes: Sequence[Any]) -> list[list[Any]]:
    """Simplified rings in degrees with five decimals (a metre); worked out in metres."""
    import shapely

    if not shapes:
        return []
    scale = cos(radians(shapely.total_bounds(shapes)[1]))
    flat = [_stretched(shape, scale * METRES_PER_DEGREE, METRES_PER_DEGREE) for shape in shapes]
    simple = shapely.coverage_simplify(flat, SIMPLIFY_METRES)
    result = []
    for shape in simple:
        back = _stretched(shape, 1 / (scale * METRES_PER_DEGREE), 1 / METRES_PER_DEGREE)
        parts = [part for part in getattr(back, "geoms", [back]) if not part.is_empty]
        rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
        result.append([[[round(x, 5), round(y, 5)] for x, y in ring.coords] for ring in rings])
    return result


def _stretched(shape: Any, x: float, y: float) -> Any:
    import shapely

    return shapely.transform(shape, lambda points: points * [x, y])


def _json(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput("the file is not UTF-8", f"line {line}") from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"this is no JSON ({error.msg})", f"line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise BadInput("the file is nested too deeply") from error


def _check_crs(crs: Any) -> None:
    """RFC 7946 knows WGS 84 only; older files name their system."""
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name")) if isinstance(properties, dict) else str(crs)
    if name.lower().replace("/", ":").rsplit(":", 1)[-1] not in WGS_84:
        raise BadInput(f"coordinates must be in WGS 84 (EPSG:4326), not in {name}", "crs")


def _feature(row: Any, number: int) -> Feature:
    place = f"feature {number}"
    if not isinstance(row, dict) or row.get("type") != "Feature":
        raise BadInput("this is no feature", place)
    values = row.get("properties")
    known = {str(key).lower(): value for key, value in values.items()} if isinstance(values, dict) else {}
    slug, *names = (str(known.get(key) or "").strip() for key in ("slug", "name", "name_source"))
    if label := next(filter(None, (*names, slug)), None):
        place = f"{place} ({label})"
    geometry = row.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in {"Polygon", "MultiPolygon"}:
        raise BadInput(f"a Polygon or MultiPolygon is needed, not {kind or 'nothing'}", place)
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return Feature(place, slug, [name for name in names if name], _polygons(polygons, place))


def _polygons(polygons: Any, place: str) -> list[Any]:
    if not isinstance(polygons, list) or not polygons:
        raise BadInput("the outline has no coordinates", place)
    result = []
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise BadInput("the outline has no coordinates", place)
        result.append([_ring(ring, f"{place}, ring {number}") for number, ring in enumerate(polygon, 1)])
    return result


def _ring(ring: Any, place: str) -> list[list[float]]:
    if not isinstance(ring, list) or len(ring) < 4:
        raise BadInput("a ring has at least four points", place)
    points = [_point(point, f"{place}, point {number}") for number, point in enumerate(ring, 1)]
    if points[0] != points[-1]:
        raise BadInput("the ring is not closed: its last point must be the first", place)
    return points


def _point(point: Any, place: str) -> list[float]:
    if not isinstance(point, list) or not 2 <= len(point) <= 4 or not all(_is_number(value) for value in point):
        raise BadInput("a point is longitude and latitude in degrees", place)
    longitude, latitude = float(point[0]), float(point[1])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise BadInput(f"longitude {longitude} and latitude {latitude} are nowhere on earth", place)
    return [longitude, latitude]


def _is_number(value: Any) -> bool:
    """Numbers of a sane size; a JSON file may hold others, and NaN."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -1e9 < value < 1e9


def _check_distance(feature: Feature, area: Aktionsraum) -> None:
    for polygon in feature.polygons:
        for longitude, latitude in polygon[0]:
            if metres_between(latitude, longitude, area.latitude, area.longitude) <= FAR_METRES:
                continue
            if metres_between(longitude, latitude, area.latitude, area.longitude) <= FAR_METRES:
                raise BadInput("longitude and latitude are swapped; longitude comes first", feature.place)
            raise BadInput(f"the outline lies far away from {area.name}", feature.place)
