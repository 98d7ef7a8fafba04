"""States change in one place, only along the table, and every change leaves a row of history."""

from itertools import product

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import TABLE
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import NotPossible
from beteiligung.core.workflow import Workflow
from beteiligung.measures.models import MeasureState
from beteiligung.measures.states import MEASURE_WORKFLOW
from beteiligung.proposals.models import Proposal, ProposalHistory, ProposalState
from beteiligung.proposals.states import PROPOSAL_WORKFLOW
from tests.support.factories import make_proposal

WORKFLOWS = {"proposals": PROPOSAL_WORKFLOW, "measures": MEASURE_WORKFLOW}

PRODUCT_RULES = {
    "proposals": {
        "draft": {"unconfirmed", "submitted"},
        "unconfirmed": {"submitted", "withdrawn", "lapsed"},
        "submitted": {"published", "returned", "rejected", "merged", "forwarded", "withdrawn"},
        "returned": {"submitted", "withdrawn", "lapsed"},
        "published": {"in_review", "merged", "forwarded", "withdrawn", "resting"},
        "in_review": {"promoted", "declined", "published", "merged", "withdrawn"},
        "promoted": {"in_review", "declined"},
        "declined": {"in_review"},
        "rejected": {"published", "submitted"},
        "forwarded": {"published", "declined"},
        "resting": {"published"},
        "merged": {"submitted", "published", "in_review"},
        "lapsed": {"submitted"},
    },
    "measures": {
        "advice": {"applied", "postponed", "withdrawn", "lapsed"},
        "applied": {"checked", "advice", "refused", "withdrawn"},
        "checked": {"decided", "refused", "postponed", "withdrawn"},
        "decided": {"granted", "withdrawn", "cancelled"},
        "granted": {"running", "withdrawn", "revoked", "cancelled"},
        "running": {"completed", "revoked", "cancelled"},
        "completed": {"settled", "revoked"},
    },
}
"""Product rules, sections 4 and 7: from each state to which others."""


class Thing:
    """Anything with a state."""

    def __init__(self, state):
        self.state = state


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_step_leaves_the_product_rules(name):
    for step in WORKFLOWS[name].steps:
        for source, target in product(step.sources, WORKFLOWS[name].targets(step)):
            assert target in PRODUCT_RULES[name].get(source, set()), f"{source} → {target}"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_an_action_in_a_state_means_one_thing(name):
    workflow: Workflow = WORKFLOWS[name]
    for state, step in product(workflow.states, workflow.steps):
        same = [s for s in workflow.steps if s.action == step.action and state in s.sources]
        assert len(same) <= 1


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_step_names_a_permission_somebody_has(name):
    for step in WORKFLOWS[name].steps:
        assert step.permission in P
        assert TABLE[step.permission], f"{step.action} is allowed to nobody"


@pytest.mark.parametrize(("name", "states"), [("proposals", ProposalState), ("measures", MeasureState)])
def test_every_state_and_every_action(name, states):
    workflow = WORKFLOWS[name]
    for state, action in product(states, {step.action for step in workflow.steps}):
        thing = Thing(state)
        targets = {step.target for step in workflow.steps if step.action == action and state in step.sources}
        assert workflow.possible(thing, action) == bool(targets)
        assert (action in workflow.actions(thing)) == bool(targets)
        if targets:
            assert workflow.step(thing, action).target in targets


@pytest.mark.parametrize("action", sorted({step.action for step in PROPOSAL_WORKFLOW.steps}))
def test_applying_an_action_in_every_state(app, action):
    with app.app_context():
        with unit_of_work():
            ideas = {state: make_proposal(state).id for state in ProposalState}
        for state, idea_id in ideas.items():
            apply_and_compare(action, state, idea_id)


def apply_and_compare(action, state, idea_id):
    before = history_of(idea_id)
    step = PROPOSAL_WORKFLOW.step(Thing(state), action)
    if step is None:
        with pytest.raises(NotPossible):
            apply(idea_id, action)
    else:
        apply(idea_id, action)
    rows = history_of(idea_id)
    idea = session().get_one(Proposal, idea_id)
    target = (step.target or before[-1].from_state) if step else state
    assert idea.state == target
    assert len(rows) == len(before) + (1 if step else 0)
    if step:
        last = rows[-1]
        assert (last.action, last.from_state, last.to_state) == (action, state, target)
        assert (last.account_id, last.role, last.reason) == (7, "person", "a_code")
        assert last.at == idea.state_since


def apply(idea_id, action):
    with unit_of_work():
        idea = session().get_one(Proposal, idea_id)
        idea.merged_into_id = idea.lead_id = None
        idea.submitted_at = idea.submitted_at or idea.created_at
        idea.published_at = idea.published_at or idea.created_at
        PROPOSAL_WORKFLOW.apply(idea, action, by=Actor(account_id=7), reason="a_code")


def history_of(idea_id):
    question = sa.select(ProposalHistory).where(ProposalHistory.proposal_id == idea_id).order_by(ProposalHistory.id)
    return session().scalars(question).all()


def test_a_thing_begins_only_as_the_table_knows(app):
    with app.app_context(), unit_of_work():
        for state, action in ((ProposalState.PUBLISHED, "begin"), (ProposalState.DRAFT, "import")):
            with pytest.raises(ValueError, match="begins"):
                PROPOSAL_WORKFLOW.begin(Proposal(), state, by=Actor(account_id=7), action=action)
