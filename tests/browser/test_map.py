"""A pin on the map: by tap, drag, keyboard, coordinates and position; under the content security policy, for screen readers,
from right to left, and never before somebody asked for it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.map_city import OF_THE_MAP, Served, a_city_on_the_map, visitors_of_the_map
from tests.browser.person import _SHIFTS, AXE, RULES, KeyboardPerson, Person

_FINDINGS = """rules => axe.run('#c-map_field form', {runOnly: rules, resultTypes: ['violations']})
  .then(found => found.violations.map(fault => [fault.id, fault.nodes.map(node => node.html)]))"""
NORDMARKT, FAR = "51.53, 7.465", "48.14 11.58"


somebody = visitors_of_the_map


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    with a_city_on_the_map(tmp_path_factory.mktemp("map")) as served:
        yield served


class Field:
    """The first example on the page of components: of Bodelschwingh-Westerfilde."""

    def __init__(self, person: Person, language: str = "de") -> None:
        self.person, self.page = person, person.page
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        person.open(f"/{language}/bausteine")
        self.form = self.page.locator("#c-map_field form").first
        self.button = self.form.locator("[data-fills]")
        self.pin = self.form.locator(".map-pin")

    def part(self, name: str) -> Locator:
        return self.form.locator(f"[data-is={name}]")

    def show(self) -> Field:
        self.button.click()
        expect(self.form.locator(".leaflet-control-zoom")).to_be_visible()
        return self

    def type(self, text: str) -> None:
        self.part("typed").fill(text)
        self.part("typed").press("Enter")

    @property
    def place(self) -> tuple[float, float] | None:
        """What the form would send."""
        latitude, longitude = (self.form.locator(f"[name={name}]").input_value() for name in ("lat", "lon"))
        return (float(latitude), float(longitude)) if latitude else None

    def says(self, text: str) -> None:
        expect(self.part("status")).to_have_text(text)

    def look(self) -> None:
        """At the open map: axe, width, jumps, complaints. The rest of the page has tests of its own."""
        self.page.evaluate(f"{AXE};0")
        found = self.page.evaluate(_FINDINGS, RULES)
        assert not found, found
        assert not self.page.evaluate(_SHIFTS)
        self.person._nothing_sideways()
        assert not self.person.complaints


def test_nothing_of_a_map_comes_before_a_tap(somebody, served):
    field = Field(somebody())
    field.page.wait_for_load_state("networkidle")
    assert not [address for address in field.asked if any(word in address for word in OF_THE_MAP)]
    served.source.asked.clear()

    field.show()
    pictures = field.form.locator(".map-pictures img")
    expect(pictures.first).to_be_visible()
    expect(field.form.locator(".map-pictures img:not(.leaflet-tile-loaded)")).to_have_count(0)
    assert pictures.count() == len(set(served.source.asked)) > 0
    own = field.person.url
    assert all(address.startswith(own) for address in field.asked)
    expect(field.form.locator("figcaption")).to_contain_text("© Vermessungsamt")


@pytest.mark.parametrize(("language", "scheme"), [("de", "light"), ("ar", "dark")])
def test_the_open_map_is_in_order(somebody, language, scheme):
    field = Field(somebody(color_scheme=scheme), language).show()
    field.type(NORDMARKT)
    expect(field.part("offer")).to_be_visible()
    field.page.wait_for_load_state("networkidle")
    field.look()


def test_a_tap_sets_the_pin_and_a_drag_moves_it(somebody):
    field = Field(somebody(size={"width": 800, "height": 900})).show()
    box = field.part("map").bounding_box()
    field.part("map").click(position={"x": 300, "y": 200})
    first = field.place
    assert first is not None
    field.says("Die Stecknadel steht in der Nähe von Bodelschwingh-Westerfilde.")

    # as far as it takes to leave the tap behind
    pin = field.pin.bounding_box()
    field.page.mouse.move(pin["x"] + 22, pin["y"] + 25)
    field.page.mouse.down()
    field.page.mouse.move(pin["x"] + 82, pin["y"] + 85, steps=8)
    field.page.mouse.up()
    assert field.place[0] < first[0], "down is south"
    assert field.place[1] > first[1], "right is east"
    assert box == field.part("map").bounding_box(), "nothing moves around the map"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_keyboard_alone_sets_and_moves_and_removes_it(somebody, language):
    person = somebody(kind=KeyboardPerson)
    field = Field(person, language)
    person._press(field.button)
    expect(field.form.locator(".leaflet-control-zoom")).to_be_visible()
    person._press(field.part("set"))
    expect(field.pin).to_be_focused()
    latitude, longitude = field.place

    for key, north, east in (
        ("ArrowUp", 10, 0),
        ("ArrowDown", -10, 0),
        ("ArrowRight", 0, 10),
        ("ArrowLeft", 0, -10),
        ("Shift+ArrowUp", 100, 0),
        ("Shift+ArrowRight", 0, 100),
    ):
        field.page.keyboard.press(key)
        now = field.place
        assert (now[0] - latitude) * 111_195 == pytest.approx(north, abs=1.2)
        assert (now[1] - longitude) * 69_200 == pytest.approx(east, abs=1.2)
        latitude, longitude = now
        assert field.part("typed").input_value() == f"{latitude:.5f}, {longitude:.5f}"
    expect(field.pin).to_be_focused()
    expect(field.part("status")).to_contain_text("100")
    expect(field.part("status")).to_contain_text("Bodelschwingh-Westerfilde")

    person._press(field.part("remove"))
    assert field.place is None
    expect(field.pin).to_have_count(0)
    expect(field.part("set")).to_be_focused()


def test_each_step_is_told(somebody):
    field = Field(somebody()).show()
    field.part("set").click()
    field.page.keyboard.press("ArrowUp")
    field.says("10 Meter nach Norden")
    field.page.keyboard.press("Shift+ArrowLeft")
    field.says("100 Meter nach Westen")
    field.says("Die Stecknadel steht in der Nähe von Bodelschwingh-Westerfilde.")
    field.part("remove").click()
    field.says("Die Stecknadel ist entfernt.")


def test_coordinates_can_be_typed_as_people_write_them(somebody):
    field = Field(somebody()).show()
    for typed in ("51.53, 7.465", "51,53 7,465", "51,53, 7,465", "51.53;7.465", "٥١٫٥٣ ٧٫٤٦٥"):
        field.type(typed)
        assert field.place == (51.53, 7.465), typed
        expect(field.pin).to_be_visible()
        assert field.part("typed").input_value() == "51.53000, 7.46500"
        field.type("")
        assert field.place is None
        expect(field.pin).to_have_count(0)


def test_what_is_no_place_here_is_told(somebody):
    field = Field(somebody()).show()
    for typed, told in (("Nordmarkt", "zwei Zahlen"), ("51", "zwei Zahlen"), (FAR, "nicht auf der Karte")):
        field.type(typed)
        expect(field.part("refusal")).to_contain_text(told)
        assert field.place is None
    field.type(NORDMARKT)
    expect(field.part("refusal")).to_be_hidden()


def test_another_area_is_offered_and_taken_by_a_tick(somebody):
    field = Field(somebody()).show()
    field.type(NORDMARKT)
    field.says("Die Stecknadel steht im Aktionsraum Nordmarkt, nicht in Bodelschwingh-Westerfilde. Das macht nichts.")
    assert "raum_der_stecknadel" not in sent(field)
    field.form.get_by_label("Meine Idee gehört in den Aktionsraum Nordmarkt.").check()
    assert sent(field)["raum_der_stecknadel"] == "nordmarkt"

    field.part("remove").click()
    expect(field.part("offer")).to_be_hidden()
    assert "raum_der_stecknadel" not in sent(field)


def sent(field):
    return field.form.evaluate("form => Object.fromEntries(new FormData(form))")


def test_my_position_sets_the_pin(somebody):
    field = Field(somebody(geolocation={"latitude": 51.53, "longitude": 7.465}, permissions=["geolocation"]))
    field.form.locator("[data-position] button").click()
    expect(field.form.locator("[data-position] [role=status]")).to_have_text("Ihr Standort ist eingetragen.")
    assert field.place == (51.53, 7.465), "it needs no map"
    field.show()
    expect(field.pin).to_be_visible()


@pytest.mark.parametrize(
    ("code", "told"), [(1, "gibt den Standort nicht frei"), (2, "ist nicht bekannt"), (3, "zu lange")]
)
def test_each_refusal_of_the_device_is_told(somebody, code, told):
    person = somebody()
    person.page.add_init_script(
        f"navigator.geolocation.getCurrentPosition = (found, refused) => refused({{ code: {code} }})"
    )
    field = Field(person)
    field.form.locator("[data-position] button").click()
    expect(field.form.locator("[data-position] [role=status]")).to_contain_text(told)
    assert field.place is None


def test_a_broken_line_is_told_and_the_next_tap_tries_again(somebody):
    person = somebody()
    field = Field(person)
    person.page.route("**/leaflet.js*", lambda route: route.abort())
    field.button.click()
    field.says("Die Karte lässt sich gerade nicht laden. Schreiben Sie einfach, wo es ist.")
    person.page.unroute("**/leaflet.js*")
    field.button.click()
    expect(field.part("map")).to_be_hidden()
    field.show()
    person.complaints.clear()


def test_a_set_pin_is_told_while_the_map_is_closed(somebody):
    field = Field(somebody())
    told, where = field.part("told"), field.part("where")
    expect(told).to_be_hidden()
    field.show()
    field.type(NORDMARKT)
    expect(field.part("offer")).to_be_visible()
    expect(told).to_be_hidden()  # the open map says the same
    field.button.click()
    expect(told).to_be_visible()
    expect(where).to_contain_text("im Aktionsraum Nordmarkt")
    expect(field.part("offer")).to_be_visible()
    field.button.click()
    field.part("remove").click()
    field.button.click()
    expect(told).to_be_hidden()


def test_a_position_is_told_as_a_pin_before_there_is_a_map(somebody):
    field = Field(somebody(geolocation={"latitude": 51.53, "longitude": 7.465}, permissions=["geolocation"]))
    field.form.locator("[data-position] button").click()
    expect(field.part("told")).to_be_visible()
    expect(field.part("told").get_by_role("button", name="Stecknadel entfernen")).to_be_visible()


def test_without_scripts_nothing_of_it_is_there(somebody):
    field = Field(somebody(scripts=False))
    expect(field.form.locator("fieldset")).to_be_hidden()
