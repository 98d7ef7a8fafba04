"""The language stands in the address."""

import pytest

from beteiligung.web.languages import LANGUAGES, complete_languages
from tests.support.pages import Browser

INCOMPLETE = [language.address for language in LANGUAGES.values() if not language.is_complete]


@pytest.mark.parametrize(
    ("accepts", "goes_to"),
    [
        ("de", "/de/"),
        ("ar", "/ar/"),
        ("ar-SY,de;q=0.5", "/ar/"),
        ("pl,ar;q=0.4,de;q=0.6", "/de/"),
        ("tr", "/tr/"),
        ("en-US", "/en/"),
        ("fr", "/de/"),
        ("", "/de/"),
        ("*", "/de/"),
        ("<script>", "/de/"),
    ],
)
def test_the_root_sends_to_the_visitors_language(app, accepts, goes_to):
    answer = Browser(app, accept_language=accepts).answer("GET", "/")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(goes_to)
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("language", ["xx", "deutsch", "en-GB", "de-", "DE", "%D8"])
def test_an_unknown_language_is_no_page(browser, language):
    browser.get(f"/{language}/", status=404)
    browser.get(f"/{language}/ideen/", status=404)


@pytest.mark.parametrize("language", INCOMPLETE)
def test_a_language_that_is_not_there_yet_leads_to_german_and_says_so(browser, language):
    answer = browser.answer("GET", f"/{language}/ideen/?q=baum&sort=stimmen")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/de/ideen/?q=baum&sort=stimmen&statt={language}")
    page = browser.get(f"/{language}/ideen/")
    assert page.path == f"/de/ideen/?statt={language}"
    assert LANGUAGES[language].name in page.find(".notices").get_text()


def test_a_complete_language_is_not_apologised_for(browser):
    assert not browser.get("/de/ideen/?statt=ar").notices
    assert not browser.get("/de/ideen/?statt=xx").notices
    assert not browser.get("/en/ideen/?statt=pl").notices, "they have gone on to another language"


@pytest.mark.parametrize("path", ["ideen/?q=b%C3%A4ume&sort=stimmen", "aktionsraeume/", "massnahmen/", ""])
def test_the_switch_keeps_the_page_and_the_query(browser, path):
    page = browser.get(f"/de/{path}")
    switch = {tag["hreflang"]: tag["href"] for tag in page.find_all("a[hreflang]")}
    assert set(switch) == {language.tag for language in complete_languages()}
    assert browser.get(switch["ar"]).path.split("?")[0] == f"/ar/{path}".split("?")[0]
    assert ("?" in switch["ar"]) == ("?" in path)


@pytest.mark.parametrize("area", ["moderation", "verwaltung"])
def test_the_desk_speaks_german(people, area):
    browser = people.browser("coordinator")
    answer = browser.answer("GET", f"/ar/{area}/?x=1")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"/de/{area}/?x=1")


def test_arabic_pages_run_from_right_to_left(browser):
    page = browser.get("/ar/")
    assert page.tree.html["dir"] == "rtl"
    assert page.tree.html["lang"] == "ar"
