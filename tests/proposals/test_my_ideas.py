"""My ideas: what waits for their author comes first, and each says what comes next and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.web.paging import encode_cursor
from tests.support.factories import make_measure, make_offer, make_proposal
from tests.support.html import words
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

S = ProposalState


def own(people: People, world: World, state: ProposalState = S.PUBLISHED, **values) -> Proposal:
    return world(make_proposal, state, area=people.here, author=people.author, **values)


def test_the_list_shows_nobody_else_s_ideas(browser: Browser, people: People, world: World):
    idea = own(people, world)
    page = browser.get("/de/konto/ideen")
    assert "Was fehlt in Ihrer Nachbarschaft?" in page
    assert idea.title not in page
    page = people.browser("resident").get("/de/konto/ideen")
    assert "Was fehlt in Ihrer Nachbarschaft?" in page


def test_my_ideas_in_every_state(people: People, world: World):
    made = [own(people, world, state, title=f"Idee im Stand {state}") for state in S]
    page = people.browser("author").get("/de/konto/ideen")
    assert "auf diesem Gerät" not in page
    for idea in made:
        assert idea.title in page
    acts = page.links(".card-foot a")
    assert set(acts) == {"Weiterschreiben", "Rückfrage beantworten", "Prüfen und senden"}
    assert all(page.follow(act).heading for act in acts)
    assert page.follow(f"Idee im Stand {S.DRAFT}").path == f"/de/ideen/neu/{made[0].id}/was"
    assert page.follow(f"Idee im Stand {S.REJECTED}").heading == f"Idee im Stand {S.REJECTED}"


def test_my_ideas_page_by_page(people: People, world: World):
    for number in range(25):
        own(people, world, title=f"Idee mit Nummer {number}")
    browser = people.browser("author")
    page = browser.get("/de/konto/ideen").follow("Ältere Ideen")
    assert len(page.find_all(".card")) == 5
    assert browser.queries <= 6
    browser.get("/de/konto/ideen?nach=kaputt", status=400).follow("Zum Anfang der Liste")


def test_what_waits_for_its_author_comes_first_on_every_page(people: People, world: World):
    """Two pages: nothing is left out and nothing stands twice, wherever the border between the kinds falls."""
    waiting = (S.DRAFT, S.UNCONFIRMED, S.RETURNED)
    for number in range(24):
        own(people, world, waiting[number % 3] if number % 4 == 0 else S.PUBLISHED, title=f"Nummer {number:02d}")
    browser = people.browser("author")
    first = browser.get("/de/konto/ideen")
    second = first.follow("Ältere Ideen")
    shown = [words(heading) for page in (first, second) for heading in page.find_all(".card h2")]
    numbers = range(23, -1, -1)
    expected = [n for n in numbers if n % 4 == 0] + [n for n in numbers if n % 4]
    assert shown == [f"Nummer {number:02d}" for number in expected]


def test_many_that_wait_go_over_to_the_next_page(people: People, world: World):
    for number in range(22):
        own(people, world, S.DRAFT, title=f"Entwurf {number:02d}")
    own(people, world, title="Schon veröffentlicht")
    second = people.browser("author").get("/de/konto/ideen").follow("Ältere Ideen")
    assert [words(heading) for heading in second.find_all(".card h2")] == [
        "Entwurf 01",
        "Entwurf 00",
        "Schon veröffentlicht",
    ]


@pytest.mark.parametrize("cursor", [("x",), (1,), (2, 5), (-1, 5), (0, 0), (0, 2**40), (0, 5, 5)])
def test_a_cursor_of_another_list_is_refused(people: People, cursor):
    people.browser("author").get(f"/de/konto/ideen?nach={encode_cursor(*cursor)}", status=400)


def test_each_of_my_ideas_says_what_comes_next_and_until_when(people: People, world: World):
    since = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    with clock.freeze(since):
        for state in (S.DRAFT, S.UNCONFIRMED, S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW, S.MERGED):
            own(people, world, state, title=f"Im Stand {state}")
        page = people.browser("author").get("/de/konto/ideen")

        def said(state: ProposalState) -> str:
            card = next(card for card in page.find_all(".card") if f"Im Stand {state}" in words(card))
            return words(card).replace("\u00a0", " ")

        assert "Der Entwurf bleibt bis Montag, 16. November gespeichert." in said(S.DRAFT)
        assert "Bitte bestätigen Sie Ihre Idee" in said(S.UNCONFIRMED)
        assert "Wir lesen die Idee und antworten bis Montag, 9. November." in said(S.SUBMITTED)
        assert "Bitte antworten Sie bis 14. Dezember 2026" in said(S.RETURNED)
        assert "Jetzt können alle mitreden" in said(S.PUBLISHED)
        assert "Wir klären: Wer macht es" in said(S.IN_REVIEW)
        assert "Es geht mit einer ähnlichen Idee weiter." in said(S.MERGED)
    with clock.freeze(since + timedelta(weeks=7)):
        page = people.browser("author").get("/de/konto/ideen")
        assert "Die Antwort steht noch aus, sie kommt." in said(S.SUBMITTED)
        assert "Bitte antworten Sie, dann geht es weiter." in said(S.RETURNED)


def test_a_promoted_idea_says_how_far_its_measure_is(people: People, world: World):
    idea = own(people, world, S.PROMOTED)
    browser = people.browser("author")
    assert "Dafür wird jetzt Geld beantragt." in browser.get("/de/konto/ideen")
    world(make_measure, "checked", proposal=idea)
    page = browser.get("/de/konto/ideen")
    assert "Als Nächstes wird über das Geld entschieden." in page
    assert "Formal geprüft" in page


def test_the_list_asks_as_often_for_many_as_for_two(people: People, world: World):
    world(make_offer, own(people, world))
    world(make_measure, "applied", proposal=own(people, world, S.PROMOTED))
    browser = people.browser("author")
    browser.get("/de/konto/ideen")  # the first page of all reads what is remembered from then on
    few = browser.get("/de/konto/ideen").queries
    for state in (S.PUBLISHED, S.PROMOTED, S.DRAFT, S.RETURNED) * 3:
        idea = own(people, world, state)
        if state is S.PUBLISHED:
            world(make_offer, idea)
    assert browser.get("/de/konto/ideen").queries == few


def test_a_draft_without_a_title_has_a_name(people: People, world: World):
    idea = own(people, world, S.DRAFT)
    with world.app.app_context(), unit_of_work():
        session().get_one(Proposal, idea.id).title = ""
    assert "Entwurf ohne Titel" in people.browser("author").get("/de/konto/ideen")
