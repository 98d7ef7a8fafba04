"""Identity last, looked at closely: the name as a choice, the code on the same screen, wrong and right, and the desk."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.mailbox import wrong_code
from tests.browser.person import KeyboardPerson, Person
from tests.support.letters import last_letter

pytestmark = pytest.mark.one_database

TITLE = "Bänke und ein Hochbeet am Nordmarkt"
TEXT = "Der Platz ist leer. Wir möchten dort Bänke und ein Hochbeet bauen, damit sich alle treffen."
EMAIL = "neu@example.org"
MODES: dict[str, dict[str, Any]] = {
    "keyboard": {"kind": KeyboardPerson},
    "scripts off": {"scripts": False, "closely": False, "color_scheme": "dark"},
}


def to_check(visitor: Person) -> Person:
    visitor.open("/de/ideen/neu?raum=nordmarkt").tap("Weiter")
    visitor.type("Ihre Idee in einem Satz", TITLE).type("Was soll passieren, und warum hier?", TEXT).tap("Weiter")
    return visitor.tap("Weiter").tap("Weiter").sees(TITLE)


@pytest.mark.parametrize("mode", MODES)
def test_the_code_on_the_same_screen(server, people, somebody, mode):
    visitor: Person = somebody(**MODES[mode])
    to_check(visitor)
    name = visitor.page.locator("[name=shown_name]")
    assert not name.is_visible(), "a field belongs to its choice"
    visitor.choose("shown_as", "other").type("Ihre E-Mail-Adresse", "keine").tap("Idee senden")
    assert name.is_visible()
    visitor.sees("Bitte schreiben Sie einen Namen").fill("shown_name", "Ayla")
    visitor.type("Ihre E-Mail-Adresse", EMAIL).tap("Idee senden").sees(EMAIL)
    screen = visitor.path
    visitor.type("Code aus der E-Mail", wrong_code(last_letter(server.app, EMAIL).code)).tap("Idee bestätigen")
    visitor.sees("noch 4 Mal")
    visitor.tap("Neuen Code schicken").sees("neue E-Mail geschickt")
    visitor.tap("Andere Adresse nehmen").tap("Zurück")
    visitor.tap("Später bestätigen").sees("Alle anderen sehen sie noch nicht.")
    officer: Person = somebody("officer", **MODES[mode])
    officer.open("/de/moderation/?art=unconfirmed_idea").tap(TITLE).tap("Freigeben").tap("Freigeben")
    officer.sees("Bitte schreiben Sie, warum.")
    visitor.open(screen)
    visitor.type("Code aus der E-Mail", last_letter(server.app, EMAIL).code).tap("Idee bestätigen")
    visitor.sees("Danke, Ihre Idee ist da").tap("Idee ansehen").sees("von Ayla")


def test_typing_a_name_chooses_it_where_the_field_always_shows(server, people, somebody):
    """Older browsers know no ``:has``: there the field stands open, and the script moves the choice."""
    visitor: Person = somebody(closely=False)
    to_check(visitor)
    visitor.page.evaluate("document.querySelector('[name=shown_name]').value = 'Ayla'")
    visitor.page.evaluate(
        "document.querySelector('[name=shown_name]').dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert visitor.page.locator("input[name=shown_as][value=other]").is_checked()
