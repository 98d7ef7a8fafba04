"""Money as everybody reads it."""

from __future__ import annotations

import pytest

from beteiligung.core import clock
from beteiligung.core.database import add, unit_of_work
from beteiligung.measures.models import Measure, MeasureProposal
from beteiligung.proposals.models import ProposalField
from tests.support.factories import (
    make_area,
    make_city,
    make_field,
    make_fund,
    make_measure,
    make_pot,
    make_proposal,
)
from tests.support.pages import Browser, Page
from tests.support.world import World

YEAR = clock.today().year
LANGUAGES = ("de", "ar")


def table(page: Page, caption: str) -> list[list[str]]:
    """The rows of a table, foot included, by the beginning of its caption."""
    found = [one for one in page.find_all("table") if one.caption.get_text(strip=True).startswith(caption)]
    assert len(found) == 1
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in found[0].select("tbody tr, tfoot tr")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_there_is_money(world: World, browser: Browser, language: str) -> None:
    world(make_city)
    page = browser.get(f"/{language}/budget/")
    assert page.find_all(".empty")
    browser.get(f"/{language}/budget/{YEAR}", status=404)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_in_which_nothing_happened_yet(world: World, browser: Browser, language: str) -> None:
    """No empty charts, no zeros."""
    world(make_pot, world(make_area))
    world(make_pot)
    page = browser.get(f"/{language}/budget/")
    assert page.path == f"/{language}/budget/{YEAR}"
    assert not page.find_all(".money")
    if language == "de":
        assert "Noch ist nichts davon vergeben." in page
        assert ["Projektmittel", "165.000 €", "165.000 €"] in table(page, "Alle Töpfe"), "columns without a figure"
        assert ["Nordmarkt", "5.000 €", "5.000 €"] in table(page, "Alle Töpfe"), "a pot alone has its name"
        assert " 0 €" not in page.text


def test_available_reserved_committed_paid_and_left(world: World, browser: Browser) -> None:
    area = world(make_area)
    central, own = world(make_pot), world(make_pot, area)
    world(make_measure, "decided", pot=central, requested_cents=10_000_00)
    world(make_measure, "granted", pot=central, requested_cents=20_000_00, paid_cents=5_000_50)
    world(make_measure, "running", pot=own, requested_cents=1_000_00)
    page = browser.get(f"/de/budget/{YEAR}")
    assert table(page, "Alle Töpfe") == [
        ["Projektmittel", "165.000 €", "10.000 €", "20.000 €", "5.000,50 €", "135.000 €"],
        ["Nordmarkt", "5.000 €", "", "1.000 €", "", "4.000 €"],
        ["Zusammen", "230.000 €", "10.000 €", "21.000 €", "5.000,50 €", "199.000 €"],
    ]
    texts = [" ".join(row.get_text(" ").split()) for row in page.find_all(".money")[0].select("dl > div")]
    assert texts == [
        "Ausgezahlt 5.000,50 €",
        "Bewilligt, noch nicht ausgezahlt 15.999,50 €",
        "Vorgemerkt 10.000 €",
        "Noch frei 199.000 €",
    ]
    assert [row[3] for row in table(page, "Maßnahmen aus dem Geld")] == ["20.000 €", "10.000 €", "1.000 €"]
    assert "§ 94" in page


def test_where_the_money_went(world: World, browser: Browser) -> None:
    """Every euro once: a measure with several fields stands apart, so does one without."""
    area, there = world(make_area), world(make_area, "hoerde")
    pot = world(make_pot)
    children, work = world(make_field, "kinder"), world(make_field, "arbeit")

    def measure(cents: int, where, *fields) -> Measure:
        def make() -> Measure:
            with unit_of_work():
                idea = make_proposal("promoted", area=where, field=None)
                for field in fields:
                    add(ProposalField(proposal_id=idea.id, field_id=field.id))
                return make_measure("granted", pot=pot, proposal=idea, requested_cents=cents)

        return world(make)

    measure(1_000_00, area, children)
    measure(2_000_00, area, work, children)
    measure(4_000_00, there, work)
    measure(500_00, there)
    page = browser.get(f"/de/budget/{YEAR}")
    assert table(page, "Beschlossenes Geld") == [
        ["Hörde", "", "4.000 €", "", "", "", "500 €", "4.500 €"],
        ["Nordmarkt", "", "", "1.000 €", "", "2.000 €", "", "3.000 €"],
        ["Alle Aktionsräume", "", "4.000 €", "1.000 €", "", "2.000 €", "500 €", "7.500 €"],
    ]
    bars = [[rect["width"] for rect in bar.find_all("rect")] for bar in page.find_all("svg.bar")]
    assert bars == [["88.89%", "11.11%"], ["22.22%", "44.44%"]]
    arabic = browser.get(f"/ar/budget/{YEAR}")
    assert arabic.find_all("svg.bar")


def test_a_second_idea_of_a_measure_counts_its_money_once(world: World, browser: Browser) -> None:
    measure = world(make_measure, "granted", requested_cents=1_000_00)

    def join() -> Measure:
        with unit_of_work():
            add(MeasureProposal(measure_id=measure.id, proposal_id=make_proposal("promoted", field="kinder").id))
            return measure

    world.ask(join)
    rows = table(browser.get(f"/de/budget/{YEAR}"), "Beschlossenes Geld")
    assert [row[-1] for row in rows] == ["1.000 €"]


def test_years_and_the_way_between_them(world: World, browser: Browser) -> None:
    for year in (YEAR - 1, YEAR, YEAR + 1):
        world(make_fund, year)
    page = browser.get("/de/budget/")
    assert page.path == f"/de/budget/{YEAR}"
    before = page.follow(str(YEAR - 1), within=".chips")
    assert before.heading == f"Wohin das Geld {YEAR - 1} geht"
    for year in ("0", "1999", "99999999999999999999"):
        nowhere = browser.get(f"/de/budget/{year}", status=404)
        assert nowhere.heading == "Zu diesem Jahr steht hier nichts"
        assert nowhere.follow(str(YEAR + 1), within=".chips").path == f"/de/budget/{YEAR + 1}"
    browser.get("/de/budget/morgen", status=404)


def test_without_a_fund_of_this_year_the_latest_is_shown(world: World, browser: Browser) -> None:
    world(make_fund, YEAR - 2)
    assert browser.get("/de/budget/").path == f"/de/budget/{YEAR - 2}"


def test_the_number_of_questions_to_the_database(world: World, browser: Browser) -> None:
    """At most 8, however much happened."""
    world(make_measure, "granted")
    browser.get("/de/ideen/")  # what the city is, is in memory from now on
    few = browser.get(f"/de/budget/{YEAR}").queries
    for _number in range(10):
        world(make_measure, "running", paid_cents=100)
    assert browser.get(f"/de/budget/{YEAR}").queries == few <= 8


def test_a_long_year_is_cut_and_leads_on(world: World, browser: Browser) -> None:
    pot, idea = world(make_pot), world(make_proposal, "promoted")

    def make() -> Measure:
        with unit_of_work():
            return [make_measure("decided", pot=pot, proposal=idea, requested_cents=1_000) for _n in range(41)][-1]

    world(make)
    page = browser.get(f"/de/budget/{YEAR}")
    assert len(table(page, "Maßnahmen aus dem Geld")) == 40
    assert page.follow("Alle Maßnahmen", within="main").heading == "Maßnahmen"
