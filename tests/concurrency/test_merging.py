"""Officers merge, people vote and talk in the same moment: nothing is counted twice, nothing is lost, nobody waits for ever."""

from functools import partial

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import Words, delete_comment, write_comment
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import DomainError, Stale
from beteiligung.moderation.operations import decide_merge, decide_unmerge
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import group_of
from beteiligung.votes.models import Vote
from beteiligung.votes.operations import cast_vote, take_back_vote
from tests.support.at_once import at_once
from tests.support.factories import make_account, make_area, make_comment, make_proposal, make_vote

ROUNDS = 6


@pytest.fixture
def area(app):
    with app.app_context():
        yield make_area("nordmarkt")


@pytest.fixture
def officer(area):
    return Actor(account_id=make_account().id, officer_for=frozenset({area.id}))


def the(idea_id):
    return session().get_one(Proposal, idea_id)


def alone(app, act):
    """Somebody acts in a request of their own; gives the refusal, or None."""
    with app.app_context():
        try:
            with unit_of_work():
                act()
        except DomainError as refusal:
            return refusal
        return None


def merge(officer, idea_id, lead_id, versions=None):
    idea, lead = the(idea_id), the(lead_id)
    version, lead_version = versions or (idea.version, lead.version)
    decide_merge(officer, idea, lead, version=version, lead_version=lead_version)


def counts_are_right(*ideas):
    session().rollback()
    session().expire_all()
    for idea in ideas:
        if the(idea).lead_id is not None:
            continue
        group = group_of(idea)
        people = sa.select(sa.func.count(Vote.account_id.distinct())).where(Vote.proposal_id.in_(group))
        said = sa.select(sa.func.count()).where(Comment.proposal_id.in_(group), Comment.deleted_at.is_(None))
        assert (the(idea).vote_count, the(idea).comment_count) == (session().scalar(people), session().scalar(said))


@pytest.mark.timeout(120)
def test_two_officers_merge_two_ideas_into_each_other(app, area, officer):
    for _ in range(ROUNDS):
        one, other = make_proposal(area=area), make_proposal(area=area)
        ids, versions = (one.id, other.id), (one.version, other.version)
        refusals = at_once(
            [
                partial(alone, app, partial(merge, officer, *ids, versions)),
                partial(alone, app, partial(merge, officer, *ids[::-1], versions[::-1])),
            ]
        )
        assert sorted(type(refusal).__name__ for refusal in refusals) == ["NoneType", Stale.__name__]
        session().rollback()
        assert sum(the(idea).lead_id is not None for idea in ids) == 1


@pytest.mark.timeout(120)
def test_people_act_while_ideas_are_merged_and_separated(app, area, officer):
    for _ in range(ROUNDS):
        a_round(app, area, officer)


def a_round(app, area, officer):
    idea, lead, last = (make_proposal(area=area).id for _ in range(3))
    people = [make_account() for _ in range(4)]
    actors = [Actor(account_id=person.id) for person in people]
    comment = make_comment(the(idea), people[0]).id
    for person in people[:3]:
        make_vote(the(idea), person)
    make_vote(the(lead), people[2])
    words = Words("Dazu sage ich etwas.", "de")
    acts = [
        lambda: merge(officer, idea, lead),
        lambda: cast_vote(actors[0], the(lead)),
        lambda: take_back_vote(actors[1], the(idea)),
        lambda: take_back_vote(actors[2], the(lead)),
        lambda: cast_vote(actors[3], the(idea)),
        lambda: delete_comment(actors[0], session().get_one(Comment, comment)),
        lambda: write_comment(actors[3], the(lead), words),
    ]
    at_once([partial(alone, app, act) for act in acts])
    counts_are_right(idea, lead)
    if the(idea).lead_id is None:  # an officer looks again
        assert alone(app, lambda: merge(officer, idea, lead)) is None
    answered = session().scalars(sa.select(Comment.id).where(Comment.proposal_id == idea)).first()
    acts = [
        lambda: decide_unmerge(officer, the(idea), version=the(idea).version),
        lambda: merge(officer, lead, last),
        lambda: cast_vote(actors[0], the(lead)),
        lambda: take_back_vote(actors[2], the(lead)),
        lambda: write_comment(actors[3], the(lead), words, parent_id=answered),
    ]
    at_once([partial(alone, app, act) for act in acts])
    counts_are_right(idea, lead, last)
