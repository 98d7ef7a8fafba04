"""Five hundred people press the same button in the same moment, against the real server with two workers."""

from collections import Counter
from functools import partial

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Account
from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals.models import Proposal
from beteiligung.votes.models import Vote
from tests.support.at_once import at_once
from tests.support.factories import make_account, make_area, make_proposal
from tests.support.server import serving
from tests.support.sessions import tickets_for

PEOPLE = 500
TWICE = 100
TAKEN_BACK = 50
AT_ONCE = 50


@pytest.fixture
def server(database_url, tmp_path):
    with serving(database_url, tmp_path) as running:
        yield running


@pytest.mark.timeout(180)
def test_five_hundred_support_one_idea_at_once(server):
    with server.app.app_context():
        with unit_of_work():
            idea = make_proposal("published", area=make_area(), author=None)
            for _ in range(PEOPLE):
                make_account()
            idea_id, version = idea.id, idea.version
        accounts = session().scalars(sa.select(Account)).all()
        session().expunge_all()
    tickets = tickets_for(server.app, accounts)
    support = f"/de/ideen/{idea_id}/unterstuetzen"
    acts = [[(ticket, support)] for ticket in tickets]
    for number in range(TWICE):
        acts[number].append((tickets[number], support))
    for number in range(PEOPLE - TAKEN_BACK, PEOPLE):
        acts[number].append((tickets[number], f"{support}/zuruecknehmen"))
    statuses = run_at_once(server, acts)
    assert statuses == Counter({302: PEOPLE + TWICE + TAKEN_BACK}), server.log.read_text()[-3000:]
    with server.app.app_context():
        rows = session().scalars(sa.select(Vote.account_id).where(Vote.proposal_id == idea_id)).all()
        idea = session().get_one(Proposal, idea_id)
        assert len(rows) == len(set(rows)) == PEOPLE - TAKEN_BACK
        assert idea.vote_count == len(rows)
        assert idea.version == version, "a vote must not turn an open form stale"
    assert "Traceback" not in server.log.read_text()


def run_at_once(server, acts):
    """Send each person's acts in order, ``AT_ONCE`` people in parallel; gives how often which status came."""

    def work(portion):
        return [server.send(ticket, path) for person in portion for ticket, path in person]

    portions = [acts[number::AT_ONCE] for number in range(AT_ONCE)]
    return Counter(status for found in at_once([partial(work, portion) for portion in portions]) for status in found)
