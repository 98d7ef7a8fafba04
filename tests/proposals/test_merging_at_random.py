"""Ideas are merged, separated, split and edited at random while people vote and talk and the desk hides and restores what
they say; a plain model says what must be so.

The model keeps who said and supported what where, and which idea was put into which. It knows nothing of counters: each
idea that stands for itself must count, and show, what the model finds below it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from beteiligung.access.actor import Actor
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import Words, delete_comment, write_comment
from beteiligung.comments.queries import thread
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import NotFound, NotPossible, Stale
from beteiligung.moderation.models import Subject
from beteiligung.moderation.operations import (
    decide_merge,
    decide_split,
    decide_unmerge,
    hide_content,
    restore_content,
)
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.models import SEPARABLE_FOR, Proposal
from beteiligung.proposals.operations import Part, edit_proposal, review_proposal, unreview_proposal
from beteiligung.proposals.operations.content import content_of
from beteiligung.proposals.queries import ListFilters, listed, merged_with
from beteiligung.votes.operations import cast_vote, take_back_vote
from beteiligung.votes.queries import has_voted
from tests.support.factories import make_account, make_area, make_proposal

PEOPLE, IDEAS, MOST_IDEAS = 2, 4, 4
OPEN = ("published", "in_review")
ACTS = (
    *("merge", "separate", "vote", "comment", "reply") * 2,
    "take_back",
    "delete",
    *("hide", "restore") * 2,
    "split",
    "edit",
    "review",
    "wait",
)
_WHY = {"ground": "insult", "facts": "Der Satz beschimpft einen Nachbarn."}
numbers = st.integers(0, 99)


class Model:
    """What there is, without a database."""

    def __init__(self):
        self.state, self.before, self.into, self.merged_at = {}, {}, {}, {}
        self.votes = defaultdict(set)
        self.comments = {}
        """Each with its idea, the comment it answers and whether its author has left it there."""
        self.hidden = set()

    def lead(self, idea):
        while idea in self.into:
            idea = self.into[idea]
        return idea

    def group(self, lead):
        return [idea for idea in self.state if self.lead(idea) == lead]

    def leads(self):
        return [idea for idea in self.state if idea not in self.into]

    def is_read(self, number):
        return self.comments[number][2] and number not in self.hidden

    def supporters(self, lead):
        return set().union(*(self.votes[idea] for idea in self.group(lead)))

    def on_page(self, lead):
        return {number for number, (idea, _top, _there) in self.comments.items() if self.lead(idea) == lead}


class Merging(RuleBasedStateMachine):
    """The same acts on the platform and on the model, each example in an area of its own."""

    def __init__(self):
        super().__init__()
        self.model, self.now = Model(), clock.now()
        area = make_area(f"raum-{make_account().id}")
        self.officer = Actor(account_id=make_account().id, officer_for=frozenset({area.id}))
        self.people = [Actor(account_id=make_account().id) for _ in range(PEOPLE)]
        self.author = make_account()
        self.area_id = area.id
        for number in range(IDEAS):
            idea = make_proposal("submitted" if number == 0 else "published", area=area, author=self.author)
            self.model.state[idea.id] = idea.state.value

    def one(self, number):
        """Any idea."""
        return sorted(self.model.state)[number % len(self.model.state)]

    def act(self, do, *ids):
        """Do something in one transaction; gives what came of it, or None where it was refused."""
        with clock.freeze(self.now):
            try:
                with unit_of_work():
                    return do(*(session().get_one(Proposal, idea) for idea in ids)) or True
            except (NotPossible, NotFound, Stale):
                return None

    @rule(act=st.sampled_from(ACTS), idea=numbers, other=numbers)
    def somebody_acts(self, act, idea, other):
        """One rule for all: Hypothesis leaves out whole rules of an example, and here it takes several to go wrong."""
        getattr(self, act)(self.one(idea), other)

    def merge(self, idea, other):
        model, other = self.model, self.one(other)
        possible = {"submitted", *OPEN}
        expected = (
            idea != other
            and model.state[idea] in possible
            and model.state[other] in possible
            and not (model.state[idea] in OPEN and model.state[other] == "submitted")
        )

        def merge(one, lead):
            decide_merge(self.officer, one, lead, version=one.version, lead_version=lead.version)

        assert bool(self.act(merge, idea, other)) == expected
        if expected:
            model.before[idea], model.state[idea] = model.state[idea], "merged"
            model.into[idea], model.merged_at[idea] = other, self.now

    def separate(self, idea, _other):
        model = self.model
        expected = idea in model.into and self.now <= model.merged_at[idea] + SEPARABLE_FOR
        done = self.act(lambda one: decide_unmerge(self.officer, one, version=one.version), idea)
        assert bool(done) == expected
        if expected:
            model.state[idea] = model.before.pop(idea)
            del model.into[idea]

    def split(self, idea, _other):
        model = self.model
        if len(model.state) > MOST_IDEAS:
            return
        parts = [
            Part(f"Teil {number} von {idea}", "Ein Teil, der für sich stehen kann.", self.area_id) for number in (1, 2)
        ]
        made = self.act(lambda one: decide_split(self.officer, one, parts, version=one.version), idea)
        assert bool(made) == (model.state[idea] != "merged")
        for part in made or ():
            model.state[part.id] = "submitted" if model.state[idea] == "submitted" else "published"

    def vote(self, idea, person):
        model, actor = self.model, self.people[person % PEOPLE]
        done = self.act(lambda one: cast_vote(actor, one) or "again", idea)
        assert bool(done) == (model.state[idea] in OPEN)
        if done:
            assert (done == "again") == (actor.account_id in model.supporters(idea))
            if done != "again":
                model.votes[idea].add(actor.account_id)

    def take_back(self, idea, person):
        model, actor = self.model, self.people[person % PEOPLE]
        done = self.act(lambda one: take_back_vote(actor, one) or "none", idea)
        assert bool(done) == (model.state[idea] in OPEN)
        if done:
            assert (done == "none") == (actor.account_id not in model.supporters(idea))
            for member in model.group(idea):
                model.votes[member].discard(actor.account_id)

    def comment(self, idea, number, *, parent=None):
        model, actor = self.model, self.people[number % PEOPLE]
        is_there = parent is None or model.lead(model.comments[parent][0]) == idea
        words = Words("Dazu möchte ich etwas sagen.", "de")
        made = self.act(lambda one: write_comment(actor, one, words, parent_id=parent), idea)
        assert bool(made) == (model.state[idea] in OPEN and is_there)
        if made:
            about = model.comments[parent][0] if parent else idea
            model.comments[made.id] = (about, parent and (model.comments[parent][1] or parent), True)

    def reply(self, idea, number):
        """Where it stands; now and then where it does not."""
        if self.model.comments:
            said = sorted(self.model.comments)
            parent = said[number % len(said)]
            page = self.model.lead(self.model.comments[parent][0]) if number % 5 else idea
            self.comment(page, number, parent=parent)

    def delete(self, idea, _other):
        """The first comment about an idea."""
        number = next((number for number, (about, _top, _there) in self.model.comments.items() if about == idea), None)
        if number is None:
            return

        def delete():
            comment = session().get_one(Comment, number)
            delete_comment(Actor(account_id=comment.author_id), comment)

        assert self.act(delete)
        self.model.comments[number] = (*self.model.comments[number][:2], False)

    def hide(self, _idea, number):
        """Any comment, or the same again: with its author's words or without, on the page of a lead or not."""
        self.withhold(number, lambda asked: hide_content(self.officer, asked, **_WHY, version=asked.version), True)

    def restore(self, _idea, number):
        self.withhold(number, lambda asked: restore_content(self.officer, asked, version=asked.version), False)

    def withhold(self, number, act, is_hidden):
        model = self.model
        if not model.comments:
            return
        number = sorted(model.comments)[number % len(model.comments)]
        expected = (number in model.hidden) != is_hidden
        about = model.comments[number][0]

        def decide(idea):
            return act(Contribution(idea, Subject.COMMENT, session().get_one(Comment, number)))

        assert bool(self.act(decide, about)) == expected
        if expected:
            (model.hidden.add if is_hidden else model.hidden.discard)(number)

    def edit(self, idea, _other):
        def edit(one):
            content = replace(content_of(one), text=f"Der Text wurde geändert, aus der {one.version}. Fassung.")
            edit_proposal(Actor(account_id=self.author.id), one, content, version=one.version)

        self.act(edit, idea)

    def review(self, idea, _other):
        model = self.model
        if model.state[idea] == "published" and self.act(lambda one: review_proposal(self.officer, one), idea):
            model.state[idea] = "in_review"
        elif model.state[idea] == "in_review" and self.act(lambda one: unreview_proposal(self.officer, one), idea):
            model.state[idea] = "published"

    def wait(self, _idea, _other):
        self.now += timedelta(days=4)

    @invariant()
    def everything_is_counted_where_it_belongs(self):
        model, columns = self.model, (Proposal.id, Proposal.state, Proposal.merged_into_id, Proposal.lead_id)
        session().rollback()
        query = sa.select(*columns, Proposal.vote_count, Proposal.comment_count).where(Proposal.id.in_(model.state))
        for idea, state, into, lead, votes, comments in session().execute(query):
            assert (state.value, into) == (model.state[idea], model.into.get(idea))
            assert lead == (model.lead(idea) if into else None)
            if lead is None:
                assert votes == len(model.supporters(idea))
                assert comments == sum(model.is_read(number) for number in model.on_page(idea))

    def teardown(self):
        """At the end, when there is most: what the pages show."""
        model = self.model
        for lead in model.leads():
            for actor in self.people:
                assert has_voted(actor.account_id, lead) == (actor.account_id in model.supporters(lead))
            self.talk_is_shown(lead, model.on_page(lead))
        public = {idea for idea in model.leads() if model.state[idea] in OPEN}
        assert {row.id for row in listed(ListFilters(aktionsraum_id=self.area_id), "", 50).items} == public

    def talk_is_shown(self, lead, there):
        page = thread(lead, merged=merged_with(lead), size=200)
        shown = {}
        for voice in page.comments:
            shown[voice.id] = voice.origin.id if voice.origin else lead
            shown |= {reply.id: shown[voice.id] for reply in voice.replies}
        assert shown == {number: self.model.comments[number][0] for number in there}


@pytest.mark.timeout(300)
def test_whatever_happens_the_counts_are_those_of_the_model(app):
    with app.app_context():
        run_state_machine_as_test(
            Merging,
            settings=settings(
                max_examples=20,
                stateful_step_count=40,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
