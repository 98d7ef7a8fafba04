"""Colours keep their contrast, in the light and in the dark."""

import pytest

from beteiligung.pages import palette

pytestmark = pytest.mark.one_database


def test_contrast_as_wcag_computes_it():
    assert palette.contrast("#000", "#fff") == pytest.approx(21)
    assert palette.contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)
    assert palette.contrast("#fff", "#fff") == 1


def test_colours_are_those_of_the_style_sheet():
    colours = palette.colours()
    assert (colours["paper"].light, colours["paper"].dark) == ("#fbf6ee", "#181511")
    assert (colours["on-deep"].light, colours["on-deep"].dark) == ("#fff", "#fff")
    assert palette.steps()["s5"] == "1.5rem"
    assert tuple(palette.steps()) == palette.STEPS


@pytest.mark.parametrize("pair", palette.pairs(), ids=lambda pair: f"{pair.text} on {pair.ground}")
def test_every_pair_can_be_read(pair):
    assert min(pair.light, pair.dark) >= pair.needed
