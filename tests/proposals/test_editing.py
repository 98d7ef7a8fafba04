"""What authors do with sent ideas, and what becomes of the texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account
from beteiligung.core import events
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.core.tokens import hash_secret
from beteiligung.proposals import operations, queries
from beteiligung.proposals.events import ProposalAnswered, ProposalWithdrawn
from beteiligung.proposals.models import Proposal, ProposalSearch, ProposalState
from beteiligung.proposals.operations.content import Content, Details, content_of
from tests.support.factories import make_account, make_proposal, make_unconfirmed

S = ProposalState


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


@pytest.fixture
def account() -> Account:
    return make_account()


@pytest.fixture
def author(account: Account) -> Actor:
    return Actor(account_id=account.id)


def changed(idea: Proposal, **values) -> Content:
    return replace(content_of(idea), **values)


def edit(actor: Actor, idea: Proposal, *, version: int | None = None, **values) -> None:
    with unit_of_work():
        operations.edit_proposal(actor, idea, changed(idea, **values), version=version or idea.version)


@pytest.mark.parametrize("state", [S.SUBMITTED, S.RETURNED])
def test_before_publication_an_edit_leaves_no_version(account, author, state):
    idea = make_proposal(state, author=account)
    edit(author, idea, title="Eine ganz neue Überschrift", details=Details(cost_cents=900_00))
    assert (idea.title, idea.cost_cents, idea.state) == ("Eine ganz neue Überschrift", 900_00, state)
    assert session().get_one(ProposalSearch, idea.id).key.startswith(" eine ganz neue uberschrift ")
    assert queries.versions_of(idea.id) == []


def test_after_publication_each_text_stays(account, author):
    idea = make_proposal(S.PUBLISHED, author=account, title="Erster Titel")
    edit(author, idea, title="Zweiter Titel")
    edit(author, idea, place="Am Brunnen")
    versions = queries.versions_of(idea.id)
    assert [(v.number, v.title, v.place) for v in versions] == [
        (3, "Zweiter Titel", "Am Brunnen"),
        (2, "Zweiter Titel", None),
        (1, "Erster Titel", None),
    ]
    assert queries.surroundings_of(idea).version_count == 3


def test_cost_and_fields_are_no_new_text(account, author):
    idea = make_proposal(S.PUBLISHED, author=account)
    edit(author, idea, details=Details(cost_cents=1))
    assert len(queries.versions_of(idea.id)) == 1
    assert queries.surroundings_of(idea).fields == []


def test_the_same_form_twice_changes_once(account, author):
    idea = make_proposal(S.PUBLISHED, author=account)
    before = idea.version
    edit(author, idea, version=before, title="Zweiter Titel")
    edit(author, idea, version=before, title="Zweiter Titel")
    assert len(queries.versions_of(idea.id)) == 2


def test_a_form_from_before_another_change_is_refused(account, author):
    idea = make_proposal(S.PUBLISHED, author=account)
    shown = idea.version
    edit(author, idea, title="Zweiter Titel")
    with pytest.raises(Stale):
        edit(author, idea, version=shown, title="Dritter Titel")
    assert session().get_one(Proposal, idea.id).title == "Zweiter Titel"


@pytest.mark.parametrize(
    "state", [state for state in S if state not in {S.DRAFT, S.SUBMITTED, S.RETURNED, S.PUBLISHED}]
)
def test_in_other_states_nothing_is_changed(account, author, state):
    idea = make_proposal(state, author=account)
    with pytest.raises(NotPossible):
        edit(author, idea, title="Zu spät geändert")


def test_a_sent_idea_stays_an_idea(account, author):
    idea = make_proposal(S.SUBMITTED, author=account)
    with pytest.raises(InvalidInput):
        edit(author, idea, text="")


def test_others_change_nothing(account):
    idea = make_proposal(S.PUBLISHED, author=account)
    for actor in (Actor(), Actor(account_id=make_account().id), Actor(account_id=9, is_coordinator=True)):
        with pytest.raises(Forbidden):
            edit(actor, idea, title="Fremder Titel")
        with pytest.raises(Forbidden), unit_of_work():
            operations.withdraw_proposal(actor, idea)
        with pytest.raises(Forbidden), unit_of_work():
            operations.answer_question(actor, idea, content_of(idea), version=idea.version)


def test_the_key_of_the_draft_opens_nothing_once_the_idea_waits_for_confirmation():
    holder = Actor(draft_keys=frozenset({hash_secret("key")}))
    idea = make_unconfirmed(draft_key="key")
    with pytest.raises(NotPossible):
        edit(holder, idea, title="Noch anders")
    with pytest.raises(Forbidden), unit_of_work():
        operations.withdraw_proposal(holder, idea)


def test_an_answer_changes_the_text_and_goes_back_to_the_desk(account, author, monkeypatch):
    heard: list[object] = []
    monkeypatch.setitem(events._reactions, ProposalAnswered, [heard.append])
    idea = make_proposal(S.RETURNED, author=account)
    version, content = idea.version, changed(idea, text="Am Brunnen, weil dort Schatten ist.")
    for _sent in ("once", "twice"):
        with unit_of_work():
            operations.answer_question(author, idea, content, version=version)
    assert (idea.state, idea.text) == (S.SUBMITTED, "Am Brunnen, weil dort Schatten ist.")
    assert heard == [ProposalAnswered(idea.id)]


def test_an_answer_without_a_question_is_none(account, author):
    idea = make_proposal(S.SUBMITTED, author=account)
    with pytest.raises(NotPossible), unit_of_work():
        operations.answer_question(author, idea, changed(idea, title="Etwas anderes"), version=idea.version)


@pytest.mark.parametrize("state", [S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW])
def test_authors_take_ideas_back_once(account, author, state, monkeypatch):
    heard: list[object] = []
    monkeypatch.setitem(events._reactions, ProposalWithdrawn, [heard.append])
    idea = make_proposal(state, author=account)
    for _sent in ("once", "twice"):
        with unit_of_work():
            operations.withdraw_proposal(author, idea)
    assert idea.state is S.WITHDRAWN
    assert (idea.marker is not None) == (state in {S.PUBLISHED, S.IN_REVIEW})
    assert heard == [ProposalWithdrawn(idea.id)]


@pytest.mark.parametrize("state", [S.PROMOTED, S.DECLINED, S.REJECTED, S.LAPSED])
def test_too_late_to_take_back(account, author, state):
    idea = make_proposal(state, author=account)
    with pytest.raises(NotPossible), unit_of_work():
        operations.withdraw_proposal(author, idea)
