"""What everybody reads about measures."""

from __future__ import annotations

import pytest

from beteiligung.core.database import unit_of_work
from beteiligung.measures.models import BodyKind, Measure
from tests.measures.way import Crew, measure_in
from tests.support.factories import make_area, make_city, make_measure, make_pot, make_proposal
from tests.support.pages import Browser, Page
from tests.support.world import World

LANGUAGES = ("de", "ar")


def page_of(browser: Browser, measure: Measure, language: str = "de", status: int = 200) -> Page:
    return browser.get(f"/{language}/massnahmen/{measure.id}", status=status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_list_invites(world: World, browser: Browser, language: str) -> None:
    world(make_city)
    page = browser.get(f"/{language}/massnahmen/")
    assert page.find_all(".empty")
    assert not page.find_all(".cards")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_in_every_state(world: World, browser: Browser, language: str) -> None:
    for state in ("advice", "applied", "checked", "decided", "granted", "running"):
        measure = world(make_measure, state, paid_cents=100_000)
        page = page_of(browser, measure, language)
        assert page.heading == measure.title
        assert page.find_all(".line li.now")
        assert "bdi" not in page.text
        assert page.find("[data-share]")["data-share"] == page.find("link[rel=canonical]")["href"]
        has_money = state in {"decided", "granted", "running"}
        assert bool(page.find_all(".money")) == has_money
        if language == "de":
            assert ("3.000" in page) == has_money
            assert ("Entschieden hat: Projektkonferenz." in page) == has_money
            assert ("mit zwei Unterschriften." in page) == (state in {"granted", "running"})


def test_money_as_one_bar_with_its_text(world: World, browser: Browser) -> None:
    measure = world(make_measure, "running", paid_cents=1_000_00)
    page = page_of(browser, measure)
    texts = [" ".join(row.get_text(" ").split()) for row in page.find_all(".money dl > div")]
    assert texts == ["Ausgezahlt 1.000 €", "Bewilligt, noch nicht ausgezahlt 2.000 €"]
    widths = [rect["width"] for rect in page.find_all(".money > svg > rect")]
    assert widths == ["33.33%", "66.67%"]


def test_neither_papers_nor_contact_are_public(world: World, browser: Browser) -> None:
    measure = world(make_measure, "checked")
    page = page_of(browser, measure)
    for secret in ("Holz und Erde", "Mina Beispiel", "mina@example.org", "0231 99", "3.000"):
        assert secret not in page.html


def test_a_private_person_is_not_named(world: World, browser: Browser) -> None:
    measure = world(make_measure, "granted", body_kind=BodyKind.PERSON, body_name="Mina Beispiel")
    page = page_of(browser, measure)
    assert "Privatperson" in page
    assert "Mina" not in page.html


def test_from_which_ideas(world: World, browser: Browser) -> None:
    idea = world(make_proposal, "promoted", title="Bänke am Platz")
    measure = world(make_measure, "advice", proposal=idea)
    page = page_of(browser, measure)
    assert page.follow("Bänke am Platz", within="aside").heading == "Bänke am Platz"


def test_every_spelling_leads_to_the_one_address(world: World, browser: Browser) -> None:
    measure = world(make_measure, "advice", title="Grüne Oase")
    for spelling in ("", "-", "-falsch", "-Gruene-Oase"):
        answer = browser.answer("GET", f"/de/massnahmen/{measure.id}{spelling}?statt=tr")
        assert answer.status_code == 301
        assert answer.headers["Location"].endswith(f"/de/massnahmen/{measure.id}-gruene-oase?statt=tr")
        assert "no-cache" in answer.headers["Cache-Control"]


def test_no_such_measure(world: World, browser: Browser) -> None:
    world(make_city)
    for number in ("0", "999", "99999999999999999999"):
        browser.get(f"/de/massnahmen/{number}", status=404)
        browser.get(f"/de/massnahmen/{number}-x", status=404)


def test_a_card_says_the_language_of_its_words(world: World, browser: Browser) -> None:
    world(make_measure, "granted")
    card = browser.get("/ar/massnahmen/").find(".cards .card")
    assert [tag["lang"] for tag in card.select("h2, h3, .clamp")] == ["de", "de"]


def test_the_list_narrows(world: World, browser: Browser) -> None:
    there = world(make_proposal, "promoted", area=world(make_area, "hoerde"))
    world(make_measure, "granted", title="Hier entsteht was")
    world(make_measure, "advice", title="Dort wird beraten", proposal=there)
    page = browser.get("/de/massnahmen/?raum=hoerde")
    assert "Dort wird beraten" in page
    assert "Hier entsteht was" not in page
    assert page.heading == "Maßnahmen: Hörde"
    page = browser.get("/de/massnahmen/?stand=granted")
    assert ("Hier entsteht was" in page, "Dort wird beraten" in page) == (True, False)
    assert "Dazu gibt es noch keine Maßnahme" in browser.get("/de/massnahmen/?stand=settled&raum=hoerde")
    for query in ("raum=nirgends", "stand=erfunden"):
        browser.get(f"/de/massnahmen/?{query}", status=404)


def test_the_state_an_address_asks_for_is_the_chosen_one(world: World, browser: Browser) -> None:
    form = browser.get("/de/massnahmen/?stand=settled").form(".filter form")
    assert form.value("stand") == "settled"
    assert form.choices("stand")["settled"] == "Abgeschlossen"
    assert form.submit().heading == "Maßnahmen: Abgeschlossen"
    assert "settled" not in browser.get("/de/massnahmen/?stand=running").form(".filter form").choices("stand")


def test_the_list_is_paged(world: World, browser: Browser) -> None:
    pot = world(make_pot)
    for number in range(23):
        world(make_measure, "advice", title=f"Maßnahme Nummer {number}", pot=pot)
    page = browser.get("/de/massnahmen/")
    assert len(page.find_all(".card")) == 20
    rest = page.follow("Weitere Maßnahmen")
    assert [card.find("a").get_text() for card in rest.find_all(".card")] == [
        f"Maßnahme Nummer {number}" for number in (2, 1, 0)
    ]
    assert rest.follow("Zum Anfang").find_all(".card a")[0].get_text() == "Maßnahme Nummer 22"
    for cursor in ("x", "bm8", "WzEsMl0x"):
        broken = browser.get(f"/de/massnahmen/?nach={cursor}", status=400)
        assert broken.find(".site-nav [aria-current]").get_text() == "Maßnahmen"
        assert broken.follow("Zum Anfang der Liste").heading == "Maßnahmen"


def test_the_number_of_questions_to_the_database(world: World, browser: Browser) -> None:
    """At most 6 for the list and 8 for a measure, however many rows there are."""
    measure = world(make_measure, "running", paid_cents=100)
    browser.get("/de/ideen/")  # what the city is, is in memory from now on
    few = browser.get("/de/massnahmen/").queries
    for _number in range(12):
        world(make_measure, "granted")
    assert browser.get("/de/massnahmen/").queries == few <= 6
    browser.get(f"/de/massnahmen/{measure.id}-{measure.words}")
    assert browser.queries <= 8


def test_a_cancelled_measure_says_where_the_money_went(world: World, browser: Browser) -> None:
    def make() -> Measure:
        with unit_of_work():
            return measure_in("cancelled", Crew(make_area().id))

    page = page_of(browser, world(make))
    assert "ging zurück in den Topf" in page
    assert page.find_all(".line li.exit")
    assert not page.find_all(".money")
