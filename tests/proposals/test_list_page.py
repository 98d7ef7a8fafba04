"""The list of ideas as a page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.factories import make_area, make_proposal
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

MOST_QUERIES = 6


@pytest.fixture(autouse=True)
def areas(world: World) -> None:
    for slug in ("nordmarkt", "hoerde"):
        world(make_area, slug)


def titles(page) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in page.find_all(".card h3")]


def test_an_empty_list_invites(browser: Browser):
    page = browser.get("/de/ideen/")
    assert "Hier steht bald die erste Idee" in page
    assert page.links()["Erste Idee vorschlagen"] == "/de/ideen/neu"
    assert "Idee vorschlagen" not in page.links(), "one button is enough"


def test_cards_lead_to_their_ideas(browser: Browser, world: World):
    idea = world(make_proposal, title="Eine Bank", text="Im Schatten der Bäume. " * 40)
    page = browser.get("/de/ideen/")
    assert titles(page) == ["Eine Bank"]
    assert "Nordmarkt" in page
    assert page.follow("Eine Bank").path == f"/de/ideen/{idea.id}-eine-bank"


def test_zero_is_never_counted(browser: Browser, world: World):
    world(make_proposal)
    assert "0" not in browser.get("/de/ideen/").find(".card-foot").get_text()


def test_the_filter_works_as_a_plain_form(browser: Browser, world: World):
    world(make_proposal, title="Die gesuchte Idee", area=world(make_area, "hoerde"), field="arbeit")
    world(make_proposal, title="Eine andere Idee")
    form = browser.get("/de/ideen/").form(".filter form")
    assert list(form.choices("stand").values()) == ["Alle", "Veröffentlicht", "In Prüfung", "Wird zur Maßnahme"]
    page = form.fill(q="gesuchte", raum="hoerde", feld="arbeit", stand="published").submit()
    assert titles(page) == ["Die gesuchte Idee"]
    assert page.heading == "Ideen: Hörde · Arbeit · Veröffentlicht · „gesuchte“"
    assert page.find('link[rel="canonical"]')["href"].endswith(
        "/de/ideen/?raum=hoerde&feld=arbeit&stand=published&q=gesuchte"
    )
    assert page.find(".filter summary .badge").get_text() == "4 Filter"
    assert not page.find(".filter").has_attr("open"), "what was found comes first"
    assert page.follow("Filter aufheben").heading == "Ideen"
    form = page.form(".filter form")
    assert (form.value("q"), form.value("raum"), form.value("stand")) == ("gesuchte", "hoerde", "published")


@pytest.mark.parametrize(("state", "word"), [("declined", "Wird nicht umgesetzt"), ("resting", "Ruht")])
def test_a_rare_state_that_an_address_asks_for_is_the_chosen_one(browser: Browser, state: str, word: str):
    form = browser.get(f"/de/ideen/?stand={state}").form(".filter form")
    assert form.value("stand") == state
    assert form.choices("stand")[state] == word
    assert form.submit().heading == f"Ideen: {word}"


def test_nothing_found_leads_on(browser: Browser):
    page = browser.get("/de/ideen/?raum=hoerde&q=einhorn")
    assert "Dazu gibt es noch keine Idee" in page
    assert page.links()["Idee vorschlagen"] == "/de/ideen/neu?raum=hoerde"
    assert page.links()["Alle Ideen zeigen"] == "/de/ideen/"
    assert page.links()["Zum Aktionsraum Hörde"] == "/de/aktionsraeume/hoerde"


def test_the_canonical_address_has_one_spelling(browser: Browser):
    page = browser.get("/de/ideen/?q=&stand=&sort=neu&raum=hoerde&unbekannt=1")
    assert page.find('link[rel="canonical"]')["href"].endswith("/de/ideen/?raum=hoerde")


def test_what_does_not_exist_is_not_found(browser: Browser):
    for query in ("raum=atlantis", "raum=%00", "raum=hoerde%20", "feld=atlantis", "feld=1"):
        browser.get(f"/de/ideen/?{query}", status=404)
    for state in ("draft", "submitted", "withdrawn", "merged", "x", "PUBLISHED"):
        browser.get(f"/de/ideen/?stand={state}", status=404)


def test_what_is_merely_odd_is_answered(browser: Browser):
    for query in ("stand=declined", "stand=resting", "sort=x", "q=%FF%00%F0", f"q={'x' * 5000}", "raum=hoerde&raum=x"):
        browser.get(f"/de/ideen/?{query}")


def test_a_broken_cursor_leads_to_the_first_page(browser: Browser, world: World):
    world(make_proposal, area=world(make_area, "hoerde"), title="Auf Seite eins")
    for cursor in ("x", "%00", "W10", "bnVsbA", "WzEsMl0", "9" * 3000, "WyJuZXUiLDEsMV0x"):
        page = browser.get(f"/de/ideen/?raum=hoerde&nach={cursor}", status=400)
        assert page.find(".site-nav [aria-current]").get_text() == "Ideen"
        assert titles(page.follow("Zum Anfang der Liste")) == ["Auf Seite eins"]


def test_pages_follow_each_other(browser: Browser, world: World):
    for number in range(45):
        world(make_proposal, title=f"Idee mit Nummer {number}", age=timedelta(hours=number))
    page, seen, sizes = browser.get("/de/ideen/"), [], []
    while True:
        seen += titles(page)
        sizes.append(len(titles(page)))
        if "Weitere Ideen" not in page.links():
            break
        page = page.follow("Weitere Ideen")
        assert page.links()["Zum Anfang"] == "/de/ideen/"
    assert sizes == [20, 20, 5]
    assert seen == [f"Idee mit Nummer {number}" for number in range(45)]


@pytest.mark.parametrize(
    ("sort", "label"), [("neu", "Neu"), ("stimmen", "Viel unterstützt"), ("kommentare", "Viel besprochen")]
)
def test_sorting_is_a_link_and_stays_with_the_filters(browser: Browser, world: World, sort: str, label: str):
    world(make_proposal, area=world(make_area, "hoerde"))
    page = browser.get("/de/ideen/?raum=hoerde").follow(label)
    assert page.path == ("/de/ideen/?raum=hoerde" if sort == "neu" else f"/de/ideen/?raum=hoerde&sort={sort}")
    assert page.form(".filter form").submit().path.endswith("" if sort == "neu" else f"sort={sort}")


@pytest.mark.parametrize("query", ["", "raum=nordmarkt&feld=kinder&stand=published&q=idee&sort=stimmen"])
def test_the_price_of_the_list_does_not_grow(browser: Browser, people: People, world: World, query: str):
    browser.get("/de/ideen/?sort=kommentare")  # what the city is, is in memory from now on
    assert browser.get(f"/de/ideen/?{query}").queries <= MOST_QUERIES
    before = browser.queries
    for _number in range(22):
        world(make_proposal)
    assert browser.get(f"/de/ideen/?{query}").queries == before
    for name in ("resident", "officer"):
        assert people.browser(name).get(f"/de/ideen/?{query}").queries <= MOST_QUERIES + 3


def test_everybody_gets_the_same_bytes(app, browser: Browser, world: World):
    world(make_proposal)
    first = browser.get("/ar/ideen/")
    second = Browser(app).get("/ar/ideen/")
    assert first.html == second.html
    assert first.find_all('form[method="post"]') == []
