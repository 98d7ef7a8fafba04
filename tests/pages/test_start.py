from __future__ import annotations

import pytest

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.operations import set_up_city
from beteiligung.core import clock
from beteiligung.core.database import unit_of_work
from tests.support.factories import make_area, make_commitment, make_fund, make_measure, make_pot, make_proposal

MOST_QUERIES = 8


@pytest.fixture
def dortmund(app) -> None:
    with app.app_context(), unit_of_work():
        set_up_city(Actor.system("test"), read_city(DORTMUND))


def test_asks_where_one_lives(dortmund, browser):
    page = browser.get("/de/")

    assert page.heading == "Was fehlt in Ihrer Nachbarschaft?"
    assert len(page.find_all(".pick a")) == 15
    assert page.links()["Nordmarkt"] == "/de/aktionsraeume/nordmarkt"
    assert page.links()["Idee vorschlagen"] == "/de/ideen/neu"
    assert browser.queries <= MOST_QUERIES


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "13 Aktionsräume und 2 Aktionsquartiere: Überall"),
        ("en", "13 action areas and 2 action quarters: in every one"),
        ("ar", "13 منطقة عمل وحيّا عمل: في كل منها"),
    ],
)
def test_says_how_many_areas_there_are(dortmund, browser, language, said):
    assert said in browser.get(f"/{language}/")


def test_kinds_that_do_not_exist_are_not_counted(world, browser):
    world(make_area, "nordmarkt")
    assert "1 Aktionsraum: Überall" in browser.get("/de/")


@pytest.mark.parametrize("language", ["de", "tr", "ar"])
def test_leads_to_how_money_is_decided(dortmund, browser, language):
    address = next(
        address for address in browser.get(f"/{language}/").links().values() if "#" in address and "hilfe" in address
    )
    assert browser.get(address).find(f"#{address.partition('#')[2]}")


def test_lies_as_the_city_lies(dortmund, browser):
    page = browser.get("/de/")

    classes = {tag.get_text(strip=True): tag.parent["class"] for tag in page.find_all(".pick a")}
    assert classes["Nordmarkt"] == ["r2", "c4"]
    assert classes["Hörde"] == ["r4", "c5"]


def test_shows_new_ideas_what_came_true_and_the_money(dortmund, world, browser):
    nordmarkt = world(make_area, "nordmarkt")
    for number in range(8):
        world(make_proposal, "published", area=nordmarkt, title=f"Idee Nummer {number}")
    world(make_measure, "running", proposal=world(make_proposal, "promoted", area=nordmarkt))
    world(make_measure, "applied", proposal=world(make_proposal, "promoted", area=nordmarkt), title="Nur beantragt")

    page = browser.get("/de/")

    assert len(page.find_all(".card h3 a[href*='/ideen/']")) == 6
    assert len(page.find_all(".card h3 a[href*='/massnahmen/']")) == 1
    assert "Nur beantragt" not in page
    assert "Das Geld in diesem Jahr" in page
    assert browser.queries <= MOST_QUERIES


def test_money_untouched_is_a_sentence_and_bound_money_a_bar(dortmund, world, browser):
    year = clock.today().year
    world(make_fund, year, amount_cents=230_000_00)
    pot = world(make_pot, amount_cents=165_000_00)

    untouched = browser.get("/de/")
    assert f"230.000 € gibt es {year} für Ideen aus den Aktionsräumen." in untouched
    assert not untouched.find_all(".money")

    world(make_commitment, pot, reserved_cents=10_000_00, committed_cents=10_000_00)

    assert "Davon sind 220.000 € noch frei." in browser.get("/de/")


def test_looks_right_when_empty(dortmund, browser):
    page = browser.get("/de/")

    assert "Hier steht bald Ihre Idee" in page
    assert "Was aus Ideen wird" not in page
    assert "Der Weg einer Idee" in page
    assert "Das Geld in diesem Jahr" not in page


def test_stands_before_the_city_is_set_up(browser):
    assert browser.get("/de/").heading == "Was fehlt in Ihrer Nachbarschaft?"


def test_in_arabic_west_stays_left(dortmund, browser):
    page = browser.get("/ar/")

    assert page.tree.html["dir"] == "rtl"
    assert page.find(".pick.pick-map")


@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("ar,en;q=0.5", "/ar/"),
        ("en-GB", "/en/"),
        ("de-DE", "/de/"),
        ("xx", "/de/"),
        ("pl,ar;q=0.1", "/ar/"),
        ("", "/de/"),
    ],
)
def test_sends_to_the_visitors_language(browser, accepted, address):
    answer = browser.client.get("/", headers={"Accept-Language": accepted})

    assert answer.status_code == 302
    assert answer.headers["Location"] == address
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/a/nordmarkt", "/tr/aktionsraeume/nordmarkt"),
        ("/a/nordmarkt?sprache=ar", "/ar/aktionsraeume/nordmarkt"),
        ("/a/nordmarkt?sprache=pl", "/pl/aktionsraeume/nordmarkt"),
        ("/a/nordmarkt?sprache=klingonisch", "/tr/aktionsraeume/nordmarkt"),
    ],
)
def test_the_short_address_of_a_poster_leads_to_the_area(dortmund, browser, address, leads_to):
    answer = browser.answer("GET", address, headers={"Accept-Language": "tr"})

    assert (answer.status_code, answer.headers["Location"]) == (302, leads_to)
    assert "Accept-Language" in answer.headers["Vary"]


def test_from_a_poster_the_area_is_chosen_already(dortmund, browser):
    form = browser.get("/a/nordmarkt").follow("Erste Idee vorschlagen").form()

    assert form.value("raum") == "nordmarkt"
    browser.get("/a/gibt-es-nicht", status=404)
