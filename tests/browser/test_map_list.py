"""The ideas of a list on a map: the same, in the same order, under the same numbers; by taps, by keyboard, in Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.map_city import OF_THE_MAP, Served, a_city_on_the_map, visitors_of_the_map
from tests.browser.person import _PAINTED, _SHIFTS, _VIOLATIONS, AXE, RULES, KeyboardPerson, Person
from tests.support.factories import make_proposal

SAME = (51.53, 7.465)
IDEAS = (
    ("Auf demselben Fleck", "de", SAME),
    ("Ohne Stecknadel", "de", None),
    ("حديقة للجميع", "ar", SAME),
    ("Bahçe", "tr", (51.5302, 7.4652)),
    ("Weit weg von hier", "de", (48.14, 11.58)),
    ("Im Norden", "de", (51.5466, 7.369)),
)
SHOWN = [title for title, _language, pin in IDEAS if pin and pin[1] < 8]


somebody = visitors_of_the_map


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    with a_city_on_the_map(tmp_path_factory.mktemp("list")) as served:
        for number, (title, language, pin) in enumerate(IDEAS):
            age = timedelta(days=number + 1)
            served.people.world(
                make_proposal, title=title, language=language, pin=pin, age=age, area=served.people.here
            )
        yield served


class ListMap:
    """The map of a page, opened."""

    def __init__(self, person: Person, path: str = "/de/ideen/") -> None:
        self.page = person.open(path).page
        self.button = self.page.locator("main [data-fills]")
        self.numbers = self.page.locator(".map-box button.map-number")
        self.opened = self.page.locator("[data-is=card]")
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))

    def show(self) -> ListMap:
        self.button.click()
        expect(self.page.locator(".leaflet-control-zoom")).to_be_visible()
        return self

    def card(self, number: int) -> Locator:
        return self.page.locator("#ideen > .card").filter(has=self.page.locator(f".map-number:text-is('{number}')"))

    def look(self) -> None:
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(_PAINTED)
        self.page.evaluate(f"{AXE};0")
        assert not self.page.evaluate(_VIOLATIONS, RULES)
        assert not self.page.evaluate(_SHIFTS)


def test_nothing_of_it_comes_before_a_tap(somebody, served):
    requests: list[str] = []
    person = somebody()
    person.page.on("request", lambda request: requests.append(request.url))
    opened = ListMap(person)
    opened.page.wait_for_load_state("networkidle")
    assert not [address for address in requests if any(word in address for word in OF_THE_MAP)]
    expect(opened.page.locator(".map-number")).to_have_count(0)
    opened.show()
    assert opened.asked
    assert all(address.startswith(served.url) for address in opened.asked)


@pytest.mark.parametrize(("language", "scheme"), [("de", "light"), ("ar", "dark")])
def test_list_and_map_show_the_same_under_the_same_numbers(somebody, language, scheme):
    shown = ListMap(somebody(color_scheme=scheme), f"/{language}/ideen/").show()
    names = [button.get_attribute("aria-label") for button in shown.numbers.all()]
    assert names == [f"{number}: {title}" for number, title in enumerate(SHOWN, 1)]
    assert shown.numbers.nth(1).get_attribute("lang") == "ar"
    for number, title in enumerate(SHOWN, 1):
        expect(shown.card(number).locator("h3")).to_have_text(title)
    expect(shown.page.locator("#ideen .map-number")).to_have_count(len(SHOWN))
    shown.numbers.nth(1).click()
    expect(shown.opened.locator("a")).to_have_text("حديقة للجميع")
    expect(shown.opened.locator("h3")).to_have_attribute("dir", "auto")
    expect(shown.opened.locator("h3")).to_have_attribute("lang", "ar")
    expect(shown.opened.locator(".badge")).to_be_visible()
    shown.look()
    shown.button.click()
    expect(shown.page.locator("#ideen .map-number").first).to_be_hidden()


def test_what_lies_on_one_spot_can_be_told_apart(somebody):
    shown = ListMap(somebody()).show()
    for closer in range(4):
        boxes = still(shown)
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = max(abs(one["x"] - other["x"]), abs(one["y"] - other["y"]))
                assert apart >= 24, f"{closer} steps closer: {one} {other}"
        shown.page.locator(".leaflet-control-zoom-in").click()
        expect(shown.page.locator(".leaflet-zoom-anim")).to_have_count(0)


def still(shown):
    """Where the numbers are once the map has come to rest."""
    before = None
    for _look in range(100):
        boxes = [button.bounding_box() for button in shown.numbers.all()]
        if boxes == before:
            return boxes
        before = boxes
        shown.page.wait_for_timeout(150)
    raise AssertionError("the map moves on and on")


def test_the_keyboard_alone_opens_and_follows(somebody):
    person = somebody(kind=KeyboardPerson)
    shown = ListMap(person)
    person._press(shown.button)
    expect(shown.numbers.first).to_be_visible()
    person._go_to(shown.numbers.first)
    for number in range(2, len(SHOWN) + 1):
        shown.page.keyboard.press("Tab")
        expect(shown.numbers.nth(number - 1)).to_be_focused()  # in the order of the list
    shown.page.keyboard.press("Enter")
    expect(shown.numbers.last).to_have_attribute("aria-expanded", "true")
    expect(shown.opened.locator("a")).to_be_focused()
    shown.page.keyboard.press("Escape")
    expect(shown.numbers.last).to_be_focused()
    expect(shown.opened).to_be_hidden()
    shown.page.keyboard.press("Enter")
    person._come_by(lambda: shown.page.keyboard.press("Enter"))
    assert person.heading == SHOWN[-1]


def test_a_number_outside_the_picture_is_brought_in(somebody):
    shown = ListMap(somebody()).show()
    for _ in range(3):
        shown.page.locator(".leaflet-control-zoom-in").click()
        expect(shown.page.locator(".leaflet-zoom-anim")).to_have_count(0)
    frame = shown.page.locator(".map-box").bounding_box()
    last = shown.numbers.last
    assert not within(last.bounding_box(), frame)
    last.focus()
    shown.page.wait_for_function(
        """([last, frame]) => { const a = last.getBoundingClientRect(), b = frame.getBoundingClientRect();
        return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom }""",
        arg=[last.element_handle(), shown.page.locator(".map-box").element_handle()],
    )


def within(inner, outer):
    return outer["x"] <= inner["x"] <= outer["x"] + outer["width"] - inner["width"]


def test_a_broken_line_is_told(somebody):
    person = somebody()
    shown = ListMap(person)
    person.page.route("**/leaflet.js*", lambda route: route.abort())
    shown.button.click()
    expect(shown.page.locator("[data-is=status]")).to_contain_text("In der Liste steht dasselbe.")
    person.page.unroute("**/leaflet.js*")
    shown.button.click()
    shown.show()
    expect(shown.numbers).to_have_count(len(SHOWN))
    expect(shown.page.locator("#ideen .map-number")).to_have_count(len(SHOWN))
    person.complaints.clear()


def test_without_scripts_the_list_stands_as_it_is(somebody):
    person = somebody(scripts=False).open("/de/ideen/")
    expect(person.page.locator("[data-fills]")).to_be_hidden()
    expect(person.page.locator("#ideen > .card")).to_have_count(len(IDEAS))


def test_an_idea_shows_where_it_is(somebody):
    person = somebody().open("/de/ideen/")
    person.tap("Im Norden")
    shown = ListMap(person, person.path).show()
    expect(shown.page.get_by_role("img", name="Hier ist es")).to_be_visible()
    expect(shown.page.locator(".map-here")).to_have_count(1)
    shown.look()
