"""Anonymous public pages are the same bytes for everybody of a language; everything personal is nobody else's."""

import gzip

import pytest

from beteiligung.core import clock
from tests.support.factories import make_area, make_comment, make_measure, make_proposal
from tests.support.pages import Browser


@pytest.fixture
def addresses(world):
    area = world(make_area)
    idea = world(make_proposal, area=area)
    world(make_comment, idea)
    measure = world(make_measure, "granted", paid_cents=100)
    return [
        "/de/",
        "/ar/",
        "/de/aktionsraeume/",
        f"/de/aktionsraeume/{area.slug}",
        "/de/ideen/",
        f"/de/ideen/{idea.id}-{idea.words}",
        f"/ar/ideen/{idea.id}-{idea.words}",
        "/de/massnahmen/",
        f"/de/massnahmen/{measure.id}-{measure.words}",
        f"/de/budget/{clock.today().year}",
    ]


def test_every_visitor_gets_the_same_bytes_also_with_a_cookie_that_only_serves_a_token(app, addresses):
    fresh, with_token = Browser(app), Browser(app)
    with_token.get("/de/konto/anmelden")
    assert set(with_token.session) == {"csrf_token"}
    for address in addresses:
        first, second = fresh.answer("GET", address), with_token.answer("GET", address)
        assert first.data == second.data, address
        assert first.headers["ETag"] == second.headers["ETag"]
        assert "Set-Cookie" not in first.headers
        assert "Set-Cookie" not in second.headers
        assert Browser(app, accept_language="ar,en").answer("GET", address).data == first.data


def test_who_has_the_page_already_gets_304(browser, addresses):
    for address in addresses:
        first = browser.answer("GET", address)
        again = browser.answer("GET", address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), address
        assert again.headers["ETag"] == first.headers["ETag"]
        other = browser.answer("GET", address, headers={"If-None-Match": '"other"'})
        assert other.status_code == 200


def test_a_page_that_changed_has_another_tag(browser, addresses, world):
    before = browser.answer("GET", "/de/ideen/").headers["ETag"]
    world(make_proposal, title="Neu hinzugekommen")
    after = browser.answer("GET", "/de/ideen/", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert "Neu hinzugekommen" in after.get_data(as_text=True)


def test_public_pages_travel_compressed(browser, addresses):
    for address in addresses:
        plain = browser.answer("GET", address)
        small = browser.answer("GET", address, headers={"Accept-Encoding": "gzip"})
        assert small.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.data) == plain.data
        assert "Accept-Encoding" in small.headers["Vary"]
        assert small.headers["ETag"] != plain.headers["ETag"]


def test_pages_with_a_secret_are_not_compressed(people, browser):
    for who, address in [(browser, "/de/konto/anmelden"), (people.browser("resident"), "/de/konto/")]:
        answer = who.answer("GET", address, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in answer.headers
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["resident", "draft_holder", "officer"])
def test_whoever_is_known_gets_pages_of_their_own(people, addresses, name):
    for address in addresses:
        answer = people.browser(name).answer("GET", address)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers


def test_asking_for_the_head_gives_the_same_headers(browser, addresses):
    for address in addresses:
        whole, head = browser.answer("GET", address), browser.answer("HEAD", address)
        assert head.data == b""
        assert head.headers["ETag"] == whole.headers["ETag"]


def test_static_files_are_kept_for_a_year_when_their_address_names_their_content(browser):
    page = browser.get("/de/")
    address = page.find_all("link[rel=stylesheet]")[0]["href"]
    assert browser.answer("GET", address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
