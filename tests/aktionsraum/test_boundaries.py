"""Reading boundaries: what is refused, where the fault is, and that simplified neighbours keep a common line."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from beteiligung.aktionsraum import boundaries
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.command import BadInput
from tests.support.realdata import real_data

DATA = Path(__file__).parents[1] / "data"
AREAS = [
    Aktionsraum(slug=plan.slug, name=plan.name, latitude=plan.latitude, longitude=plan.longitude, aliases=plan.aliases)
    for plan in read_city(DORTMUND).areas
]


def read(path: Path):
    matched, rest = boundaries.match(boundaries.read_features(path.read_bytes()), AREAS)
    return {new.slug: new for new in boundaries.boundaries_of(matched)}, [feature.place for feature in rest]


@pytest.mark.parametrize("name", ["areas.geojson", "areas-bom.geojson"])
def test_matches_by_slug_name_and_other_spellings(name):
    found, rest = read(DATA / name)

    assert set(found) == {"nordmarkt", "borsigplatz", "eving-lindenhorst", "hoerde"}
    assert rest == ["feature 4 (Grevel)"]
    assert found["nordmarkt"].box == (7.455, 51.522, 7.475, 51.538)
    assert len(found["hoerde"].outline) == 2


def test_wgs_84_may_be_named():
    found, _rest = read(DATA / "areas-crs84.geojson")

    assert set(found) == {"nordmarkt"}


@pytest.mark.parametrize(
    ("name", "fault"),
    {
        "bad-json": "line 2, column 15: this is no JSON",
        "bad-encoding": "line 7: the file is not UTF-8",
        "bad-no-features": "the file has no features",
        "bad-not-a-collection": "no FeatureCollection",
        "bad-point": "feature 2 (hafen): a Polygon or MultiPolygon is needed, not Point",
        "bad-null-geometry": "feature 1 (hafen): a Polygon or MultiPolygon is needed, not nothing",
        "bad-swapped": "feature 2 (nordmarkt): longitude and latitude are swapped",
        "bad-utm": "feature 1 (nordmarkt), ring 1, point 1: longitude 392000.0",
        "bad-other-city": "feature 1 (nordmarkt): the outline lies far away from Nordmarkt",
        "bad-crossing": "feature 2 (nordmarkt): the outline is not valid: Self-intersection[7.465 51.53]",
        "bad-open-ring": "feature 1 (nordmarkt), ring 1: the ring is not closed",
        "bad-short-ring": "feature 1 (nordmarkt), ring 1: a ring has at least four points",
        "bad-duplicate": "feature 2 (Nordmarkt): Nordmarkt is already in feature 1 (nordmarkt)",
        "bad-crs": "crs: coordinates must be in WGS 84 (EPSG:4326), not in urn:ogc:def:crs:EPSG::25832",
        "bad-nan": "feature 1 (nordmarkt), ring 1, point 2: a point is longitude and latitude",
    }.items(),
)
def test_a_bad_file_is_refused_with_its_place(name, fault):
    with pytest.raises(BadInput) as refusal:
        read(DATA / f"{name}.geojson")

    assert fault in str(refusal.value)


def test_neighbours_keep_one_line_when_simplified():
    edge = [[7.475, 51.522 + step / 1000 + (step % 2) / 9000] for step in range(17)]
    west = [[7.455, 51.522], *edge, [7.455, 51.538], [7.455, 51.522]]
    east = [[7.495, 51.522], [7.495, 51.538], *edge[::-1], [7.495, 51.522]]
    matched = {
        slug: boundaries.Feature(slug, slug, [], [[ring]])
        for slug, ring in (("nordmarkt", west), ("borsigplatz", east))
    }

    first, second = (shapely.Polygon(new.outline[0]) for new in boundaries.boundaries_of(matched))

    assert shapely.get_num_coordinates(first) < len(west)
    assert first.intersection(second).area == 0
    assert len(shapely.union_all([first, second]).interiors) == 0


def test_the_real_boundaries_all_belong_somewhere():
    found, rest = read(real_data("geo/aktionsraeume.geojson"))

    assert len(found) == 15
    assert rest == []
    corners = sum(len(ring) for new in found.values() for ring in new.outline)
    assert corners < 1000
