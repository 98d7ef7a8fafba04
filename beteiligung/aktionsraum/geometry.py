"""Small geometry on degrees: enough to say in which area a point lies, without a library in the web process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

METRES_PER_DEGREE = 111_195
"""Length of one degree of latitude in metres on a sphere of 6,371 km radius."""


@dataclass(frozen=True)
class Box:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def wider(self, degrees: float) -> Box:
        """The same with a margin on each side."""
        return Box(self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


Ring = Sequence[Sequence[float]]
"""Positions as longitude and latitude; the last repeats the first."""


def contains(polygons: Sequence[Sequence[Ring]], latitude: float, longitude: float) -> bool:
    """Whether a point lies in a MultiPolygon: a ray to the east crosses its rings an odd number of times.

    Holes need no care of their own, since a point in a hole crosses two rings. On the edge either answer may come.
    """
    crossings = sum(_crossings(ring, latitude, longitude) for polygon in polygons for ring in polygon)
    return crossings % 2 == 1


def _crossings(ring: Ring, latitude: float, longitude: float) -> int:
    count = 0
    x1, y1 = ring[0][0], ring[0][1]
    for position in ring[1:]:
        x2, y2 = position[0], position[1]
        if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1):
            count += 1
        x1, y1 = x2, y2
    return count


def metres_between(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Distance of two points of one city in metres, on a flat map whose east–west scale is that of their middle."""
    east = (longitude2 - longitude1) * cos(radians((latitude1 + latitude2) / 2))
    return METRES_PER_DEGREE * hypot(east, latitude2 - latitude1)
