"""Every component stands on one page in every state; it is there for demonstrations alone."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes

from tests.support.factories import make_area, make_city
from tests.support.html import attribute, words
from tests.support.responses import validity_faults

pytestmark = pytest.mark.one_database

TEMPLATES = Path(__file__).parents[2] / "templates"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))
PAGE = "/de/bausteine"


@pytest.fixture
def demonstration(world):
    world(make_city, is_demo=True)
    world(make_area)


def calls(app: Flask) -> dict[str, set[str]]:
    """What each example calls: the names of macros inside every ``{% call shown('name') %}``."""
    found: dict[str, set[str]] = {}
    for path in [TEMPLATES / "pages" / "components.html", *(TEMPLATES / "pages" / "components").glob("*.html")]:
        for block in app.jinja_env.parse(path.read_text()).find_all(nodes.CallBlock):
            if isinstance(block.call.node, nodes.Name) and block.call.node.name == "shown":
                inside = (call.node for part in block.body for call in all_calls(part))
                found[block.call.args[0].as_const()] = {node.name for node in inside if isinstance(node, nodes.Name)}
    return found


def all_calls(part):
    if isinstance(part, nodes.Call):
        yield part
    yield from part.find_all(nodes.Call)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_every_component_is_shown(app, browser, demonstration, language):
    page = browser.get(f"/{language}/bausteine")
    called = calls(app)

    assert COMPONENTS
    for name in COMPONENTS:
        assert name in called.get(name, set()), f"components/{name}.html is not shown"
        shown = page.find(f"#c-{name}").select(":scope > :not(h3)")
        assert any(words(part) or part.find("svg") for part in shown), f"{name} shows nothing"
    assert not list(validity_faults(page.html))


def test_the_parts_of_the_page_lead_there(browser, demonstration):
    page = browser.get(PAGE)
    anchors = {attribute(tag, "href") for tag in page.find_all("main > .wrap > .section > nav a")}
    assert anchors == {f"#{tag['id']}" for tag in page.find_all("main section.section")}


def test_it_is_not_there_for_real_people(browser, world):
    world(make_area)
    browser.get(PAGE, status=404)


def test_search_engines_do_not_keep_it_and_no_page_leads_there(browser, demonstration):
    assert browser.get(PAGE).response.headers["X-Robots-Tag"] == "noindex"
    for path in ("/de/", "/de/hilfe", "/sitemap-seiten.xml"):
        assert "bausteine" not in browser.answer("GET", path).get_data(as_text=True)


def test_what_is_sent_is_looked_at_and_thrown_away(browser, demonstration):
    page = browser.get(PAGE).form().submit("Absenden", status=422)
    assert "Bitte schreiben Sie Ihre Idee in einem Satz." in words(page.find("#form"))
