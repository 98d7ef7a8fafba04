"""Every kind of page of the prepared city, in the light and in the dark, at a phone's width and at 320 px: axe finds
nothing, nothing jumps, nothing must be scrolled sideways, and the first visit is light.
"""

from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import cycle, product
from urllib.parse import urlsplit

import pytest

from beteiligung.aktionsraum.models import City
from beteiligung.core.database import session, unit_of_work
from beteiligung.web.languages import DESK_LANGUAGES
from tests.browser.person import PHONE, Person
from tests.support.personas import People
from tests.support.prepared import Prepared, prepare
from tests.support.server import serving
from tests.support.sessions import tickets_for
from tests.walk.addresses import addresses

MOST_BYTES = 60_000
MOST_REQUESTS = 6
MOST_SCRIPT_BYTES = 15_000
WIDE = {"width": 1280, "height": 900}
PERSONS = ("visitor", "author", "officer", "coordinator", "admin")
LOOKS = [*product(("de", "ar", "tr", "en"), ("light", "dark"), (PHONE, WIDE)), ("de", "dark", PHONE)]  # odd: all meet
SHOW_A_THING = ("proposals.detail", "measures.detail", "moderation.proposal", "measures_desk.file")
FOR_STAFF = ("/de/moderation/", "/de/verwaltung/")
DESK = {language.address for language in DESK_LANGUAGES}


@pytest.fixture(scope="module")
def city(databases, tmp_path_factory) -> Iterator[tuple[str, Prepared]]:
    url = databases.create()
    with serving(url, tmp_path_factory.mktemp("city")) as server:
        yield server.url, prepare(People(server.app))
    databases.drop(url)


def pages_of_each_kind(prepared):
    """One page of each route, of things one in each state, each seen by another person: who, address and status."""
    kinds = {}
    for name in PERSONS:
        browser = prepared.people.browser(name)
        browser.checks_pages = False
        for address in addresses(prepared.people.app, prepared):
            is_thing = address.endpoint.endswith(SHOW_A_THING)
            kind = (address.endpoint, str(address.thing.state) if is_thing and address.thing else "")
            if "GET" not in address.methods or name in kinds.get(kind, ()) or "/static/" in address.path:
                continue
            answer = browser.answer("GET", address.path)
            if answer.mimetype == "text/html" and answer.status_code in {200, 403, 404, 410}:
                if answer.status_code != 200:
                    kind = ("error", str(answer.status_code))
                kinds.setdefault(kind, {}).setdefault(name, (address.path, answer.status_code))
    for number, (_, seen_by) in enumerate(sorted(kinds.items())):
        name = sorted(seen_by)[number % len(seen_by)]
        yield name, *seen_by[name]


@pytest.mark.timeout(400)
def test_looks(chromium, city, dealt):
    """Person, language, theme and width take turns."""
    url, prepared = city
    pages = [(*page, *look) for page, look in zip(pages_of_each_kind(prepared), cycle(LOOKS), strict=False)]
    persons, faults = {}, []

    def person(name, theme, size):
        key = (name, theme, size["width"])
        if key not in persons:
            persons[key] = Person(chromium, url, color_scheme=theme, size=size)
            if name != "visitor":
                account = getattr(prepared.people, name)
                persons[key].give_cookie(tickets_for(prepared.people.app, [account])[0].cookie)
        return persons[key]

    for name, path, status, language, theme, size in dealt(pages):
        if language in DESK or not path.startswith(FOR_STAFF):
            path = path.replace("/de/", f"/{language}/", 1)
        somebody = person(name, theme, size)
        try:
            somebody.open(path, status=status)
        except AssertionError as error:
            faults.append(f"{name}, {theme}, {size['width']} px: {error}")
            somebody.complaints.clear()
    for somebody in persons.values():
        somebody.close()
    assert len(pages) > 60
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
        if len(weights) > MOST_REQUESTS or sum(weights.values()) > MOST_BYTES or scripts > MOST_SCRIPT_BYTES:
            faults.append(f"/{language}/{path}: {len(weights)} requests, {sum(weights.values())} bytes: {weights}")
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
