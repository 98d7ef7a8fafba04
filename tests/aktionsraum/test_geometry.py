from __future__ import annotations

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from beteiligung.aktionsraum.geometry import contains, metres_between

longitudes = st.integers(7_300_000, 7_630_000).map(lambda millionths: millionths / 1e6)
latitudes = st.integers(51_470_000, 51_580_000).map(lambda millionths: millionths / 1e6)
points = st.tuples(longitudes, latitudes)


@st.composite
def areas(draw: st.DrawFn) -> shapely.MultiPolygon:
    """Areas of several parts, some with holes: hulls of points, and rings around them cut out."""
    parts = draw(st.lists(st.lists(points, min_size=3, max_size=9, unique=True), min_size=1, max_size=3))
    hulls = [shapely.MultiPoint(part).convex_hull for part in parts]
    hole = shapely.MultiPoint(draw(st.lists(points, min_size=3, max_size=6))).convex_hull
    shape = shapely.union_all(hulls).difference(hole)
    polygons = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, shapely.Polygon)]
    assume(any(polygon.area for polygon in polygons))
    return shapely.MultiPolygon([polygon for polygon in polygons if polygon.area])


@given(area=areas(), point=points)
def test_says_the_same_as_shapely(area, point):
    longitude, latitude = point
    assume(area.boundary.distance(shapely.Point(point)) > 1e-9)
    coordinates = shapely.geometry.mapping(area)["coordinates"]

    assert contains(coordinates, latitude, longitude) == area.contains(shapely.Point(point))


def test_a_hole_is_outside():
    outer = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    hole = [[1, 1], [1, 3], [3, 3], [3, 1], [1, 1]]

    assert contains([[outer, hole]], 0.5, 0.5)
    assert not contains([[outer, hole]], 2, 2)
    assert not contains([[outer, hole]], 5, 2)


def test_knows_distances_in_the_city():
    square, market = (51.52333, 7.48167), (51.52586, 7.46564)

    assert metres_between(*square, *market) == pytest.approx(1145, abs=5)
    assert metres_between(*square, *square) == 0
