"""The first screen: the area, chosen by hand or by position."""

from __future__ import annotations

import pytest

from tests.proposals.proposing.screens import ideas, the_idea, to_place
from tests.support.factories import make_area
from tests.support.pages import Browser
from tests.support.world import World


def test_the_area_can_be_asked_for(browser: Browser):
    page = browser.get("/de/ideen/neu?raum=hoerde")
    assert page.form().value("raum") == "hoerde"
    browser.get("/de/ideen/neu?raum=atlantis", status=404)


def test_a_former_area_is_not_offered(browser: Browser, world: World):
    world(make_area, "wickede", active_until=2020)
    page = browser.get("/de/ideen/neu?raum=wickede")
    assert "wickede" not in page.form().choices("raum")
    assert page.form().value("raum") == ""


def test_without_a_known_area_nothing_begins(browser: Browser, world: World):
    for raum in (None, "atlantis", "\x00", "nordmarkt' OR 1=1", "9" * 40):
        form = browser.get("/de/ideen/neu").form().tamper(raum=raum, latitude="", longitude="")
        page = form.submit(status=422)
        assert "Bitte wählen Sie einen Aktionsraum aus der Liste." in page.refusals
    assert ideas(world) == []


def test_a_position_chooses_the_area_where_nobody_else_did(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().tamper(latitude="51.4912", longitude="7.5001")
    page = form.submit()
    assert "Ihr Standort liegt im Aktionsraum Hörde." in page.notices
    assert the_idea(world).latitude is None, "where somebody is, at home perhaps, is not where something should happen"


def test_a_position_elsewhere_is_a_hint_and_no_refusal(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").tamper(latitude="51.4912", longitude="7.5001")
    page = form.submit()
    assert "Ihr Standort liegt näher bei Hörde als bei Nordmarkt" in page.notices[0]
    assert page.heading == "Was soll passieren?"


def test_choosing_another_area_keeps_the_pin(browser: Browser, world: World):
    to_place(browser)
    browser.get("/de/ideen/neu/1/ort").form().tamper(latitude="51.4912", longitude="7.5001").submit()
    browser.get("/de/ideen/neu/1/wo").form().fill(raum="hoerde").submit()
    assert (the_idea(world).latitude, the_idea(world).aktionsraum_id) == (51.4912, 2)


@pytest.mark.parametrize(("offer", "area_id"), [("hoerde", 2), ("meylantviertel", 1), ("atlantis", 1), ("", 1)])
def test_the_area_of_the_pin_is_taken_only_where_it_was_offered(browser: Browser, world: World, offer, area_id):
    to_place(browser)
    form = browser.get("/de/ideen/neu/1/ort").form().tamper(latitude="51.4912", longitude="7.5001")
    page = form.tamper(raum_der_stecknadel=offer).submit()
    assert page.heading == "Noch etwas dazu?"
    assert (the_idea(world).aktionsraum_id, the_idea(world).latitude) == (area_id, 51.4912)
    assert ("Ihre Idee gehört jetzt zum Aktionsraum Hörde." in page.notices) is (area_id == 2)


@pytest.mark.parametrize("screen", ["wo", "ort"])
def test_a_broken_position_is_none(browser: Browser, world: World, screen: str):
    to_place(browser)
    for latitude, longitude in (
        ("x", "y"),
        ("nan", "nan"),
        ("1e999", "7"),
        ("91", "7"),
        ("51.5", ""),
        ("9" * 400, "7"),
    ):
        form = browser.get(f"/de/ideen/neu/1/{screen}").form().tamper(latitude=latitude, longitude=longitude)
        form.submit()
        assert the_idea(world).latitude is None
