"""The slow phone calculates rightly and says which budgets are not kept."""

from dataclasses import replace

import pytest

from scripts.bench.machine import circumstances
from scripts.bench.options import read_options
from scripts.bench.phone import tables
from scripts.bench.phone.scenes import PAGES, Scene
from scripts.bench.phone.visits import Visit, misses, typical
from scripts.bench.report import Findings, report

FINE = Visit(paint_ms=900, idea_ms=950, largest_ms=960, bytes=30_000, script_bytes=3_000, requests=5, shift=0)


def test_a_typical_visit_has_the_median_of_each_figure():
    visits = [replace(FINE, paint_ms=paint, idea_ms=1000 - paint) for paint in (100, 900, 200)]
    assert (typical(visits).paint_ms, typical(visits).idea_ms) == (200, 800)
    assert typical([replace(FINE, bytes=size) for size in (1, 2, 900)]).bytes == 2


def test_one_jump_is_a_jump():
    assert typical([FINE, replace(FINE, shift=0.01), FINE]).shift == 0.01


def test_an_idea_that_was_not_always_seen_was_not_seen():
    assert typical([FINE, replace(FINE, idea_ms=None), FINE]).idea_ms is None


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({}, []),
        ({"idea_ms": None, "paint_ms": 1500, "bytes": 60_000, "requests": 6, "script_bytes": 15_000}, []),
        ({"paint_ms": 1501}, ["first paint"]),
        ({"idea_ms": 1501}, ["first idea"]),
        ({"bytes": 60_001, "script_bytes": 15_001}, ["bytes", "scripts"]),
        ({"requests": 7, "shift": 0.001}, ["requests", "jumps"]),
    ],
)
def test_floors(figures, expected):
    assert misses(replace(FINE, **figures)) == expected


def test_the_section_shows_every_page_and_marks_what_is_missed():
    start, page = PAGES[:2]
    scene = Scene("a small city", {start: [FINE] * 3, page: [replace(FINE, paint_ms=1600, idea_ms=None)] * 3})
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in tables.section([scene]) if "|" in line]
    head, _, first, second, floor, aim = rows
    assert {len(row) for row in rows} == {len(head)}
    assert first == ["start", "900 (900–900)", "950 (950–950)", "960 (960–960)", "30.0", "5", "3.0", "0", "yes"]
    assert (second[1], second[2], second[-1]) == ("1600 (1600–1600)", "–", "**no: first paint**")
    assert (floor[1:3], aim[1:3]) == (["1500", "1500"], ["1000", "1000"])
    assert (floor[4:8], aim[4:8]) == (["60", "6", "15", "0"], ["35", "3", "15", "0"])


def test_the_report_of_the_bench_has_the_section_where_it_was_measured():
    scene = Scene("a small city", {PAGES[0]: [FINE]})
    with_phone, without = (
        report(circumstances(), read_options([]), Findings([], scenes=scenes)) for scenes in ([scene], [])
    )
    assert "## Slow phone, first visit" in with_phone
    assert "| start | 900 (900–900) |" in with_phone
    assert "phone" not in without
