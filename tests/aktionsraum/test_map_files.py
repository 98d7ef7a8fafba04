"""What maps fetch from us: boundaries and pictures."""

from __future__ import annotations

import gzip
import json

import pytest

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.boundaries import boundaries_of, match, read_features
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.geometry import contains
from beteiligung.aktionsraum.operations import set_boundaries, set_up_city
from beteiligung.aktionsraum.queries import all_areas
from beteiligung.core.database import unit_of_work
from tests.support.application import application
from tests.support.pages import Browser
from tests.support.realdata import CHECKOUT, real_data
from tests.support.responses import security_faults

PLATFORM = Actor.system("test")
ADDRESS = "/api/v1/aktionsraeume.geojson"
TILE = "/kacheln/12/2132/1361.png"
MOST_BYTES = 60_000
ON_EARTH = {"nordmarkt": (51.53, 7.465)}
"""A point inside, in the made-up file and in the real one."""


def import_file(app, path):
    with app.app_context(), unit_of_work():
        set_up_city(PLATFORM, read_city(DORTMUND))
        found, _rest = match(read_features(path.read_bytes()), all_areas())
        set_boundaries(PLATFORM, boundaries_of(found), source=path.name)


@pytest.fixture
def dortmund(app):
    """The areas, before any boundary is known."""
    with app.app_context(), unit_of_work():
        set_up_city(PLATFORM, read_city(DORTMUND))


def features(answer):
    assert answer.mimetype == "application/geo+json"
    return {feature["properties"]["slug"]: feature for feature in json.loads(answer.get_data())["features"]}


@pytest.mark.parametrize(
    "path", [lambda: CHECKOUT / "tests/data/areas.geojson", lambda: real_data("geo/aktionsraeume.geojson")]
)
def test_boundaries_are_small_and_right(app, browser, path):
    import_file(app, path())

    answer = browser.answer("GET", ADDRESS, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.get_data()) < MOST_BYTES
    found = {one["properties"]["slug"]: one for one in json.loads(gzip.decompress(answer.get_data()))["features"]}
    for slug, (latitude, longitude) in ON_EARTH.items():
        assert contains(found[slug]["geometry"]["coordinates"], latitude, longitude)
    for feature in found.values():
        if feature["geometry"]["type"] == "MultiPolygon":
            for ring in (ring for polygon in feature["geometry"]["coordinates"] for ring in polygon):
                assert len(ring) >= 4
                assert ring[0] == ring[-1]
                assert all(position == [round(value, 5) for value in position] for position in ring)


def test_where_no_boundary_is_known_the_centre_stands(dortmund, browser):
    found = features(browser.answer("GET", ADDRESS))

    assert len(found) == 17
    assert found["nordmarkt"]["geometry"]["type"] == "Point"
    assert found["nordmarkt"]["properties"]["active_until"] is None
    assert found["alt-scharnhorst"]["properties"]["active_until"] == 2020


def test_browsers_keep_boundaries_and_ask_whether_they_are_still_right(app, dortmund, browser):
    first = browser.answer("GET", ADDRESS)
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    asked = {"If-None-Match": first.headers["ETag"]}
    assert browser.answer("GET", ADDRESS, headers=asked).status_code == 304

    import_file(app, CHECKOUT / "tests/data/areas.geojson")
    assert browser.answer("GET", ADDRESS, headers=asked).status_code == 200
    assert features(browser.answer("GET", ADDRESS))["nordmarkt"]["geometry"]["type"] == "MultiPolygon"


class TestPictures:
    @pytest.fixture
    def with_pictures(self, app, dortmund, source, database_url, tmp_path):
        with application(
            DATABASE_URL=database_url, INSTANCE=str(tmp_path / "instance"), BETEILIGUNG_TILES_URL=source.template
        ) as served:
            yield Browser(served)

    def test_come_from_our_own_address(self, with_pictures, source):
        answer = with_pictures.answer("GET", TILE)

        assert (answer.status_code, answer.mimetype) == (200, "image/png")
        assert answer.get_data() == source.body
        assert answer.headers["Cache-Control"] == "public, max-age=604800"
        assert "Set-Cookie" not in answer.headers
        assert not list(security_faults(answer))
        asked = {"If-None-Match": answer.headers["ETag"]}
        assert with_pictures.answer("GET", TILE, headers=asked).status_code == 304
        assert source.asked == ["/12/2132/1361.png"]

    def test_say_nothing_about_who_looks(self, with_pictures, source):
        with_pictures.answer(
            "GET", TILE, headers={"User-Agent": "my phone", "X-Forwarded-For": "203.0.113.7", "Referer": "/de/"}
        )
        assert source.agents == {"beteiligung-im-aktionsraum (+http://127.0.0.1:8000)"}

    @pytest.mark.parametrize(
        "path", ["/kacheln/3/4/2.png", "/kacheln/12/0/0.png", f"/kacheln/12/{'9' * 400}/1.png", "/kacheln/19/1/1.png"]
    )
    def test_are_not_fetched_of_elsewhere(self, with_pictures, source, path):
        assert with_pictures.answer("GET", path).status_code == 404
        assert source.asked == []

    @pytest.mark.parametrize("path", ["/kacheln/12/-1/0.png", "/kacheln/a/b/c.png", "/kacheln/12/2132/../../x.png"])
    def test_have_numbers_in_their_address(self, with_pictures, source, path):
        assert with_pictures.answer("GET", path).status_code in {308, 404}
        assert source.asked == []

    def test_are_missed_for_a_moment_when_the_source_is_away(self, with_pictures, source):
        source.status = 500
        answer = with_pictures.answer("GET", TILE)

        assert answer.status_code == 503
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Retry-After"] == "5"


@pytest.mark.parametrize("template", [None, "", "file:///etc/passwd?{z}{x}{y}"])
def test_without_a_source_there_are_no_pictures(dortmund, database_url, tmp_path, template):
    with application(
        DATABASE_URL=database_url, INSTANCE=str(tmp_path / "other"), BETEILIGUNG_TILES_URL=template
    ) as served:
        assert Browser(served).answer("GET", TILE).status_code == 404
