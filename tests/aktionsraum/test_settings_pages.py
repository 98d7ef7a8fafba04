"""The pages on which coordinators change the city's facts."""

import pytest

from beteiligung.core.clock import today
from tests.support.pages import Browser

pytestmark = pytest.mark.one_database

CITY = "/de/verwaltung/stadt/"


def test_the_contact_is_new_on_every_page(app, people, world):
    assert people.here
    visitor, coordinator = Browser(app), people.browser("coordinator")
    assert "projektbuero@example.org" in visitor.get("/de/regeln")
    page = coordinator.get("/de/verwaltung/").follow("Stadt und Aktionsräume", within="main").follow("Kontakt ändern")
    assert "Anschrift" in page.form().fill(office_address="").submit(status=422).refusals
    page = page.form().fill(office_email="neu@example.org").submit()
    assert page.notices == ["Der Kontakt ist geändert."]
    assert "neu@example.org" in visitor.get("/de/regeln")
    assert page.follow("Kontakt ändern").form().fill(office_email="kaputt").submit(status=422).refusals


def test_the_promise_of_tomorrow(app, people):
    assert people.here
    coordinator, other = people.browser("coordinator"), people.browser("coordinator_2")
    page, late = (one.get(f"{CITY}zusage") for one in (coordinator, other))
    assert "2 bis 30" in page.form().fill(days="1").submit(status=422).refusals
    assert "10 Arbeitstage" in page.form().fill(days="10").submit()
    late = late.form().fill(days="7").submit(status=409)
    assert late.form().value("days") == "7"
    assert "7 Arbeitstage" in late.form().submit()
    assert "in 5 Arbeitstagen" in Browser(app).get("/de/hilfe"), "today's"


def test_an_area_and_its_few_sentences(app, people):
    visitor, coordinator = Browser(app), people.browser("coordinator")
    assert people.here
    assert visitor.get("/tr/aktionsraeume/nordmarkt").find_all(".page-head .lead") == []
    page = coordinator.get(CITY).follow("Nordmarkt")
    assert "deutschen Text" in page.form().fill({"tr-text": "Pazar çevresi."}).submit(status=422).refusals
    page.form().fill({"de-text": "Rund um den Markt.", "tr-text": "Pazar çevresi."}).submit()
    assert visitor.get("/tr/aktionsraeume/nordmarkt").find(".page-head .lead").get_text() == "Pazar çevresi."
    lead = visitor.get("/ar/aktionsraeume/nordmarkt").find(".page-head .lead")
    assert (lead["lang"], lead.get_text()) == ("de", "Rund um den Markt.")
    coordinator.get(CITY).follow("Nordmarkt").form().fill(active_until=str(today().year)).submit()
    assert "Ehemaliger Aktionsraum" in visitor.get("/de/aktionsraeume/nordmarkt")


def test_auditors_read_and_others_see_nothing(people):
    assert people.here
    page = people.browser("auditor").get(CITY)
    assert "Kontakt ändern" not in page.links()
    for path in ("kontakt", "zusage", "raeume/nordmarkt"):
        people.browser("auditor").get(f"{CITY}{path}", status=403)
    for name in ("officer", "admin"):
        people.browser(name).get(CITY, status=403)
