"""Wherever an idea is listed, it says the state of the measure made from it, as its own page does."""

from datetime import UTC, datetime

import pytest

from beteiligung.core.database import session, unit_of_work
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_measure, make_proposal
from tests.support.html import words
from tests.support.pages import Page
from tests.support.personas import People
from tests.support.world import World

LISTS = ["/de/ideen/", "/de/", "/de/aktionsraeume/nordmarkt", "/de/konto/ideen"]


@pytest.fixture
def idea(people: People, world: World) -> Proposal:
    return world(make_proposal, "promoted", area=people.here, author=people.author, title="Eine Bank")


def state_of(page: Page, title: str = "Eine Bank") -> str:
    """The word on the card of an idea."""
    link = next(tag for tag in page.find_all(".card a[href*='/ideen/']") if tag.get_text() == title)
    return link.find_parent("li").select_one(".badge").get_text()


@pytest.mark.parametrize("path", LISTS)
def test_a_card_says_the_state_of_the_measure(people, world, idea, path):
    browser = people.browser("author")
    assert state_of(browser.get(path)) == "Wird beantragt", "no measure yet"
    world(make_measure, "running", proposal=idea)
    assert state_of(browser.get(path)) == "In Umsetzung"


@pytest.mark.parametrize("path", LISTS)
def test_of_several_measures_the_latest_counts_as_on_the_ideas_page(people, world, idea, path):
    world(make_measure, "running", proposal=idea)
    world(make_measure, "applied", proposal=idea)
    browser = people.browser("author")
    assert state_of(browser.get(path)) == "Beantragt"
    assert browser.get(f"/de/ideen/{idea.id}-eine-bank").find("main .page-head .badge").get_text() == "Beantragt"


def test_a_card_changes_with_the_measure(people, world, idea):
    measure, browser = world(make_measure, "granted", proposal=idea), people.browser("visitor")
    assert state_of(browser.get("/de/ideen/")) == "Bewilligt"
    with world.app.app_context(), unit_of_work():
        session().get_one(Measure, measure.id).state = MeasureState.RUNNING
    assert state_of(browser.get("/de/ideen/")) == "In Umsetzung"


def test_the_ideas_page_says_since_when(people, world, idea):
    measure = world(make_measure, "granted", proposal=idea)
    with world.app.app_context(), unit_of_work():
        session().get_one(Measure, measure.id).state_since = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    stop = people.browser("visitor").get(f"/de/ideen/{idea.id}-eine-bank").find(".line .now")
    assert words(stop) == "Jetzt: Bewilligt 2. März 2026"


def test_an_idea_back_in_review_says_so(people, world):
    idea = world(make_proposal, "in_review", area=people.here, title="Eine Bank")
    world(make_measure, "running", proposal=idea)
    assert state_of(people.browser("visitor").get("/de/ideen/")) == "In Prüfung"


def test_at_the_desk_too(people, world, idea):
    world(make_measure, "running", proposal=idea)
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}")
    assert page.find("main .pane .badge").get_text() == "In Umsetzung"


@pytest.mark.parametrize("path", LISTS)
def test_it_costs_one_query_whatever_the_number_and_none_without_a_promoted_idea(people, world, path):
    browser = people.browser("author")
    in_review = world(make_proposal, "in_review", area=people.here, author=people.author)
    world(make_measure, proposal=in_review)
    browser.get(path)
    without = browser.get(path).queries

    def promote() -> None:
        idea = world(make_proposal, "promoted", area=people.here, author=people.author)
        world(make_measure, "running", proposal=idea)

    promote()
    assert browser.get(path).queries == without + 1
    for _number in range(3):
        promote()
    assert browser.get(path).queries == without + 1
