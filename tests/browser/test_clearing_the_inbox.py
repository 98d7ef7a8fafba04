"""An ordinary idea takes two key presses, or two taps, besides reading; no single letter does anything."""

import pytest
from playwright.sync_api import expect

from tests.support.factories import make_meeting, make_proposal

IDEAS = 10
PRESSES = 2
"""To the button, and on it."""

OFFICE = {"width": 1280, "height": 900}
LONG = "Der Platz ist leer. Wir möchten dort Bänke und ein Hochbeet bauen.\n\n" * 20

pytestmark = pytest.mark.one_database


@pytest.fixture
def waiting(people):
    """Some so long that one scrolls to read them."""
    return [
        people.world(
            make_proposal, "submitted", area=people.here, title=f"Idee Nummer {n:02}", text=LONG if n % 2 else LONG[:60]
        )
        for n in range(IDEAS)
    ]


def test_by_keyboard_alone(waiting, somebody):
    officer = somebody("officer", closely=False, size=OFFICE).open("/de/moderation/")
    page = officer.page
    expect(page.locator("[data-part] .card").first).to_be_visible()  # ideas like it come by themselves
    to_the_first = presses_until(page, "Veröffentlichen")
    assert to_the_first < 40
    presses = 0
    for number in range(IDEAS):
        expect(page.locator("#h-idea")).to_have_text(f"Idee Nummer {number:02}")
        if number:
            assert page.evaluate("document.activeElement.id") == "entscheiden", "the keyboard stands at the next entry"
            assert page.evaluate("scrollY") == 0, "the next idea is read from its beginning"
            presses += presses_until(page, "Veröffentlichen")
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
            presses += 1
    officer.look()
    officer.sees("Alles erledigt")
    assert presses <= PRESSES * IDEAS


def test_with_a_thumb(waiting, somebody):
    officer = somebody("officer", closely=False, scripts=False).open("/de/moderation/")
    for number in range(IDEAS):
        officer.tap(f"Idee Nummer {number:02}").tap("Veröffentlichen")
    officer.sees("Alles erledigt")


def test_no_letter_does_anything(waiting, somebody):
    officer = somebody("officer", closely=False, size=OFFICE).open("/de/moderation/")
    for letter in "abcdefghijklmnopqrstuvwxyz":
        officer.page.keyboard.press(letter)
    expect(officer.page.locator("#h-idea")).to_have_text("Idee Nummer 00")
    assert officer.path == "/de/moderation/"
    assert officer.page.evaluate("document.activeElement === document.body")


def test_arrow_keys_turn_the_ideas_on_the_wall(people, somebody):
    ideas = [people.world(make_proposal, area=people.here, title=title) for title in ("Bank", "Baum")]
    meeting = people.world(make_meeting, ideas)
    officer = somebody("officer", size=OFFICE).open(f"/de/moderation/sitzungen/{meeting.id}/zeigen/1")
    for key, title in (("ArrowLeft", "Bank"), ("ArrowRight", "Baum"), ("ArrowRight", "Baum"), ("ArrowLeft", "Bank")):
        officer.page.keyboard.press(key)
        expect(officer.page.locator("h1")).to_have_text(title)
    officer.look()


def presses_until(page, words):
    """How often one presses Tab until the button with these words has the focus."""
    for presses in range(100):
        if page.evaluate("document.activeElement.tagName + document.activeElement.innerText") == f"BUTTON{words}":
            return presses
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {words}")
