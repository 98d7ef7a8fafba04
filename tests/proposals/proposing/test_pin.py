"""A pin on the place screen, told and taken away without map and scripts."""

from __future__ import annotations

import pytest

from tests.proposals.proposing.screens import the_idea, to_place
from tests.support.pages import Browser
from tests.support.world import World

SCREEN = "/de/ideen/neu/1/ort"
NORDMARKT, HOERDE, FAR = ("51.53", "7.465"), ("51.4912", "7.5001"), ("48.14", "11.58")
OFFER = "raum_der_stecknadel"


def with_pin(browser: Browser, pin: tuple[str, str]):
    """The screen as somebody finds it who set a pin and came back."""
    to_place(browser)
    browser.get(SCREEN).form().tamper(latitude=pin[0], longitude=pin[1]).submit()
    return browser.get(SCREEN)


def told(page) -> str:
    return " ".join(page.find("[data-is=told]").get_text().split())


def test_without_a_pin_nothing_is_told(browser: Browser):
    to_place(browser)
    page = browser.get(SCREEN)
    assert page.find("[data-is=told]").has_attr("hidden")
    assert page.find("[data-is=told]").find_parent("fieldset")["class"][-1] == "needs-script"


def test_a_set_pin_is_told_with_its_area(browser: Browser):
    page = with_pin(browser, NORDMARKT)
    assert not page.find("[data-is=told]").has_attr("hidden")
    assert "Die Stecknadel ist gesetzt. Die Stecknadel steht in der Nähe von Nordmarkt." in told(page)
    assert "sehen alle auch die Stecknadel" in told(page)
    assert "needs-script" not in page.find("[data-is=told]").find_parent("fieldset")["class"]
    assert page.find("[data-is=offer]").has_attr("hidden"), "there is nothing to offer"


def test_it_is_removed_by_a_button_and_the_rest_stays(browser: Browser, world: World):
    page = with_pin(browser, NORDMARKT)
    page = page.form().fill(place="Am Brunnen").submit("Stecknadel entfernen")
    assert page.path == SCREEN
    assert "Die Stecknadel ist entfernt." in page.notices
    assert (the_idea(world).latitude, the_idea(world).place) == (None, "Am Brunnen")
    assert page.form().value("place") == "Am Brunnen"
    assert page.find("[data-is=told]").has_attr("hidden")


def test_a_pin_elsewhere_is_told_and_its_area_is_a_choice(browser: Browser, world: World):
    page = with_pin(browser, HOERDE)
    assert "näher bei Hörde als bei Nordmarkt. Das macht nichts." in told(page)
    assert page.form().choices(OFFER) == {"hoerde": "Meine Idee gehört in den Aktionsraum Hörde."}
    page.form().submit()
    assert the_idea(world).aktionsraum_id == 1, "nobody is moved"
    page = page.form().fill({OFFER: ["hoerde"]}).submit()
    assert "Ihre Idee gehört jetzt zum Aktionsraum Hörde." in page.notices
    assert the_idea(world).aktionsraum_id == 2


def test_a_pin_far_away_has_a_sentence_of_its_own(browser: Browser):
    page = with_pin(browser, FAR)
    assert "Dieser Ort liegt weit weg von" in told(page)
    assert page.find("[data-is=offer]").has_attr("hidden")


@pytest.mark.parametrize("pin", [NORDMARKT, FAR])
def test_it_is_shown_once_more_before_sending(browser: Browser, pin):
    with_pin(browser, pin)
    page = browser.get("/de/ideen/neu/1/senden")
    assert "Ort auf der Karte" in page
    to_place_again = page.find(".review dt:-soup-contains('Ort auf der Karte') ~ .change a")
    assert to_place_again["href"] == SCREEN


def test_what_was_typed_wrongly_keeps_the_pin(browser: Browser):
    page = with_pin(browser, NORDMARKT)
    page = page.form().fill(place="x" * 300).submit(status=422)
    assert "Die Stecknadel ist gesetzt." in told(page)


def test_a_position_far_away_is_neither_area_nor_pin(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().tamper(latitude=FAR[0], longitude=FAR[1])
    page = form.submit(status=422)
    assert "liegt weit weg von" in page.refusals
    assert "Bitte wählen Sie einen Aktionsraum aus der Liste." in page.refusals
    page = page.form().fill(raum="hoerde").submit()
    assert "Wir merken ihn uns nicht." in page.notices[0]
    assert (the_idea(world).aktionsraum_id, the_idea(world).latitude) == (2, None)
