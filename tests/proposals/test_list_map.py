"""What a list of ideas brings along for its map. The map itself is looked at in ``tests/browser``."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.factories import make_area, make_proposal
from tests.support.pages import Browser
from tests.support.world import World

HERE, BESIDE, FAR = (51.53, 7.465), (51.531, 7.4661), (48.14, 11.58)
OPENS = "[data-fills*='map_list']"
LANGUAGES = ("de", "en", "tr", "ar")


@pytest.fixture(autouse=True)
def areas(world: World) -> None:
    for slug in ("nordmarkt", "hoerde"):
        world(make_area, slug)


def pins(page) -> list[str | None]:
    return [card.get("data-pin") for card in page.find_all("#ideen > .card")]


def missing(page) -> str:
    return " ".join(page.find(".map-part .hint + .hint").get_text().split())


@pytest.mark.parametrize("path", ["/de/ideen/", "/de/aktionsraeume/nordmarkt"])
def test_the_cards_say_where_they_stand_on_the_map(browser: Browser, world: World, path: str):
    world(make_proposal, pin=HERE, age=timedelta(days=2))
    world(make_proposal, age=timedelta(days=1))
    world(make_proposal, pin=BESIDE)
    page = browser.get(path)
    assert pins(page) == ["51.53100 7.46610", None, "51.53000 7.46500"]
    button = page.find(OPENS)
    part = page.find(f"#{button['aria-controls']}")
    assert (button["aria-expanded"], part.has_attr("hidden"), part["data-list"]) == ("false", True, "ideen")
    assert part.find_parent(class_="needs-script"), "without scripts there is the list"
    assert missing(page) == "1 von 3 Ideen ist nicht auf der Karte. Sie steht in der Liste."


def test_the_map_shows_what_the_filter_leaves(browser: Browser, world: World):
    world(make_proposal, pin=HERE, title="Eine Laube")
    world(make_proposal, pin=BESIDE, title="Ein Beet")
    world(make_proposal, pin=(51.49, 7.5), area=world(make_area, "hoerde"), title="Noch eine Laube")
    page = browser.get("/de/ideen/?q=laube&raum=nordmarkt")
    assert pins(page) == ["51.53000 7.46500"]
    assert page.find(".map-box")["data-area"] == "nordmarkt"
    assert not page.find_all(".map-part .hint + .hint"), "nothing is missing"
    assert not browser.get("/de/ideen/").find(".map-box").has_attr("data-area")


@pytest.mark.parametrize("pin", [None, FAR])
def test_there_is_no_map_without_anything_on_it(browser: Browser, world: World, pin):
    world(make_proposal, pin=pin)
    for path in ("/de/ideen/", "/de/ideen/?q=gibt-es-nicht", "/de/aktionsraeume/nordmarkt", "/de/aktionsraeume/hoerde"):
        assert not browser.get(path).find_all(".map-part"), path


def test_a_pin_far_away_counts_as_missing(browser: Browser, world: World):
    world(make_proposal, pin=FAR)
    world(make_proposal, pin=HERE)
    assert missing(browser.get("/de/ideen/")).startswith("1 von 2 Ideen")


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_are_missing_is_told_in_each_plural(browser: Browser, world: World, language: str):
    world(make_proposal, pin=HERE)
    told = set()
    for _ in range(3):
        world(make_proposal)
        told.add("".join(letter for letter in missing(browser.get(f"/{language}/ideen/")) if not letter.isdigit()))
    assert len(told) == {"de": 2, "en": 2, "tr": 1, "ar": 3}[language]


def test_the_page_is_the_same_for_everybody_and_costs_no_more_questions(browser: Browser, world: World):
    world(make_proposal)
    without = browser.get("/de/ideen/").queries
    world(make_proposal, pin=HERE)
    page = browser.get("/de/ideen/")
    assert page.response.headers["Cache-Control"] == "public, no-cache"
    assert page.queries <= without + 1, "what encloses the areas, until it is remembered"
    world(make_proposal, pin=BESIDE)
    assert browser.get("/de/ideen/").queries <= without


def test_an_idea_shows_its_place_with_the_boundary_of_its_area(browser: Browser, world: World):
    idea = world(make_proposal, pin=HERE)
    page = browser.get(f"/de/ideen/{idea.id}-{idea.words}")
    part = page.find(".map-part")
    assert (part["data-pin"], part.find(class_="map-box")["data-area"]) == ("51.53000 7.46500", "nordmarkt")
    for pin in (None, FAR):
        idea = world(make_proposal, pin=pin)
        assert not browser.get(f"/de/ideen/{idea.id}-{idea.words}").find_all(".map-part")
