"""The inbox asks the database as often, and seldom enough, whatever waits in it and whoever looks."""

from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.moderation.models import WaitingKind
from beteiligung.moderation.queries import Scope
from tests.support.bulk import many_waiting
from tests.support.factories import make_appeal, make_decision, make_proposal, make_report, make_staff
from tests.support.pages import Browser
from tests.support.personas import People, sign_in
from tests.support.statements import StatementCounter

DESK = "/de/moderation/"
MOST_QUERIES = 10
WAITING = 10_000


def lookers(people: People):
    """An officer of several areas, a deputy and a coordinator, each in a browser."""
    both = [people.here, people.there]
    officer = people.world(make_staff, "officer", both)
    deputy = people.world(make_staff, "officer", both, is_deputy=True, valid_until=clock.today() + timedelta(days=9))
    return {
        name: sign_in(Browser(people.app), account)
        for name, account in (("officer", officer), ("deputy", deputy), ("coordinator", people.coordinator))
    }


def asked(browsers) -> dict[tuple[str, str], int]:
    """Questions for each filter of each inbox."""
    found = {}
    for name, browser in browsers.items():
        scopes = [scope for scope in Scope if scope is not Scope.ALL or name == "coordinator"]
        kinds = [f"?art={kind}" for kind in WaitingKind]
        for query in ("", *(f"?wer={scope}" for scope in scopes), *kinds, f"?wer={scopes[-1]}&art=new_idea"):
            found[name, query] = browser.get(DESK + query).queries
    return found


@pytest.mark.timeout(300)
def test_at_10_and_at_10_000_entries(people: People):
    browsers = lookers(people)
    idea = people.world(make_proposal, "published", area=people.here)
    people.world(make_report, idea)
    people.world(make_appeal, people.world(make_decision, idea, "mask", ground="insult", text="Ein Schimpfwort."))
    for _number in range(8):
        people.world(make_proposal, "submitted", area=people.here)
    for browser in browsers.values():
        browser.get(f"{DESK}?art=new_idea")  # what the city is, is in memory now
    few = asked(browsers)
    with people.app.app_context():
        many_waiting(WAITING)
    many = asked(browsers)
    assert few == many
    assert max(many.values()) <= MOST_QUERIES, {key: count for key, count in many.items() if count > MOST_QUERIES}


def test_the_driver_remembers_the_statements_of_a_page(people: People):
    """psycopg keeps what it made of statements of up to 4,096 characters."""
    idea = people.world(make_proposal, "submitted", area=people.here)
    officer = people.browser("officer")
    for path in (DESK, f"{DESK}ideen/{idea.id}"):
        with StatementCounter(people.app) as counter:
            officer.get(path)
        assert max(map(len, counter.statements)) <= 4096, max(counter.statements, key=len)
