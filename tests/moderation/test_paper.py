"""Blank cards and sheets: in every language, for an area, with what the desk chose and nothing more."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from beteiligung.web.languages import complete_languages
from tests.support.factories import make_city, make_proposal

SHEET = "/de/moderation/drucken/blatt.pdf"
TITLES = {
    "karten": {"de": "Meine Idee", "en": "My idea", "tr": "Benim fikrim", "ar": "فكرتي"},
    "unterstuetzung": {
        "de": "Wir unterstützen diese Idee",
        "en": "We support this idea",
        "tr": "Bu fikri destekliyoruz",
        "ar": "نحن ندعم هذه الفكرة",
    },
}


@pytest.fixture
def officer(people):
    return people.browser("officer")


def sheet(browser, blatt="karten", raum="nordmarkt", sprache="de", nummer=""):
    query = {"blatt": blatt, "raum": raum, "sprache": sprache, "nummer": nummer}
    answer = browser.answer("GET", SHEET, query_string=query)
    assert answer.mimetype == "application/pdf", answer.get_data(as_text=True)[:300]
    reader = PdfReader(BytesIO(answer.get_data()))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.one_database
@pytest.mark.parametrize("language", [language.address for language in complete_languages()])
@pytest.mark.parametrize("blatt", list(TITLES))
def test_every_language_has_every_sheet_on_one_page(people, officer, blatt, language):
    people.world(make_city)
    reader, _ = sheet(officer, blatt, people.here.slug, language)
    assert len(reader.pages) == 1
    assert reader.metadata.title == TITLES[blatt][language]
    assert reader.trailer["/Root"]["/Lang"] == language
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_a_card_asks_what_where_and_why_twice(people, officer):
    _, text = sheet(officer, raum=people.here.slug)
    for asked in ("Was soll passieren?", "Wo?", "Warum ist das gut für uns?", "Ihr Name, wenn Sie möchten"):
        assert text.count(asked) == 2
    assert people.here.name in text


def test_a_list_names_the_idea_and_asks_for_no_address(people, officer, world):
    idea = world(make_proposal, area=people.here, title="Ein *Baum* für #alle")
    _, text = sheet(officer, "unterstuetzung", people.here.slug, nummer=str(idea.id))
    assert "Ein *Baum* für #alle" in text
    assert str(idea.id) in text
    assert "keine Anschrift" in text
    assert "Ich wohne hier im Aktionsraum" in " ".join(text.split())


@pytest.mark.parametrize("number", ["999999", "abc", "elsewhere"])
def test_a_number_that_is_not_theirs_is_refused_and_kept(people, officer, world, number):
    if number == "elsewhere":
        number = str(world(make_proposal, "submitted", area=people.there, title="Geheimes").id)
    query = {"blatt": "unterstuetzung", "raum": people.here.slug, "sprache": "de", "nummer": number}
    page = officer.page_of(officer.answer("GET", SHEET, query_string=query), SHEET)
    assert page.status == 422
    assert "gibt es in Ihren Räumen nicht" in page.refusals
    assert page.form().value("nummer") == number
    assert "Geheimes" not in page


@pytest.mark.parametrize("query", [{"blatt": "x"}, {"raum": "nirgends"}, {"sprache": "pl"}])
def test_what_there_is_not_is_refused(people, officer, query):
    given = {"blatt": "karten", "raum": people.here.slug, "sprache": "de", **query}
    assert officer.answer("GET", SHEET, query_string=given).status_code == 422


def test_the_page_offers_own_areas_first(people, officer):
    assert people.there
    page = officer.get("/de/moderation/").follow("Karten und Listen drucken")
    offered = [option["value"] for option in page.find_all("select[name=raum] option")]
    assert offered == [people.here.slug, people.there.slug, "alle"]


def test_visitors_print_nothing(people):
    assert people.browser("visitor").answer("GET", SHEET).status_code == 403
    assert people.browser("author").answer("GET", SHEET).status_code == 403
