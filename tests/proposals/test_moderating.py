"""Every act of the desk in every state: it happens where the table says so, and is refused everywhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import events
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, NotPossible
from beteiligung.proposals import events as told
from beteiligung.proposals import operations, queries
from beteiligung.proposals.models import Proposal, ProposalHistory, ProposalState
from beteiligung.proposals.states import PROPOSAL_WORKFLOW
from tests.support.factories import make_account, make_proposal

Operation = Callable[[Actor, Proposal], None]


def reject(actor: Actor, proposal: Proposal) -> None:
    operations.reject_proposal(actor, proposal, ground="insult")


ACTS: dict[str, Operation] = {
    "publish": operations.publish_proposal,
    "return": operations.return_proposal,
    "reject": reject,
    "review": operations.review_proposal,
    "unreview": operations.unreview_proposal,
    "promote": operations.promote_proposal,
    "reopen": operations.reopen_proposal,
}
EVENTS = {
    "publish": told.ProposalPublished,
    "return": told.ProposalReturned,
    "reject": told.ProposalRejected,
    "promote": told.ProposalPromoted,
}
COORDINATOR = Actor(account_id=4711, is_coordinator=True)


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


@pytest.mark.parametrize("action", ACTS)
def test_each_act_in_each_state(action: str, monkeypatch: pytest.MonkeyPatch):
    heard: list[object] = []
    if action in EVENTS:
        monkeypatch.setitem(events._reactions, EVENTS[action], [heard.append])
    for state in ProposalState:
        heard.clear()
        idea = make_proposal(state)
        step = PROPOSAL_WORKFLOW.step(idea, action)
        if step is None:
            with pytest.raises(NotPossible), unit_of_work():
                ACTS[action](COORDINATOR, idea)
            assert heard == []
            continue
        with unit_of_work():
            ACTS[action](COORDINATOR, idea)
        assert idea.state is step.target
        assert queries.history_of(idea.id)[-1].action == action
        assert heard == ([EVENTS[action](idea.id)] if action in EVENTS else [])


@pytest.mark.parametrize("action", ACTS)
def test_strangers_decide_nothing(action: str):
    account = make_account()
    idea = make_proposal("submitted", author=account)
    elsewhere = Actor(account_id=account.id + 1, officer_for=frozenset({idea.aktionsraum_id + 1}))
    for actor in (Actor(), Actor(account_id=account.id), elsewhere):
        with pytest.raises(Forbidden), unit_of_work():
            ACTS[action](actor, idea)


@pytest.mark.parametrize("action", ["publish", "return", "reject", "review", "unreview"])
def test_nobody_decides_about_their_own_idea(action: str):
    account = make_account()
    idea = make_proposal("submitted", author=account)
    with pytest.raises(Forbidden), unit_of_work():
        ACTS[action](Actor(account_id=account.id, is_coordinator=True), idea)


def test_publishing_keeps_the_text_as_the_first_version():
    idea = make_proposal("submitted")
    with unit_of_work():
        operations.publish_proposal(COORDINATOR, idea)
    assert idea.published_at is not None
    assert [(v.number, v.text) for v in queries.versions_of(idea.id)] == [(1, idea.text)]


def test_history_keeps_the_ground_as_a_code():
    idea = make_proposal("submitted")
    with unit_of_work():
        reject(COORDINATOR, idea)
    row = session().scalars(sa.select(ProposalHistory).order_by(ProposalHistory.id.desc())).first()
    assert row is not None
    assert (row.reason, row.account_id, row.role) == ("insult", 4711, "coordinator")
