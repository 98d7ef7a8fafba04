"""A person's own offers: a list that stays when ideas go, and that nobody else touches."""

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.offers.models import Offer
from tests.offers.offering import WORDS, address, offers
from tests.support.factories import make_offer, make_proposal


@pytest.mark.parametrize("state", ["withdrawn", "declined", "merged"])
def test_my_offers_stay_with_the_state_of_the_idea(people, world, state):
    idea = world(make_proposal, state, area=people.here, author=people.author, title="Ein Baum für den Hof")
    world(make_offer, idea, people.resident, WORDS)
    browser = people.browser("resident")
    page = browser.get("/de/konto/angebote")
    assert WORDS in page
    assert ("Ein Baum für den Hof" in page) is (state != "withdrawn")
    page.follow("Ändern").form().fill(text="Doch nicht.").submit()
    browser.get("/de/konto/angebote").follow("Zurücknehmen").form().submit()
    assert offers(world) == []


def test_my_offers_page_by_page(people, world):
    def fill():
        with unit_of_work():
            for number in range(23):
                make_offer(make_proposal(title=f"Idee mit Nummer {number}"), people.resident)
            return session().scalars(sa.select(Offer)).first()

    assert people.resident
    world(fill)
    browser = people.browser("resident")
    page = browser.get("/de/konto/angebote")
    assert len(page.find_all(".card")) == 20
    assert browser.queries <= 5
    page = page.follow("Ältere Angebote")
    assert len(page.find_all(".card")) == 3
    browser.get("/de/konto/angebote?nach=kaputt", status=400).follow("Zum Anfang der Liste")


def test_my_offers_when_there_are_none(people):
    page = people.browser("resident").get("/de/konto/").follow("Meine Angebote")
    assert "Wo möchten Sie mithelfen?" in page
    people.browser("visitor").get("/de/konto/angebote", status=403)


def test_what_others_offered_cannot_be_touched(people, world, idea):
    world(make_offer, idea, people.resident, WORDS)
    for act in ("aendern", "zuruecknehmen"):
        page = people.browser("officer_elsewhere").get(f"/de/konto/angebote/{idea.id}/{act}")
        assert "Hier haben Sie nichts angeboten." in page.notices
        people.browser("visitor").get(f"/de/konto/angebote/{idea.id}/{act}", status=403)
    people.browser("resident").get("/de/konto/angebote/999999999999/aendern")
    assert len(offers(world)) == 1


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_every_page_speaks_the_persons_language(people, world, idea, language):
    browser = people.browser("resident")
    form = browser.get(address(idea, language=language)).form()
    assert form.fill(text=WORDS, reach="phone", phone="0231 4711").submit().heading
    for path in ("/konto/angebote", f"/konto/angebote/{idea.id}/aendern", f"/konto/angebote/{idea.id}/zuruecknehmen"):
        assert browser.get(f"/{language}{path}").heading
