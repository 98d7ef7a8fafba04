"""The overview map: from centres alone, better with outlines, small, and names that do not cover each other."""

from __future__ import annotations

import gzip
import itertools
import math
from dataclasses import replace

import pytest

from beteiligung.aktionsraum import boundaries
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.overview import LETTER, LINE, MARK, overview_map
from beteiligung.aktionsraum.queries import Outline
from tests.support.realdata import real_data


def centres() -> list[Outline]:
    return [
        Outline(plan.slug, plan.name, plan.latitude, plan.longitude, [])
        for plan in read_city(DORTMUND).areas
        if plan.active_until is None
    ]


def with_real_outlines() -> list[Outline]:
    areas = [
        Aktionsraum(slug=one.slug, name=one.name, latitude=one.latitude, longitude=one.longitude, aliases=[])
        for one in centres()
    ]
    content = real_data("geo/aktionsraeume.geojson").read_bytes()
    matched, _rest = boundaries.match(boundaries.read_features(content), areas)
    rings = {new.slug: list(new.outline) for new in boundaries.boundaries_of(matched)}
    return [Outline(one.slug, one.name, one.latitude, one.longitude, rings[one.slug]) for one in centres()]


@pytest.fixture(params=[centres, with_real_outlines])
def outlines(request) -> list[Outline]:
    return request.param()


def test_places_every_area_with_west_on_the_left_and_north_on_top(outlines):
    drawn = overview_map(outlines)
    spots = {spot.slug: spot for spot in drawn.spots}

    assert len(spots) == 15
    assert all(0 < spot.x < drawn.width and 0 < spot.y < drawn.height for spot in drawn.spots)
    assert spots["marten"].x < spots["dorstfeld"].x < spots["hoerde"].x < spots["meylantviertel"].x
    assert spots["nette"].y < spots["hafen"].y < spots["hoerde"].y
    assert 300 < drawn.height < 800


def test_names_do_not_cover_each_other(outlines):
    drawn = overview_map(outlines)
    boxes = []
    for spot in drawn.spots:
        half = len(spot.name) * LETTER / 2
        boxes.append((spot.name_x - half, spot.name_x + half, spot.name_y - LINE, spot.name_y))
        assert spot.name_x - half >= -1, spot.name
        assert spot.name_x + half <= drawn.width + 1, spot.name

    for a, b in itertools.combinations(boxes, 2):
        assert not (a[0] + 1 < b[1] and b[0] + 1 < a[1] and a[2] + 1 < b[3] and b[2] + 1 < a[3])


def test_numbers_do_not_cover_each_other_and_stay_near_their_area(outlines):
    drawn = overview_map(outlines)
    for a, b in itertools.combinations(drawn.spots, 2):
        assert math.hypot(a.mark_x - b.mark_x, a.mark_y - b.mark_y) > 2 * MARK, (a.name, b.name)
    for spot in drawn.spots:
        assert math.hypot(spot.mark_x - spot.x, spot.mark_y - spot.y) < 2 * MARK, spot.name
        assert MARK <= spot.mark_x <= drawn.width - MARK
        assert MARK <= spot.mark_y <= drawn.height - MARK


def test_areas_with_one_centre_have_numbers_side_by_side():
    one = centres()[0]
    a, b, *_others = overview_map([one, replace(one, slug="other"), *centres()[1:]]).spots
    assert a.mark_x + 2 * MARK < b.mark_x


def test_is_light(outlines):
    paths = "".join(spot.path for spot in overview_map(outlines).spots)

    assert len(gzip.compress(paths.encode())) < 6000


def test_names_keep_away_from_dots(outlines):
    drawn = overview_map(outlines)
    for named, other in itertools.permutations(drawn.spots, 2):
        half, top, bottom = len(named.name) * LETTER / 2, named.name_y - LINE * 3 / 4, named.name_y + LINE / 4
        beside = abs(other.x - named.name_x) > half + 5
        assert beside or not top - 7 < other.y < bottom + 7, (named.name, other.name)


def test_areas_one_above_the_other_make_no_tower():
    one = centres()[0]
    drawn = overview_map([one, replace(one, slug="south", latitude=one.latitude - 0.05)])
    assert drawn.height <= drawn.width * 2 / 3 + 1
    assert {spot.x for spot in drawn.spots} == {drawn.width // 2}


def test_one_area_alone_and_none_at_all():
    alone = overview_map(centres()[:1])

    assert alone is not None
    assert alone.spots[0].number == 1
    assert overview_map([]) is None
