"""Fifty people click at once, a tenth of them writing, against the real server with two workers."""

import re
from collections import Counter
from functools import partial

import pytest
import sqlalchemy as sa

from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.votes.models import Vote
from tests.support.at_once import at_once
from tests.support.factories import make_account, make_area, make_fund, make_proposal
from tests.support.server import serving
from tests.support.sessions import tickets_for
from tests.support.world import World

READERS, WRITERS = 45, 5
IDEAS = 5
TEXT = "Hier fehlt ein Ort, an dem sich alle treffen können."


@pytest.fixture
def server(database_url, tmp_path):
    with serving(database_url, tmp_path) as running:
        yield running


@pytest.fixture
def pages(server):
    """Addresses of ideas, by their ids, in an area with a year's money."""
    with server.app.app_context(), unit_of_work():
        make_fund()
        area = make_area("nordmarkt")
        ideas = [make_proposal("published", area=area, author=None) for _ in range(IDEAS)]
        return {idea.id: f"/de/ideen/{idea.id}-{idea.words}" for idea in ideas}


@pytest.fixture
def tickets(server):
    world = World(server.app)
    return tickets_for(server.app, [world(make_account) for _ in range(WRITERS)])


def test_fifty_people_at_once(server, pages, tickets):
    writers = [partial(write, server, ticket, list(pages)) for ticket in tickets]
    readers = [partial(read, server, list(pages.values()), number) for number in range(READERS)]
    found = at_once([*writers, *readers])
    assert "Traceback" not in server.log.read_text()
    for seen in found[WRITERS:]:
        assert seen == sorted(seen), "a page was older than one that the same reader had seen before"
    assert {votes_on(server.text(path)) for path in pages.values()} == {WRITERS}
    with server.app.app_context():
        assert_nothing_is_lost(Counter(act for acts in found[:WRITERS] for act in acts))
        assert_counters_are_right(pages)


def read(server, ideas, number):
    """Look at half of all kinds of page, at one idea after each; gives how many votes that had each time."""
    idea, seen = ideas[number % len(ideas)], []
    for path in others()[number % 2 :: 2]:
        server.text(path)
        seen.append(votes_on(server.text(idea)))
    return seen


def others():
    lists = ["/de/ideen/", "/de/ideen/?raum=nordmarkt", "/de/ideen/?q=Platz"]
    return ["/de/", *lists, "/de/aktionsraeume/nordmarkt", f"/de/budget/{clock.today().year}"]


def votes_on(html):
    """The number in the bar with the button; there is none before the first vote."""
    found = re.search(r'class="vote-n">(?:<[^>]+>)*(\d+)', html)
    return int(found[1]) if found else 0


def write(server, ticket, ideas):
    """Vote for each idea, comment on each, propose one of one's own; gives what was acknowledged."""
    acts = []
    for idea in ideas:
        assert server.send(ticket, f"/de/ideen/{idea}/unterstuetzen") == 302
        acts.append(("vote", idea, ticket.account_id))
        text = f"Person {ticket.account_id} zu Idee {idea}"
        assert server.send(ticket, f"/de/ideen/{idea}/kommentieren", text=text) == 302
        acts.append(("comment", idea, text))
    title = f"Die Idee von Person {ticket.account_id}"
    status, path = server.answer(ticket, "/de/ideen/neu", raum="nordmarkt")
    assert status == 302
    for fields in ({"title": title, "text": TEXT}, {}, {}, {}):
        status, path = server.answer(ticket, path, **fields)
        assert status == 302
    return [*acts, ("idea", ticket.account_id, title)]


def assert_nothing_is_lost(acknowledged):
    sent = sa.select(Proposal.author_id, Proposal.title).where(Proposal.state == ProposalState.SUBMITTED)
    queries = {
        "vote": sa.select(Vote.proposal_id, Vote.account_id),
        "comment": sa.select(Comment.proposal_id, Comment.text),
        "idea": sent,
    }
    assert Counter((kind, *row) for kind, query in queries.items() for row in session().execute(query)) == acknowledged


def assert_counters_are_right(ids):
    counted = sa.select(Proposal.vote_count, Proposal.comment_count).where(Proposal.id.in_(ids))
    assert set(map(tuple, session().execute(counted))) == {(WRITERS, WRITERS)}
