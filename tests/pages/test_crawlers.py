"""What search engines, messengers and phones ask for: they learn everything public and nothing else."""

import json
from xml.etree import ElementTree as ET

import pytest

from beteiligung.core import clock
from beteiligung.pages import sitemap
from beteiligung.pages.texts import PAGES
from beteiligung.proposals.models import LISTED_STATES, ProposalState
from beteiligung.web.languages import LANGUAGES, complete_languages
from tests.support.factories import make_area, make_fund, make_measure, make_proposal
from tests.support.responses import text_of

BASE = "http://127.0.0.1:8000"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(browser, path):
    answer = browser.answer("GET", path)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    assert "public" in answer.headers["Cache-Control"]
    return ET.fromstring(text_of(answer))  # noqa: S314  # our own answer


def addresses(browser, path):
    return [tag.text.removeprefix(BASE) for tag in read(browser, path).iterfind(".//s:loc", SPACE)]


def everything(browser):
    return [address for path in addresses(browser, "/sitemap.xml") for address in addresses(browser, path)]


def in_german(browser):
    return {address for address in everything(browser) if address.startswith("/de/")}


def test_an_empty_city_has_its_fixed_pages(browser):
    lists = {"/de/", "/de/aktionsraeume/", "/de/ideen/", "/de/massnahmen/"}
    assert in_german(browser) == {*lists, "/de/ideen/neu", *(f"/de/{page}" for page in PAGES)}


def test_the_sitemap_lists_exactly_what_is_public(world, browser):
    area = world(make_area, "nordmarkt")
    ended = world(make_area, "wickede", active_until=2020)
    world(make_fund, 2026, amount_cents=1_00)
    own = [state for state in ProposalState if state is not ProposalState.MERGED]
    ideas = {state: world(make_proposal, state, area=area, title=f"Idee {state}") for state in own}
    world(make_proposal, "merged", area=area, lead=ideas[ProposalState.PUBLISHED])
    measure = world(make_measure, "advice", proposal=ideas[ProposalState.PROMOTED])

    things = {address for address in in_german(browser) if address.count("/") > 2 and not address.endswith("/")}

    public = {f"/de/ideen/{ideas[s].id}-{ideas[s].words}" for s in LISTED_STATES if ideas[s].published_at is not None}
    assert public
    assert things == {
        *public,
        f"/de/massnahmen/{measure.id}-{measure.words}",
        f"/de/aktionsraeume/{area.slug}",
        f"/de/aktionsraeume/{ended.slug}",
        "/de/budget/2026",
        f"/de/statistik/{clock.today().year}",
        "/de/ideen/neu",
    }


def test_every_address_of_the_sitemap_is_a_page_and_names_itself(world, browser):
    world(make_measure, "advice", proposal=world(make_proposal, "promoted", area=world(make_area)))
    world(make_fund, 2026, amount_cents=1_00)

    for address in everything(browser):
        page = browser.get(address)
        assert page.path == address, "the sitemap names an address that leads elsewhere"
        assert page.find("link[rel=canonical]")["href"] == f"{BASE}{address}"


def test_every_address_names_its_languages(world, browser):
    idea = world(make_proposal, area=world(make_area))
    tree = read(browser, f"/sitemap-ideen-{idea.id // sitemap.IDS_PER_PART}.xml")

    entries = tree.findall("s:url", SPACE)
    assert len(entries) == len(complete_languages())
    for entry in entries:
        shown = {tag.get("hreflang"): tag.get("href") for tag in entry.findall("x:link", SPACE)}
        assert set(shown) == {language.tag for language in complete_languages()} | {"x-default"}
        assert entry.findtext("s:loc", namespaces=SPACE) in shown.values()


def test_the_head_of_a_page_says_the_same(world, browser):
    idea = world(make_proposal, area=world(make_area))
    page = browser.get(f"/ar/ideen/{idea.id}-{idea.words}")

    shown = {tag["hreflang"]: tag["href"] for tag in page.find_all("head link[rel=alternate]")}
    assert shown.pop("x-default") == shown["de"]
    assert shown == {
        language.tag: f"{BASE}/{language.address}/ideen/{idea.id}-{idea.words}" for language in complete_languages()
    }


def test_a_part_asks_the_database_seldom_however_many_it_holds(world, browser):
    area = world(make_area)
    for number in range(12):
        world(make_proposal, area=area, title=f"Idee Nummer {number}")

    browser.answer("GET", "/sitemap-ideen-0.xml")
    assert browser.queries <= 3
    browser.answer("GET", "/sitemap.xml")
    assert browser.queries <= 4


def test_parts_hold_at_most_5000_addresses_in_all_languages():
    assert sitemap.IDS_PER_PART * len(LANGUAGES) <= 5_000
    assert list(sitemap.parts_of((1, sitemap.IDS_PER_PART))) == [0, 1]
    assert sitemap.ids_of(1) == (sitemap.IDS_PER_PART, 2 * sitemap.IDS_PER_PART - 1)


@pytest.mark.parametrize(
    "path", ["/sitemap-ideen-0.xml", "/sitemap-massnahmen-7.xml", "/sitemap-ideen-99999999999.xml"]
)
def test_no_part_without_things(browser, path):
    assert browser.answer("GET", path).status_code == 404


def test_robots_may_read_everything_public(browser):
    answer = browser.answer("GET", "/robots.txt")
    lines = text_of(answer).splitlines()

    assert answer.mimetype == "text/plain"
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {BASE}/sitemap.xml" in lines
    assert "Disallow: /de/konto/" in lines
    assert "Disallow: /ar/moderation/" in lines
    assert not any(line in {"Disallow: /", "Disallow: /de/"} for line in lines)


@pytest.mark.parametrize("language", complete_languages(), ids=lambda language: language.address)
def test_the_manifest_speaks_the_language(browser, language):
    answer = browser.answer("GET", f"/{language.address}/manifest.webmanifest")
    content = json.loads(text_of(answer))

    assert answer.mimetype == "application/manifest+json"
    assert (content["lang"], content["dir"]) == (language.tag, language.direction)
    assert content["start_url"] == f"/{language.address}/"
    assert content["name"] in browser.get(f"/{language.address}/").text
    for icon in content["icons"]:
        assert browser.answer("GET", icon["src"]).mimetype == "image/svg+xml"


def test_the_manifest_without_a_language_leads_to_the_visitors(browser):
    answer = browser.client.get("/manifest.webmanifest", headers={"Accept-Language": "ar"})
    assert answer.headers["Location"] == "/ar/manifest.webmanifest"
    assert "Accept-Language" in answer.headers["Vary"]


def test_the_icon_is_a_real_one(browser):
    answer = browser.answer("GET", "/favicon.ico")
    assert answer.status_code == 302
    assert browser.answer("GET", answer.headers["Location"]).data.startswith(b"\0\0\1\0")


def test_a_messenger_learns_what_a_page_is_about(world, browser):
    idea = world(
        make_proposal, area=world(make_area, "nordmarkt"), title="Bänke & »Beete«", text="Am Platz fehlen Bänke."
    )
    page = browser.get(f"/de/ideen/{idea.id}-{idea.words}")
    told = {tag["property"]: tag["content"] for tag in page.find_all("meta[property^='og:']")}

    assert told["og:title"] == "Bänke & »Beete«"
    assert "Am Platz fehlen Bänke." in told["og:description"]
    assert told["og:url"] == f"{BASE}/de/ideen/{idea.id}-{idea.words}"
    assert told["og:locale"] == "de_DE"
    assert page.find("meta[name='twitter:card']")["content"] == "summary_large_image"
    picture = told["og:image"].removeprefix(BASE)
    assert browser.answer("GET", picture).data.startswith(b"\x89PNG")


@pytest.mark.parametrize("address", ["/de/konto/anmelden", "/de/gibt-es-nicht"])
def test_forms_and_errors_have_no_address_to_share(world, browser, address):
    world(make_area)
    page = browser.get(address, status=404 if "nicht" in address else 200)
    assert not page.find_all("link[rel=canonical], link[rel=alternate], link[rel=manifest], meta[property]")
    assert page.status == 404 or page.find_all("meta[name=robots][content=noindex]")


@pytest.mark.parametrize("address", ["/de/ideen/neu", "/de/ideen/neu?raum=nordmarkt"])
def test_proposing_an_idea_can_be_found(world, browser, address):
    world(make_area, "nordmarkt")
    page = browser.get(address)
    assert not page.find_all("meta[name=robots]")
    assert page.find("link[rel=canonical]")["href"] == f"{BASE}/de/ideen/neu"
