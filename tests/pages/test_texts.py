"""Legal and help pages: written in German and Arabic, marked as drafts, true to the city's facts, linked from everywhere."""

import re
from types import SimpleNamespace

import pytest
from babel import Locale
from markupsafe import Markup

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.operations import set_up_city
from beteiligung.config import SETTINGS
from beteiligung.core.database import unit_of_work
from beteiligung.mail.operations import KEPT_FOR
from beteiligung.moderation.operations.forgetting import KEPT_AFTER_A_RESULT, KEPT_AFTER_AN_ANSWER
from beteiligung.pages import texts
from beteiligung.pages.legal import facts
from beteiligung.pages.markup import rendered
from beteiligung.proposals.operations.drafts import DRAFT_DAYS
from beteiligung.web.languages import LANGUAGES, complete_languages, desk_languages
from tests.support.factories import make_area

pytestmark = pytest.mark.one_database

LANGUAGE_NAMES = [language.address for language in complete_languages()]


@pytest.fixture
def dortmund(app) -> None:
    with app.app_context(), unit_of_work():
        set_up_city(Actor.system("test"), read_city(DORTMUND))


@pytest.mark.parametrize("page", texts.PAGES)
@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_each_page_in_each_language(dortmund, browser, language, page):
    shown = browser.get(f"/{language}/{page}")
    text = texts.text_of(page, language)

    assert shown.heading == text.title
    assert len(shown.find_all("main section h2")) == len(text.sections)
    assert shown.find("link[rel=canonical]")["href"].endswith(f"/{text.language}/{page}")
    assert shown.find_all("main .alert-info"), "nothing says that this is a draft"
    assert browser.queries <= 4, "the city, what it announces, versions of the page, and in the help what it promises"


@pytest.mark.parametrize("page", texts.PAGES)
@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_each_page_stands_before_the_city_is_set_up(browser, language, page):
    assert browser.get(f"/{language}/{page}").heading


@pytest.mark.parametrize("page", texts.PAGES)
def test_a_draft_says_so(dortmund, browser, page):
    assert "Entwurf: noch nicht von der Stadt geprüft" in browser.get(f"/de/{page}")


def test_a_language_without_the_text_gets_the_german_one_and_is_told(dortmund, browser, monkeypatch):
    monkeypatch.setattr(texts, "text_of", lambda page, _language, read=texts.text_of: read(page, "de"))

    page = browser.get("/ar/impressum")

    assert page.heading == "Impressum"
    assert page.tree.h1.parent["lang"] == "de"
    assert page.tree.h1.parent["dir"] == "ltr"
    assert page.find("link[rel=canonical]")["href"].endswith("/de/impressum")
    assert "بالألمانية" in page.main.get_text()


def test_unknown_languages_fall_back_to_german():
    assert texts.text_of("hilfe", "es").language == "de"


def test_the_facts_are_those_of_the_city(dortmund, browser):
    assert "44122 Dortmund" in browser.get("/de/impressum")
    assert "Verwaltungsgericht Gelsenkirchen" in browser.get("/de/regeln")
    assert browser.get("/de/hilfe").find("main a[href='tel:115']").get_text() == "115"


def test_the_office_is_reached_by_what_is_known():
    city = SimpleNamespace(
        name="Neustadt",
        programme="Soziale Stadt",
        office_name="Büro <Mitte>",
        office_address="Am Markt 1\n12345 Neustadt\n",
        office_email="buero@example.org",
        office_phone="0231 / 50",
        court="Gericht",
        defect_reports={},
    )
    known = facts(city)

    assert "Büro &lt;Mitte&gt;<br>" in known["office"]
    assert 'href="tel:023150"' in known["office"]
    assert 'href="mailto:buero@example.org"' in known["office"]
    assert 'href="mailto:buero@example.org"' in known["contact"]
    assert (
        "12345 Neustadt</bdi>"
        in facts(SimpleNamespace(**vars(city) | {"office_email": None, "office_phone": None}))["contact"]
    )


@pytest.mark.parametrize("address", ["/de/", "/ar/ideen/", "/de/ideen/neu", "/de/konto/anmelden", "/de/nordmarkt"])
def test_every_page_links_to_them(world, browser, address):
    world(make_area)
    page = browser.get(address, status=404 if address == "/de/nordmarkt" else 200)
    linked = {link.rsplit("/", 1)[1] for link in page.links(".site-foot a").values()}
    assert linked - {""} == set(texts.PAGES)
    assert any(link.endswith("/statistik/") for link in page.links(".site-foot a").values())


def _every_file():
    return [(page, path.parent.name) for page in texts.PAGES for path in texts.FOLDER.glob(f"*/{page}.toml")]


@pytest.mark.parametrize(("page", "language"), _every_file())
def test_translations_say_as_much_as_the_german_text(page, language):
    german, text = texts.text_of(page, "de"), texts.text_of(page, language)

    assert language in LANGUAGES
    assert text.as_of >= german.as_of
    for section, source in zip(text.sections, german.sections, strict=True):
        assert re.findall(r"\]\([a-z]+\)|\{[a-z]+\}", section.text) == re.findall(
            r"\]\([a-z]+\)|\{[a-z]+\}", source.text
        )
        assert len(section.text.split("\n")) == len(source.text.split("\n"))


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_the_accessibility_statement_names_every_language_of_the_desk(language):
    names = [Locale.parse(language).languages[desk.address] for desk in desk_languages()]
    assert any(all(name in line for name in names) for line in _lines("barrierefreiheit", language))


SIGNED = {
    "de": ("Bewilligung", "Auszahlung", "Projektbuch", "unterschreiben zwei Menschen"),
    "en": ("grant", "payment", "project book", "Two people"),
    "tr": ("onay", "ödeme", "proje defterine", "iki kişi imzalar"),
    "ar": ("موافقة", "دفعة", "دفتر المشاريع", "يوقّع شخصان"),
}
"""What two people sign: the entries of the project book, since nothing is paid here."""


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_the_help_page_says_what_two_people_sign(language):
    assert any(all(word in line for word in SIGNED[language]) for line in _lines("hilfe", language))


KINDS_OF_POTS = {"de": "zwei Arten von Töpfen", "en": "two kinds of pots", "tr": "İki tür", "ar": "نوعان من الصناديق"}


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_the_help_page_counts_kinds_of_pots_since_every_area_has_one(language):
    assert any(KINDS_OF_POTS[language] in line for line in _lines("hilfe", language))


OPENING = {"de": "Nur öffnen", "en": "Just opening", "tr": "Yalnızca açmak", "ar": "فتحها فقط"}


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_the_privacy_page_says_that_opening_a_draft_does_not_keep_it(language):
    (line,) = (line for line in _lines("datenschutz", language) if OPENING[language] in line)
    assert str(DRAFT_DAYS) in line


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_the_privacy_page_names_the_terms_that_run_by_themselves(language):
    months = next(one.default for one in SETTINGS if one.name == "BETEILIGUNG_LOG_MONTHS")
    for term in (KEPT_AFTER_AN_ANSWER.days, KEPT_AFTER_A_RESULT.days, KEPT_FOR.days, months):
        assert any(re.search(rf"\b{term}\b", line) for line in _lines("datenschutz", language)), term


def _lines(page: str, language: str) -> list[str]:
    return [line for section in texts.text_of(page, language).sections for line in section.text.split("\n")]


def test_no_file_lies_beside_the_known_pages():
    assert {path.stem for path in texts.FOLDER.glob("*/*.toml")} == set(texts.PAGES)


def test_what_a_text_may_contain():
    known, links = {"city": "A & B", "office": Markup("<p>Büro</p>")}, {"hilfe": "/de/hilfe"}

    assert rendered("Ein <b>Satz</b>\nin {city}.", known, links) == (
        "<p>Ein &lt;b&gt;Satz&lt;/b&gt; in <bdi>A &amp; B</bdi>.</p>"
    )
    assert rendered("- [Hilfe](hilfe)\n- zwei", known, links) == (
        '<ul>\n<li><a href="/de/hilfe">Hilfe</a></li>\n<li>zwei</li>\n</ul>'
    )
    assert rendered("1. eins", known, links) == "<ol>\n<li>eins</li>\n</ol>"
    assert rendered("a\n\n{office}", known, links) == "<p>a</p>\n<p>Büro</p>"
    with pytest.raises(KeyError):
        rendered("{unknown}", known, links)
    with pytest.raises(KeyError):
        rendered("[x](unknown)", known, links)
