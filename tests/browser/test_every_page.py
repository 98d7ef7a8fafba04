"""Every kind of page of the prepared city, in the light and in the dark, at a phone's width and at 320 px: axe finds
nothing, nothing jumps, nothing must be scrolled sideways, and the first visit is light.

``make test`` looks at every page once, ``make test-all`` in every look.
"""

from http.client import HTTPConnection
from itertools import cycle, product
from urllib.parse import urlsplit

import pytest

from beteiligung.aktionsraum.models import City
from beteiligung.core.database import session, unit_of_work
from scripts.bench.phone.visits import BYTES, REQUESTS, SCRIPT_BYTES
from tests.browser.person import NARROWEST, PHONE, Person
from tests.support.sessions import tickets_for
from tests.walk.kinds import has_language, in_language, pages_of_each_kind

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": NARROWEST, "height": 640}
VERSIONS = list(product(("de", "ar", "tr", "en"), ("light", "dark")))
LOOKS = [(*version, size) for version in VERSIONS for size in (PHONE, WIDE)]
TURNS = [*LOOKS, ("de", "dark", PHONE)]  # odd: all meet
NARROW_TURNS = [*((*version, NARROW) for version in VERSIONS), ("ar", "light", NARROW)]


@pytest.fixture(scope="module")
def kinds(city):
    _, prepared = city
    return pages_of_each_kind(prepared)


def looks():
    """Looks that pages take in turns. In each product another of the people who see a page is asked."""
    yield pytest.param(TURNS, 0, id="in turns")
    products = {"320-in turns": NARROW_TURNS}
    products |= {f"{language}-{theme}-{size['width']}": [(language, theme, size)] for language, theme, size in LOOKS}
    for number, (name, chosen) in enumerate(products.items()):
        yield pytest.param(chosen, number, id=name, marks=[pytest.mark.products, pytest.mark.timeout(1200)])


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("looks", "first"), list(looks()))
def test_looks(chromium, city, kinds, dealt, looks, first):
    """Person, language, theme and width take turns."""
    url, prepared = city
    persons, faults = {}, []

    def person(name, theme, size):
        key = (name, theme, size["width"])
        if key not in persons:
            persons[key] = Person(chromium, url, color_scheme=theme, size=size)
            if name != "visitor":
                account = getattr(prepared.people, name)
                persons[key].give_cookie(tickets_for(prepared.people.app, [account])[0].cookie)
        return persons[key]

    pages = [(*kind.seen(first + number), *look) for number, (kind, look) in enumerate(zip(kinds, cycle(looks)))]
    pages = [page for page in pages if len(looks) > 1 or has_language(*page[1:4:2])]
    for name, path, status, language, theme, size in dealt(pages):
        somebody = person(name, theme, size)
        try:
            somebody.open(in_language(path, language), status=status)
        except AssertionError as error:
            faults.append(f"{name}, {theme}, {size['width']} px: {error}")
            somebody.complaints.clear()
    for somebody in persons.values():
        somebody.close()
    assert len(pages) > 55
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:40])


@pytest.mark.timeout(200)
def test_every_component(chromium, city, dealt):
    """The page of components is there for demonstrations alone."""
    url, prepared = city
    prepared.people.world(be_a_demonstration, True)
    for language, theme, size in dealt(LOOKS[::5]):
        somebody = Person(chromium, url, color_scheme=theme, size=size)
        somebody.open(f"/{language}/bausteine")
        somebody.close()
    prepared.people.world(be_a_demonstration, False)


def be_a_demonstration(is_one):
    with unit_of_work():
        city = session().get(City, 1)
        city.is_demo = is_one
    return city


@pytest.mark.parametrize("language", ["de", "ar", "tr"])
def test_the_first_visit_is_light(chromium, city, language, dealt):
    url, prepared = city
    idea, measure = prepared.ideas["published"], prepared.measures["running"]
    faults = []
    pages = (
        "",
        "ideen/",
        f"ideen/{idea.id}-{idea.words}",
        "ideen/neu",
        "aktionsraeume/",
        "aktionsraeume/nordmarkt",
        "massnahmen/",
        f"massnahmen/{measure.id}-{measure.words}",
        f"budget/{prepared.year}",
        "konto/anmelden",
    )
    for path in dealt(pages):
        weights = weigh(chromium, f"{url}/{language}/{path}")
        scripts = sum(size for address, size in weights.items() if ".js" in address)
        total = sum(weights.values())
        if len(weights) > REQUESTS.floor or total > BYTES.floor or scripts > SCRIPT_BYTES.floor:
            faults.append(f"/{language}/{path}: {len(weights)} requests, {total} bytes: {weights}")
    assert not faults, "\n".join(faults)


def weigh(chromium, url):
    """Bytes over the line per address, with headers, for somebody who was never here.

    The browser tells what it asks for; how much that is, is asked once more, as it does not tell for drawings.
    """
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    context.close()
    return {address: bytes_of(address) for address in asked}


def bytes_of(address):
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=20)
    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    size = len(answer.read()) + sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
    connection.close()
    return size
