"""The overview map: where the areas lie in the city, worked out on the server as numbers for one small SVG.

It works from centres alone and gets better with boundaries. Phones see numbers that stand in the list beside it;
wide screens see names, moved up or down until they do not cover each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import cos, hypot, radians

from beteiligung.aktionsraum.queries import Outline

WIDTH = 1000
MOST_HEIGHT = 667
"""Two areas one above the other would make a tower of a map."""
MARGIN = 45
LETTER = 9.4
"""Width of an average letter of a name, in units of the map."""
LINE = 21
"""Height of a name, in units of the map."""
GAP = 10
"""Space between a dot and its name."""
DOT = 9
"""Room of a dot, which is smaller: names keep a little away from it."""
MARK = 34
"""Radius of a number's disc."""
CLEAR = 8
"""Space between two discs."""
MOST_STEPS = 100

Box = tuple[float, float, float, float]
"""Left, right, top and bottom."""


@dataclass
class Spot:
    """One area on the map; x and y in units of the map."""

    slug: str
    name: str
    number: int
    x: int
    y: int
    path: str
    name_x: int = 0
    name_y: int = 0
    """Middle of the name, and the line it stands on."""
    mark_x: float = 0
    mark_y: float = 0
    """Middle of the number, which may have to stand a little beside its centre."""


@dataclass(frozen=True)
class OverviewMap:
    """Everything the template draws."""

    width: int
    height: int
    spots: list[Spot] = field(default_factory=list)


def overview_map(outlines: Sequence[Outline]) -> OverviewMap | None:
    """Draw the areas; None when there are none."""
    if not outlines:
        return None
    points = [point for outline in outlines for point in _points(outline)]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians((south + north) / 2))
    wide, high = (east - west) * squeeze, north - south
    scale = min((WIDTH - 2 * MARGIN) / max(wide, 0.001), (MOST_HEIGHT - 2 * MARGIN) / max(high, 0.001))
    left = (WIDTH - wide * scale) / 2

    def place(longitude: float, latitude: float) -> tuple[int, int]:
        return round(left + (longitude - west) * squeeze * scale), round(MARGIN + (north - latitude) * scale)

    spots = []
    for number, outline in enumerate(outlines, 1):
        x, y = place(outline.longitude, outline.latitude)
        path = "".join(_path([place(*point[:2]) for point in ring]) for ring in outline.rings)
        spots.append(Spot(outline.slug, outline.name, number, x, y, path))
    height = round(2 * MARGIN + high * scale)
    _place_names(spots)
    _place_marks(spots, height)
    return OverviewMap(WIDTH, height, spots)


def _points(outline: Outline) -> list[tuple[float, float]]:
    corners = [(point[0], point[1]) for ring in outline.rings for point in ring]
    return [*corners, (outline.longitude, outline.latitude)]


def _path(points: Sequence[tuple[int, int]]) -> str:
    """A closed ring as an SVG path with relative steps, which are short."""
    (x, y), *rest = points
    parts = [f"M{x} {y}l"]
    for next_x, next_y in rest[:-1]:
        if (next_x, next_y) != (x, y):
            parts.append(f"{next_x - x} {next_y - y} ")
        x, y = next_x, next_y
    return "".join(parts).strip() + "z"


def _place_names(spots: Sequence[Spot]) -> None:
    """Give each name a place at which it covers nothing; the crowded middle of the city is served first."""
    taken: list[Box] = [(spot.x - DOT, spot.x + DOT, spot.y - DOT, spot.y + DOT) for spot in spots]
    middle = sum(spot.x for spot in spots) / len(spots)
    for spot in sorted(spots, key=lambda one: abs(one.x - middle)):
        boxes = list(_places(spot))
        free = (box for box in boxes if not any(_overlap(box, other) for other in taken))
        box = next(free, boxes[0])
        taken.append(box)
        spot.name_x, spot.name_y = round((box[0] + box[1]) / 2), round(box[3] - LINE / 4)


def _place_marks(spots: Sequence[Spot], height: int) -> None:
    """Move numbers apart, step by step and each by half, until none covers another; most stay on their centre."""
    for spot in spots:
        spot.mark_x, spot.mark_y = spot.x, spot.y
    for _step in range(MOST_STEPS):
        close = [(a, b) for a, b in combinations(spots, 2) if _distance(a, b) < 2 * MARK + CLEAR]
        for a, b in close:
            _part(a, b)
        for spot in spots:
            spot.mark_x = min(max(spot.mark_x, MARK), WIDTH - MARK)
            spot.mark_y = min(max(spot.mark_y, MARK), height - MARK)
        if not close:
            break


def _distance(a: Spot, b: Spot) -> float:
    return hypot(b.mark_x - a.mark_x, b.mark_y - a.mark_y)


def _part(a: Spot, b: Spot) -> None:
    """Two numbers along the line between them, until there is room; two on one point from west to east."""
    distance = _distance(a, b)
    x, y = ((b.mark_x - a.mark_x) / distance, (b.mark_y - a.mark_y) / distance) if distance else (1.0, 0.0)
    step = (2 * MARK + CLEAR - distance) / 2 + 0.5
    a.mark_x, a.mark_y = a.mark_x - x * step, a.mark_y - y * step
    b.mark_x, b.mark_y = b.mark_x + x * step, b.mark_y + y * step


def _places(spot: Spot) -> Iterator[Box]:
    """Where the name could stand, the best first: below, above, right, left, a line farther down or up."""
    half = len(spot.name) * LETTER / 2
    beside, middle = half + GAP, -LINE / 2
    for x, y in (
        (0, GAP),
        (0, -LINE - GAP),
        (beside, middle),
        (-beside, middle),
        (0, GAP + LINE),
        (0, -2 * LINE - GAP),
    ):
        centre = min(max(spot.x + x, half), WIDTH - half)
        yield centre - half, centre + half, spot.y + y, spot.y + y + LINE


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
