"""A person's own page."""

import pytest

from beteiligung.accounts.models import Account
from tests.support.factories import make_city


@pytest.fixture(autouse=True)
def city(world):
    world(make_city)


def test_name_and_language_are_chosen(people, world):
    browser = people.browser("resident")
    page = browser.get("/de/konto/").form().fill(shown_name=" Ayla  K. ").choose("language", "العربية").submit()
    assert page.notices
    account = world.now(people.resident)
    assert (account.shown_name, account.language) == ("Ayla K.", "ar")
    assert browser.get("/de/konto/").form().fill(shown_name="").submit().status == 200
    assert world.now(people.resident).shown_name is None


def test_a_name_like_an_office_is_refused_in_words_and_kept(people, world):
    page = people.browser("resident").get("/de/konto/").form().fill(shown_name="Stadt Dortmund").submit(status=422)
    assert "nach einem Amt" in page.refusals
    assert page.form().value("shown_name") == "Stadt Dortmund"
    assert world.now(people.resident).shown_name == "Rana"


def test_a_language_that_is_not_there_is_refused(people, world):
    page = people.browser("resident").get("/de/konto/").form().tamper(language="pl").submit(status=422)
    assert page.refusals
    assert world.now(people.resident).language == "de"


def test_each_sees_the_ways_that_are_theirs(people):
    ways = {
        name: {
            link for link in people.browser(name).get("/de/konto/").links("main a") if link in {"Eingang", "Verwaltung"}
        }
        for name in ("resident", "officer", "coordinator", "auditor", "admin")
    }
    assert ways == {
        "resident": set(),
        "officer": {"Eingang"},
        "coordinator": {"Eingang", "Verwaltung"},
        "auditor": {"Verwaltung"},
        "admin": {"Verwaltung"},
    }


def test_the_page_costs_few_queries(people):
    page = people.browser("resident").get("/de/konto/")
    assert page.queries <= 7, "one of them asks once what the city announces"
    assert isinstance(people.resident, Account)
