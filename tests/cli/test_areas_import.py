from __future__ import annotations

import itertools
import json

import pytest
import shapely
import sqlalchemy as sa

from beteiligung.aktionsraum.models import Boundary
from beteiligung.aktionsraum.queries import area_at
from beteiligung.core.database import session
from tests.support.realdata import real_data

pytestmark = pytest.mark.usefixtures("city")


def boundaries(app) -> dict[int, tuple]:
    with app.app_context():
        return {
            row.aktionsraum_id: (row.west, row.south, row.east, row.north, row.polygons, row.outline)
            for row in session().scalars(sa.select(Boundary))
        }


def slug_at(app, latitude: float, longitude: float) -> str:
    with app.app_context():
        return area_at(latitude, longitude).slug


def test_says_what_matched_and_what_not(app, command, data):
    result = command("areas", "import", data / "areas.geojson")

    assert result.stdout.splitlines()[-1] == "areas 4"
    assert "matched eving-lindenhorst: feature 3 (Lindenhorst/Eving II)" in result.stdout
    assert "not matched: feature 4 (Grevel)" in result.stderr
    assert "without an outline in this file: nette" in result.stderr
    assert len(boundaries(app)) == 4


def test_twice_is_the_same_as_once(app, command, data):
    command("areas", "import", data / "areas.geojson")
    before = boundaries(app)

    command("areas", "import", data / "areas-bom.geojson")

    assert boundaries(app) == before


def test_the_outline_decides_before_the_nearest_centre(app, command, data):
    near_the_centre_of_nordmarkt = (51.5300, 7.4760)
    assert slug_at(app, *near_the_centre_of_nordmarkt) == "nordmarkt"

    command("areas", "import", data / "areas.geojson")

    assert slug_at(app, *near_the_centre_of_nordmarkt) == "borsigplatz"
    assert slug_at(app, 51.4875, 7.5000) == "hoerde", "in the hole the centre decides, and that is Hörde's"


@pytest.mark.parametrize("name", ["json", "crossing", "duplicate", "nothing-known"])
def test_a_bad_file_changes_nothing(app, command, data, name):
    command("areas", "import", data / "areas-crs84.geojson")
    before = boundaries(app)

    result = command("areas", "import", data / f"bad-{name}.geojson", code=2)

    assert result.stdout == ""
    assert result.stderr.strip()
    assert boundaries(app) == before


def test_a_file_that_is_not_there(command, data):
    assert "cannot be read" in command("areas", "import", data / "nowhere.geojson", code=2).stderr


def test_the_real_boundaries_agree_with_shapely_everywhere(app, command):
    path = real_data("geo/aktionsraeume.geojson")
    assert command("areas", "import", path).stdout.splitlines()[-1] == "areas 15"
    features = json.loads(path.read_text())["features"]
    shapes = {feature["properties"]["slug"]: shapely.geometry.shape(feature["geometry"]) for feature in features}

    with app.app_context():
        for shape in shapes.values():
            west, south, east, north = shape.bounds
            for column, row in itertools.product(range(1, 6), repeat=2):
                point = shapely.Point(west + (east - west) * column / 6, south + (north - south) * row / 6)
                holders = {slug for slug, other in shapes.items() if other.contains(point)}
                assert not holders or area_at(point.y, point.x).slug in holders, point
