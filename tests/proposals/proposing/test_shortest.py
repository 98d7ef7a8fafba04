"""What the shortest idea costs: area preset, title, text, code; by taps beside typing and by bytes of pages."""

from __future__ import annotations

from tests.proposals.proposing.screens import TEXT, TITLE, ideas
from tests.support.letters import last_letter
from tests.support.pages import Browser, Page
from tests.support.world import World

MOST_TAPS = 10
MOST_BYTES = 60_000
EMAIL = "neu@example.org"


class Counting:
    """Somebody who fills forms and counts what it takes. A field is reached by a tap, too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.bytes = self.weight()

    def weight(self) -> int:
        """As the page travels: pages of people are not packed."""
        return len(self.page.response.get_data())

    def send(self, **typed: str) -> None:
        self.page = self.page.form().fill(typed).submit()
        self.taps += 1
        self.bytes += self.weight()


def test_the_shortest_idea_takes_few_taps_and_few_bytes(browser: Browser, world: World):
    person = Counting(browser.get("/de/ideen/neu?raum=nordmarkt"))
    person.send()
    person.send(title=TITLE, text=TEXT)
    person.send()
    person.send()
    person.send(email=EMAIL)
    person.send(code=last_letter(browser.app, EMAIL).code)
    assert person.page.path == "/de/ideen/neu/1/fertig"
    assert [str(state) for _, state in ideas(world)] == ["submitted"]
    fields = 4  # title, text, address and code
    assert person.taps + fields <= MOST_TAPS, f"{person.taps} buttons and {fields} fields"
    assert person.bytes < MOST_BYTES, f"{person.bytes} bytes"
