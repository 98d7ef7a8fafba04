"""A held comment: what its author reads, the way through the desk, and where coordinators set what waits."""

import pytest

from tests.support.factories import make_city, make_proposal
from tests.support.letters import last_letter

pytestmark = pytest.mark.one_database

DESK = "/de/moderation/"
LINK = "Mehr dazu steht auf https://example.org/bank"


@pytest.fixture
def idea(people, world):
    world(make_city)
    return world(make_proposal, area=people.here, title="Brunnen am Platz")


def page_of(idea, language="de"):
    return f"/{language}/ideen/{idea.id}-{idea.words}"


def test_from_the_form_to_everybody(people, browser, idea, app):
    mine = people.browser("resident")
    page = mine.get(page_of(idea)).form("#kommentar-form").fill(text=LINK).submit()
    assert "Ihr Kommentar wartet noch." in page.notices[0]
    assert "Diesen Kommentar sehen nur Sie und die Stadt." in page
    assert "example.org/bank" not in browser.get(page_of(idea)).html
    page = people.browser("officer").get(f"{DESK}?art=held_comment").follow("Kommentar lesen")
    assert "Der erste Kommentar dieser Person enthält einen Link." in page
    page = page.form().submit("Durchlassen")
    assert page.path.startswith(DESK)
    assert "example.org/bank" in browser.get(page_of(idea)).html
    assert idea.title in last_letter(app, "resident@example.org").body


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_its_author_reads_that_it_waits_in_their_language(people, idea, language):
    mine = people.browser("resident")
    page = mine.get(page_of(idea, language)).form("#kommentar-form").fill(text=LINK).submit()
    assert len(page.find_all("article.say .stone")) == 1


def test_nobody_reports_or_answers_what_they_cannot_see(people, browser, idea):
    page = people.browser("resident").get(page_of(idea)).form("#kommentar-form").fill(text=LINK).submit()
    comment_id = page.find("article.say")["id"].removeprefix("kommentar-")
    browser.get(f"/de/kommentare/{comment_id}/melden", status=404)
    other = people.browser("author").get(f"/de/ideen/{idea.id}/kommentieren?antwort={comment_id}", status=404)
    assert LINK not in other


def test_a_coordinator_sets_what_waits(people, idea):
    page = people.browser("coordinator").get("/de/verwaltung/kommentare/")
    page = page.follow_containing(people.here.name)
    refused = page.form().fill(day_0="17–9").submit(status=422)
    assert refused.form().value("day_0") == "17–9"
    page = refused.form().fill(looking="before", day_0="9:00–17:00", day_1="10 bis 12.30").submit()
    assert "Davor gelesen" in page
    again = page.follow_containing(people.here.name).form()
    assert (again.value("looking"), again.value("day_1")) == ("before", "10:00–12:30")
    page = people.browser("resident").get(page_of(idea)).form("#kommentar-form").fill(text="Gut!").submit()
    assert "wartet noch" in page.notices[0]
