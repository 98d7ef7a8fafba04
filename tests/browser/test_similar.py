"""While somebody writes, ideas that are there already are told below the form; looking at them loses nothing."""

import pytest
from playwright.sync_api import expect

from beteiligung.aktionsraum.queries import area_by_slug
from tests.browser.person import _SHIFTS
from tests.support.factories import make_proposal

pytestmark = pytest.mark.one_database

TITLE, TEXT = "Eine Bank mit Schatten", "Viele ältere Leute warten hier in der Sonne."
THERE = "Bänke im Schatten"


def test_they_are_told_while_writing(people, somebody):
    people.world(_idea_that_is_there)
    visitor = somebody().open("/de/ideen/neu").choose("raum", "nordmarkt").tap("Weiter")
    visitor.type("Ihre Idee in einem Satz", TITLE).type("Was soll passieren, und warum hier?", TEXT)
    told = visitor.page.get_by_role("status").filter(has_text=THERE)
    expect(told).to_be_visible()
    assert not visitor.page.evaluate(_SHIFTS), "something moved under the finger"
    visitor.seen.clear()
    visitor.look()
    visitor.tap("Ansehen und vergleichen").sees(THERE).sees("Meinen Punkt dort ergänzen")
    visitor.tap("Zurück")
    assert visitor.page.locator("main [name=title]").input_value() == TITLE
    assert visitor.page.locator("main [name=text]").input_value() == TEXT
    visitor.fill("title", "Deutschkurs am Abend")
    expect(visitor.page.locator("[data-ask] *")).to_have_count(0)


def _idea_that_is_there():
    return make_proposal(area=area_by_slug("nordmarkt"), title=THERE, text="In der Sonne kann niemand sitzen.")
