"""The boundaries of the areas as GeoJSON, for maps: small, the same for everybody, and made once."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import all_areas, boundaries
from beteiligung.core import revision

DIGITS = 5
"""Decimals of a degree: about a metre."""


@dataclass(frozen=True)
class BoundaryFile:
    """The file as it is sent."""

    plain: bytes
    compressed: bytes
    etag: str


def boundary_file() -> BoundaryFile:
    """Every area, former ones too, as a feature: its polygons, or its centre where no boundary is known."""
    return revision.kept(_boundary_file)


def _boundary_file() -> BoundaryFile:
    polygons = boundaries()
    features = [_feature(area, polygons.get(area.id)) for area in all_areas()]
    content = {"type": "FeatureCollection", "features": features}
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return BoundaryFile(plain, gzip.compress(plain, compresslevel=9, mtime=0), sha256(plain).hexdigest()[:16])


def _feature(area: Aktionsraum, polygons: Sequence[Any] | None) -> dict[str, Any]:
    geometry: dict[str, Any] = {"type": "Point", "coordinates": _position((area.longitude, area.latitude))}
    if polygons:
        rounded = [[list(_ring(ring)) for ring in polygon] for polygon in polygons]
        geometry = {"type": "MultiPolygon", "coordinates": rounded}
    return {
        "type": "Feature",
        "properties": {
            "slug": area.slug,
            "name": area.name,
            "kind": area.kind.value,
            "active_from": area.active_from,
            "active_until": area.active_until,
        },
        "geometry": geometry,
    }


def _ring(ring: Iterable[Sequence[float]]) -> Iterable[list[float]]:
    """The positions, without those that become the one before; a ring keeps at least the four that make it one."""
    positions = [_position(position) for position in ring]
    corners = [one for one, before in zip(positions, [None, *positions], strict=False) if one != before]
    return corners if len(corners) >= 4 else positions


def _position(position: Sequence[float]) -> list[float]:
    return [round(value, DIGITS) for value in position[:2]]
