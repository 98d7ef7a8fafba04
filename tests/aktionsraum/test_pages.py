from __future__ import annotations

import re

import pytest

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.models import AreaKind
from beteiligung.aktionsraum.operations import NewBoundary, set_boundaries, set_up_city
from beteiligung.aktionsraum.queries import area_by_slug
from beteiligung.core.database import unit_of_work
from tests.support.factories import (
    make_area,
    make_commitment,
    make_measure,
    make_pot,
    make_proposal,
    make_staff,
)

MOST_QUERIES = 9
PLATFORM = Actor.system("test")
RING = [[7.44, 51.52], [7.48, 51.52], [7.48, 51.54], [7.44, 51.54], [7.44, 51.52]]


@pytest.fixture
def dortmund(app) -> None:
    with app.app_context(), unit_of_work():
        set_up_city(PLATFORM, read_city(DORTMUND))


@pytest.fixture
def nordmarkt(dortmund, world):
    return world(lambda: area_by_slug("nordmarkt"))


@pytest.fixture
def outlined(app, dortmund) -> None:
    with app.app_context(), unit_of_work():
        boundary = NewBoundary("nordmarkt", [[RING]], [RING], (7.44, 51.52, 7.48, 51.54))
        set_boundaries(PLATFORM, [boundary], source="test.geojson")


class TestList:
    def test_shows_all_areas_and_the_former_ones_apart(self, dortmund, browser):
        page = browser.get("/de/aktionsraeume/")

        names = [tag.get_text(strip=True) for tag in page.find_all("ol.numbered a > bdi")]
        assert names[:4] == ["Bodelschwingh-Westerfilde", "Borsigplatz", "Bövinghausen-Westrich", "Dorstfeld"]
        assert names[-2:] == ["Meylantviertel", "Wambeler Heide"]
        assert len(names) == 15
        assert "Alt-Scharnhorst bis 2020" in page
        assert browser.queries <= MOST_QUERIES

    def test_map_and_list_have_the_same_numbers(self, dortmund, browser):
        page = browser.get("/de/aktionsraeume/")

        in_map = {tag["href"]: tag.find("text").get_text() for tag in page.find_all("svg.overview a:has(text)")}
        in_list = {tag["href"]: str(n) for n, tag in enumerate(page.find_all("ol.numbered a"), 1)}
        assert in_map == in_list

    def test_the_map_is_no_second_round_of_tab_stops(self, dortmund, browser):
        page = browser.get("/de/aktionsraeume/")

        assert page.find("svg.overview")["aria-hidden"] == "true"
        assert all(tag["tabindex"] == "-1" for tag in page.find_all("svg.overview a"))

    def test_the_map_gets_better_with_outlines(self, dortmund, browser, request):
        assert "path" not in [tag.name for tag in browser.get("/de/aktionsraeume/").find_all("svg.overview *")]

        request.getfixturevalue("outlined")

        page = browser.get("/de/aktionsraeume/")
        assert re.match(r"M\d+ \d+l[-\d ]+z$", page.find("svg.overview path.land")["d"])

    def test_is_there_before_the_city_is(self, browser):
        assert "Hier ist noch kein Aktionsraum eingerichtet." in browser.get("/de/aktionsraeume/")


class TestFind:
    def test_leads_to_the_nearest_area(self, dortmund, browser):
        assert browser.get("/de/aktionsraeume/finden?lat=51.5079&lon=7.4125").heading == "Dorstfeld"

    def test_leads_to_the_area_around_the_point(self, outlined, browser):
        assert browser.get("/de/aktionsraeume/finden?lat=51.5301&lon=7.4425").heading == "Nordmarkt"

    def test_nobody_keeps_where_somebody_was(self, dortmund, browser):
        answer = browser.answer("GET", "/de/aktionsraeume/finden?lat=51.5079&lon=7.4125")

        assert answer.status_code == 302
        assert answer.headers["Location"] == "/de/aktionsraeume/dorstfeld"
        assert answer.headers["Cache-Control"] == "private, no-store"

    def test_from_another_city_it_says_so(self, dortmund, browser):
        page = browser.get("/de/aktionsraeume/finden?lat=52.52&lon=13.405")

        assert page.heading == "Aktionsräume"
        assert "Ihr Standort liegt nicht in Dortmund." in page

    @pytest.mark.parametrize(
        "query", ["", "?lat=51.5", "?lat=&lon=", "?lat=nan&lon=7", "?lat=inf&lon=7", "?lat=91&lon=7", "?lat=1e400&lon=7",
                  "?lat=51,5&lon=7,4", "?lat=51.5&lon=-181"],
    )  # fmt: skip
    def test_a_position_that_is_none_gets_a_page(self, dortmund, browser, query):
        page = browser.get(f"/de/aktionsraeume/finden{query}", status=400)

        assert "Diesen Ort gibt es nicht." in page


class TestArea:
    def test_an_unknown_one_is_no_page(self, dortmund, browser):
        assert "Diesen Aktionsraum gibt es nicht." in browser.get("/de/aktionsraeume/entenhausen", status=404)

    def test_shows_officer_ideas_measures_and_money(self, nordmarkt, world, browser):
        world(make_staff, "officer", [nordmarkt], name="Miriam Muster")
        idea = world(make_proposal, "published", area=nordmarkt, title="Bänke am Platz")
        world(make_proposal, "submitted", area=nordmarkt, title="Noch geheim")
        world(make_measure, "granted", proposal=world(make_proposal, "promoted", area=nordmarkt), title="Sprachcafé")
        page = browser.get("/de/aktionsraeume/nordmarkt")

        assert page.heading == "Nordmarkt"
        assert "Aktionsraum im Stadtbezirk Innenstadt-Nord" in page
        assert "Miriam Muster" in page
        assert page.links()["Bänke am Platz"] == f"/de/ideen/{idea.id}-baenke-am-platz"
        assert "Noch geheim" not in page
        assert "Sprachcafé" in page.links()
        assert page.links()["Idee für Nordmarkt vorschlagen"] == "/de/ideen/neu?raum=nordmarkt"
        assert browser.queries <= MOST_QUERIES

    def test_the_number_of_queries_does_not_depend_on_rows(self, nordmarkt, world, browser):
        world(make_proposal, "published", area=nordmarkt)
        browser.get("/de/")  # what the city is, is in memory from now on
        browser.get("/de/aktionsraeume/nordmarkt")
        before = browser.queries
        for _number in range(8):
            world(make_proposal, "published", area=nordmarkt)

        page = browser.get("/de/aktionsraeume/nordmarkt")

        assert browser.queries == before
        assert len(page.find_all(".card")) == 6
        assert page.links()["Alle Ideen aus Nordmarkt"] == "/de/ideen/?raum=nordmarkt"

    def test_tells_what_the_pot_still_holds(self, nordmarkt, world, browser):
        world(make_pot, nordmarkt, amount_cents=5_000_00)

        untouched = browser.get("/de/aktionsraeume/nordmarkt")
        assert "5.000 € liegen im Aktionsraumfonds für Ideen von hier bereit." in untouched
        assert not untouched.find_all(".money svg")

    def test_shows_bound_money_as_bar_with_words(self, nordmarkt, world, browser):
        pot = world(make_pot, nordmarkt, amount_cents=5_000_00)
        world(make_commitment, pot, reserved_cents=1_500_00, committed_cents=1_500_00, paid_cents=500_00)

        page = browser.get("/de/aktionsraeume/nordmarkt")

        assert "3.500 € sind im Aktionsraumfonds noch frei, von 5.000 €." in page
        assert page.find_all(".money svg")
        assert "Ausgezahlt" in page
        assert browser.queries <= MOST_QUERIES

    def test_looks_right_when_empty(self, dortmund, browser):
        page = browser.get("/de/aktionsraeume/meylantviertel")

        assert "Hier steht bald Ihre Idee" in page
        assert page.links()["Erste Idee vorschlagen"] == "/de/ideen/neu?raum=meylantviertel"
        assert "Projektbüro Aktionsplan Soziale Stadt" in page
        assert "Projektmitteln der ganzen Stadt" in page
        assert not re.search(r"\b0\b", page.main.get_text(" "))

    def test_an_empty_one_shows_what_got_money_elsewhere(self, dortmund, world, browser):
        hoerde = world(make_area, "hoerde")
        world(make_measure, "running", proposal=world(make_proposal, "promoted", area=hoerde))

        page = browser.get("/de/aktionsraeume/meylantviertel")

        assert "Das hat anderswo geklappt" in page
        assert browser.queries <= MOST_QUERIES

    def test_a_former_one_says_so_and_takes_no_ideas(self, dortmund, world, browser):
        area = world(lambda: area_by_slug("wickede"))
        world(make_proposal, "published", area=area, title="Alte Idee")

        page = browser.get("/de/aktionsraeume/wickede")

        assert "Wickede war bis 2020 ein Aktionsraum." in page
        assert "Alte Idee" in page
        assert not any("raum=wickede" in address for text, address in page.links().items() if "vorschlagen" in text)
        assert page.find_all("svg.overview") == []

    def test_marks_itself_on_the_map(self, outlined, browser):
        page = browser.get("/de/aktionsraeume/nordmarkt")

        assert len(page.find_all("svg.overview path.here")) == 1
        assert not browser.get("/de/aktionsraeume/hafen").find_all("svg.overview path.here")

    @pytest.mark.parametrize("path", ["", "nordmarkt", "meylantviertel"])
    def test_reads_from_right_to_left_too(self, dortmund, browser, path):
        page = browser.get(f"/ar/aktionsraeume/{path}")

        assert page.tree.html["dir"] == "rtl"
        assert page.find("svg.overview")["direction"] == "ltr"


def test_kinds_are_told_apart(dortmund, world):
    assert world(lambda: area_by_slug("wambeler-heide")).kind is AreaKind.AKTIONSQUARTIER
