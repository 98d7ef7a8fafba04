"""Votes: one per person and idea, counted exactly, revocable while open."""

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, NotPossible
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.states import OPEN_FOR_VOTES
from beteiligung.votes.models import Vote
from beteiligung.votes.operations import cast_vote, take_back_vote
from beteiligung.votes.queries import has_voted
from tests.support.factories import make_account, make_proposal, make_staff, make_vote


def rows(proposal):
    query = sa.select(sa.func.count()).select_from(Vote).where(Vote.proposal_id == proposal.id)
    return session().scalar(query)


@pytest.fixture
def in_app(app):
    with app.app_context():
        yield


@pytest.mark.usefixtures("in_app")
def test_a_vote_counts_once_however_often_it_is_cast():
    idea, person = make_proposal(), make_account()
    with unit_of_work():
        idea = session().get_one(Proposal, idea.id)
        version = idea.version
        actor = actor_of(person.id)
        assert cast_vote(actor, idea) is True
        assert cast_vote(actor, idea) is False
        assert idea.vote_count == 1
        assert idea.version == version
    assert rows(idea) == 1
    assert has_voted(person.id, idea.id)
    assert not has_voted(None, idea.id)


@pytest.mark.usefixtures("in_app")
def test_taking_back_twice_counts_once():
    idea, person, other = make_proposal(), make_account(), make_account()
    make_vote(idea, person)
    make_vote(idea, other)
    with unit_of_work():
        idea = session().get_one(Proposal, idea.id)
        assert take_back_vote(actor_of(person.id), idea) is True
        assert take_back_vote(actor_of(person.id), idea) is False
        assert idea.vote_count == 1
    assert not has_voted(person.id, idea.id)
    assert has_voted(other.id, idea.id)


@pytest.mark.usefixtures("in_app")
def test_authors_and_officers_may_support_an_idea_too():
    author = make_account()
    idea = make_proposal(author=author)
    officer = make_staff("officer")
    with unit_of_work():
        idea = session().get_one(Proposal, idea.id)
        cast_vote(actor_of(author.id), idea)
        cast_vote(actor_of(officer.id), idea)
    assert rows(idea) == 2


@pytest.mark.usefixtures("in_app")
def test_visitors_auditors_and_blocked_people_do_not_vote():
    idea, auditor, person = make_proposal(), make_staff("auditor"), make_account()
    for actor in (Actor(), actor_of(auditor.id), Actor(account_id=person.id, is_blocked=True)):
        with pytest.raises(Forbidden), unit_of_work():
            cast_vote(actor, session().get_one(Proposal, idea.id))
    assert rows(idea) == 0


@pytest.mark.usefixtures("in_app")
@pytest.mark.parametrize("state", [state for state in ProposalState if state is not ProposalState.DRAFT])
def test_votes_are_open_while_published_or_in_review(state):
    idea, person, supporter = make_proposal(state), make_account(), make_account()
    make_vote(idea, supporter)
    if state in OPEN_FOR_VOTES:
        with unit_of_work():
            cast_vote(actor_of(person.id), session().get_one(Proposal, idea.id))
            take_back_vote(actor_of(supporter.id), session().get_one(Proposal, idea.id))
        return
    with pytest.raises(NotPossible), unit_of_work():
        cast_vote(actor_of(person.id), session().get_one(Proposal, idea.id))
    with pytest.raises(NotPossible), unit_of_work():
        take_back_vote(actor_of(supporter.id), session().get_one(Proposal, idea.id))
    assert rows(idea) == session().get_one(Proposal, idea.id).vote_count == 1


@pytest.mark.usefixtures("in_app")
def test_an_idea_that_closes_in_the_same_moment_counts_nothing():
    idea, person = make_proposal(), make_account()

    def vote_on_what_was_read_before():
        with unit_of_work():
            known = session().get_one(Proposal, idea.id)
            closing = sa.update(Proposal).values(state=ProposalState.PROMOTED)
            session().execute(closing.execution_options(synchronize_session=False))
            cast_vote(actor_of(person.id), known)

    with pytest.raises(NotPossible):
        vote_on_what_was_read_before()
    assert rows(idea) == session().get_one(Proposal, idea.id).vote_count == 0


def test_the_count_always_equals_the_rows(app):
    with app.app_context():
        ideas = [make_proposal().id, make_proposal("in_review").id]
        people = [actor_of(make_account().id) for _ in range(4)]

        @settings(max_examples=25)
        @given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3), st.booleans()), max_size=20))
        def walk(steps):
            held = set()
            with unit_of_work():
                session().execute(sa.delete(Vote))
                session().execute(sa.update(Proposal).values(vote_count=0))
            for which, who, casts in steps:
                with unit_of_work():
                    idea = session().get_one(Proposal, ideas[which])
                    changed = cast_vote(people[who], idea) if casts else take_back_vote(people[who], idea)
                assert changed == ((which, who) not in held if casts else (which, who) in held)
                (held.add if casts else held.discard)((which, who))
            for number, idea_id in enumerate(ideas):
                idea = session().get_one(Proposal, idea_id)
                assert idea.vote_count == rows(idea) == sum(1 for which, _ in held if which == number)

        walk()
