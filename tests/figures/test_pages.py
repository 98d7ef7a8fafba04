"""Yearly figures as everybody reads them."""

import csv
import io
from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.moderation.models import DecisionKind, Outcome, Reason
from tests.support.factories import (
    make_appeal,
    make_area,
    make_city,
    make_decision,
    make_proposal,
    make_report,
    make_waiting_item,
)
from tests.support.html import words

YEAR = clock.today().year
PAGE = f"/de/statistik/{YEAR}"


def head(page):
    return words(page.find(".page-head"))


def texts(page):
    return {words(row.find("th")): [words(cell) for cell in row.find_all("td")] for row in page.tree.select("tbody tr")}


def lines(browser):
    return csv.DictReader(io.StringIO(browser.answer("GET", f"{PAGE}.csv").text))


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_before_the_first_idea_and_with_one(world, browser, language):
    world(make_city)
    assert browser.get(f"/{language}/statistik/").find(".empty")
    browser.get(f"/{language}/statistik/{YEAR}", status=404)
    world(make_proposal, "submitted")
    page = browser.get(f"/{language}/statistik/")
    assert page.path == f"/{language}/statistik/{YEAR}"
    assert not page.tree.select("main table"), "no empty tables"


def test_a_year(world, browser):
    area = world(make_area, "nordmarkt")
    for number in range(5):
        idea = world(make_proposal, area=area)
        world(make_decision, idea, DecisionKind.PUBLISH)
        if number < 2:
            world(make_decision, idea, DecisionKind.MASK, ground="private_data")
    page = browser.get("/de/").follow("Zahlen")
    assert f"Im Jahr {YEAR} kamen 5 Ideen. 5 wurden veröffentlicht." in head(page)
    rows = texts(page)
    assert rows["Ideen veröffentlicht"] == ["5"]
    assert rows["Der Beitrag nennt private Angaben über andere Menschen."] == ["2"]
    assert rows[area.name] == ["0 Werktage", "5"]
    assert "In den letzten 90 Tagen" not in page


def test_few_cases_say_nothing_about_an_area(world, browser):
    area = world(make_area, "nordmarkt")
    world(make_decision, world(make_proposal, area=area), DecisionKind.PUBLISH)
    page = browser.get(PAGE)
    assert area.name not in texts(page)
    assert "zu wenige Ideen" in page
    assert area.name in page


def test_the_promise_is_a_sentence(world, browser):
    with clock.freeze(clock.now() - timedelta(days=30)):
        for _number in range(5):
            world(make_waiting_item, world(make_proposal, "submitted", waits=False))
    assert "In den letzten 90 Tagen kam die Antwort in 0 von 5 Fällen pünktlich." in head(browser.get(PAGE))


def test_an_area_says_how_it_keeps_its_promise(world, browser):
    area = world(make_area, "nordmarkt")
    assert "In den letzten 90 Tagen" not in browser.get("/de/aktionsraeume/nordmarkt")
    with clock.freeze(clock.now() - timedelta(days=30)):
        for _number in range(5):
            world(make_waiting_item, world(make_proposal, "submitted", area=area, waits=False))
    page = browser.get("/de/aktionsraeume/nordmarkt")
    assert "In den letzten 90 Tagen kam die Antwort in 0 von 5 Fällen pünktlich." in page
    assert page.follow("Zahlen", within="main").path == PAGE


def test_the_file_says_the_same(world, browser):
    area = world(make_area, "nordmarkt")
    for _number in range(5):
        world(make_decision, world(make_proposal, area=area), DecisionKind.PUBLISH)
    world(make_decision, world(make_proposal, area=area), DecisionKind.REJECT, ground="insult")
    answer = browser.answer("GET", f"{PAGE}.csv")
    assert answer.mimetype == "text/csv"
    assert "public" in answer.headers["Cache-Control"]
    rows = {(row["figure"], row["detail"]): row["value"] for row in lines(browser)}
    assert rows[("received", "")] == "6"
    assert rows[("decisions", "publish")] == "5"
    assert rows[("reject_by_ground", "insult")] == "1"
    assert rows[("median_working_days_to_first_decision", "nordmarkt")] == "0"
    assert browser.answer("GET", "/de/statistik/1990.csv").status_code == 404


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_reports_and_appeals_stand_in_the_page_and_in_the_file(world, browser, language):
    idea = world(make_proposal)
    hidden = world(make_decision, idea, DecisionKind.HIDE, ground="hate")
    world(make_report, idea, reason=Reason.HATE, answer=hidden)
    world(make_appeal, hidden, outcome=Outcome.GRANTED)
    page = browser.get(f"/{language}/statistik/{YEAR}")
    assert page.find("#h-reports")
    assert page.find("#h-appeals")
    if language == "de":
        rows = texts(page)
        assert rows["Hetze"] == ["", "", "1", ""]
        assert rows["Beiträge ausgeblendet"] == ["1", ""]
    rows = {(row["figure"], row["detail"]): row["value"] for row in lines(browser)}
    assert rows[("reports_hide", "hate")] == "1"
    assert rows[("appeals_granted", "hide")] == "1"


def test_what_an_appeal_published_is_explained_beside_the_decisions(world, browser):
    world(make_decision, world(make_proposal), DecisionKind.PUBLISH)
    assert "Ideen werden auch anders öffentlich" not in browser.get(PAGE)
    idea = world(make_proposal)
    world(make_appeal, world(make_decision, idea, DecisionKind.REJECT, ground="insult"), outcome=Outcome.GRANTED)
    assert "Ideen werden auch anders öffentlich" in browser.get(PAGE)


def test_a_kept_page_follows_what_is_sent_and_decided(people, browser, world):
    world(make_proposal, "submitted", area=people.here)
    before = browser.get(PAGE)
    people.browser("officer").get("/de/moderation/").form().submit("Veröffentlichen")
    assert "Ideen veröffentlicht" not in before
    assert "Ideen veröffentlicht" in browser.get(PAGE)
