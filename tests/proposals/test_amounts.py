"""An amount is typed the way the page writes it; what would be another amount in another language is refused."""

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_area
from tests.support.pages import Browser, Page
from tests.support.world import World

OWN = {"de": "1.200,50", "tr": "1.200,50", "en": "1,200.50", "ar": "1,200.50"}
FOREIGN = {"de": "1,200", "tr": "1,200", "en": "1.200", "ar": "1.200"}

EXAMPLES = {
    "de": ("1.200", "49,90"),
    "tr": ("1.200", "49,90"),
    "en": ("1,200", "49.90"),
    "ar": ("1,200", "49.90"),
}


def send_amount(browser: Browser, world: World, lang: str, typed: str, status: int = 200) -> Page:
    world(make_area, "nordmarkt")
    page = browser.get(f"/{lang}/ideen/neu").form().fill(raum="nordmarkt").submit(None)
    page = page.form().fill(title="Eine Bank", text="Hier wartet man lange im Stehen.").submit(None)
    return page.form().submit(None).form().fill(cost=typed).submit(None, status=status)


def cost_of_the_only_idea(world: World) -> int | None:
    return world.ask(lambda: session().scalars(sa.select(Proposal.cost_cents)).one())


@pytest.mark.parametrize(("lang", "typed"), OWN.items())
def test_the_pages_own_writing_is_read_and_comes_back(browser, world, lang, typed):
    page = send_amount(browser, world, lang, typed)
    assert cost_of_the_only_idea(world) == 1_200_50
    assert typed in page
    assert browser.get("/de/ideen/neu/1/mehr").form().value("cost") == OWN["de"]
    assert browser.get(f"/{lang}/ideen/neu/1/mehr").form().value("cost") == typed


@pytest.mark.parametrize("lang", OWN)
@pytest.mark.parametrize(("typed", "cents"), [("1200", 1_200_00), ("49,90", 49_90), ("49.90", 49_90), ("€ 7", 7_00)])
def test_what_means_one_thing_is_read_in_every_language(browser, world, lang, typed, cents):
    send_amount(browser, world, lang, typed)
    assert cost_of_the_only_idea(world) == cents


@pytest.mark.parametrize(("lang", "typed"), FOREIGN.items())
def test_what_could_be_two_amounts_is_refused_and_shown_right(browser, world, lang, typed):
    page = send_amount(browser, world, lang, typed, status=422)
    assert page.form().value("cost") == typed
    assert all(example in page.refusals for example in EXAMPLES[lang])
    assert cost_of_the_only_idea(world) is None
