"""Supporting an idea in the browser: tap, say who you are if nobody knows yet, done."""

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import Proposal, ProposalState
from tests.support.factories import make_proposal, make_vote


def address(idea, rest=""):
    return f"/de/ideen/{idea.id}/unterstuetzen{rest}"


def test_a_signed_in_person_votes_from_the_ideas_page(people, world):
    idea = world(make_proposal)
    page = people.browser("resident").get(f"/de/ideen/{idea.id}")
    page = page.form_to("/unterstuetzen").submit()
    assert "Danke. Ihre Stimme ist gezählt." in page.notices
    assert "Sie unterstützen diese Idee." in page
    assert world.now(idea).vote_count == 1
    page = page.form_to("/zuruecknehmen").submit()
    assert world.now(idea).vote_count == 0
    assert page.form_to("/unterstuetzen")


def test_the_page_asks_for_one_tap_and_says_what_a_vote_means(people, world):
    idea = world(make_proposal)
    page = people.browser("resident").get(address(idea))
    assert "Eine Stimme rät, sie entscheidet nicht." in page
    page.form().submit()
    again = people.browser("resident").post(address(idea), page.form()._values)
    assert "Sie unterstützen diese Idee schon. Ihre Stimme ist gezählt." in again.notices
    assert world.now(idea).vote_count == 1
    page = people.browser("resident").get(address(idea))
    page = page.follow("Stimme zurücknehmen").form().submit()
    assert world.now(idea).vote_count == 0


def test_a_visitor_says_who_they_are_and_has_voted(browser, world):
    idea = world(make_proposal, title="Ein Baum für den Hof")
    page = browser.get(f"/de/ideen/{idea.id}").follow("Unterstützen")
    page = page.form().fill(email="neu@example.org").submit()
    assert page.path == "/de/konto/anmelden/code"
    assert world.now(idea).vote_count == 0
    code = world.ask(lambda: session().scalars(sa.select(OutboxMail.secret)).one()["code"])
    page = page.form().fill(code=code).submit()
    assert page.heading == "Ein Baum für den Hof"
    assert "Danke. Ihre Stimme ist gezählt." in page.notices
    assert world.now(idea).vote_count == 1


def test_a_visitors_vote_that_comes_too_late_does_not_refuse_the_sign_in(browser, world):
    idea = world(make_proposal)
    page = browser.get(address(idea)).form().fill(email="neu@example.org").submit()
    world(_close, idea.id)
    code = world.ask(lambda: session().scalars(sa.select(OutboxMail.secret)).one()["code"])
    page = page.form().fill(code=code).submit()
    assert any("nicht mehr unterstützen" in notice for notice in page.notices)
    assert world.now(idea).vote_count == 0


def _close(idea_id):
    with unit_of_work():
        idea = session().get_one(Proposal, idea_id)
        idea.state = ProposalState.PROMOTED
    return idea


@pytest.mark.parametrize("typed", ["", "kein Klammeraffe", "a@b", "x" * 300 + "@example.org"])
def test_a_bad_address_comes_back_as_typed(browser, world, typed):
    idea = world(make_proposal)
    page = browser.get(address(idea)).form().fill(email=typed).submit(status=422)
    assert page.form().value("email") == typed
    assert page.refusals


def test_the_page_speaks_arabic(browser, world):
    idea = world(make_proposal)
    page = browser.get(f"/ar/ideen/{idea.id}/unterstuetzen")
    assert page.form().field("email")


@pytest.mark.parametrize("state", ["promoted", "declined", "resting"])
@pytest.mark.parametrize("name", ["visitor", "resident"])
def test_closed_ideas_say_so(people, world, name, state):
    idea = world(make_proposal, state)
    page = people.browser(name).get(address(idea), status=409)
    assert "Die Abstimmung über sie ist beendet." in page
    open_idea = world(make_proposal)
    sent = people.browser(name).get(address(open_idea)).form()
    page = people.browser(name).post(address(idea), sent._values, status=409)
    assert "Die Abstimmung über sie ist beendet." in page
    assert page.follow("Zur Idee").status == 200


def test_votes_stay_when_the_vote_is_over(people, world):
    idea = world(make_proposal, "promoted")
    world(make_vote, idea, people.resident)
    page = people.browser("resident").get(address(idea, "/zuruecknehmen"), status=409)
    assert "Stimmen bleiben, wie sie sind." in page


@pytest.mark.parametrize(("state", "status"), [("submitted", 404), ("rejected", 404), ("withdrawn", 410)])
def test_what_nobody_may_read_nobody_may_support(people, world, state, status):
    idea = world(make_proposal, state)
    for name in ("visitor", "resident"):
        people.browser(name).get(address(idea), status=status)
        people.browser(name).get(address(idea, "/zuruecknehmen"), status=status)
    people.browser("visitor").get("/de/ideen/999999999999/unterstuetzen", status=404)


def test_a_visitor_who_takes_back_is_asked_who_they_are(browser, world):
    idea = world(make_proposal)
    assert browser.get(address(idea, "/zuruecknehmen")).path == address(idea)


def test_an_auditor_does_not_vote(people, world):
    idea = world(make_proposal)
    people.browser("auditor").get(address(idea), status=403)
