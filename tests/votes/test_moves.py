"""Supporters are told where their vote counts: once, of what is so by then, and how to step back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import chores
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.proposals.events import ProposalTextChanged
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import Part, merge_proposal, split_proposal, unmerge_proposal
from beteiligung.votes import moves, notices, supporters
from tests.support.factories import make_account, make_area, make_city, make_proposal, make_vote

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def context(app: Flask, monkeypatch):
    monkeypatch.setattr(chores, "_chores", [moves.tell_of_moves, notices.tell_supporters])
    with app.app_context():
        yield


def after(minutes: float):
    return clock.freeze(NOON + timedelta(minutes=minutes))


@pytest.fixture
def area():
    return make_area("nordmarkt")


@pytest.fixture
def officer(area):
    return Actor(account_id=make_account().id, officer_for=frozenset({area.id}))


def supported(area, *languages, **values):
    """A published idea that its author and one person for each language support."""
    with after(-600):
        author = make_account()
        idea = make_proposal(area=area, author=author, **values)
        people = [make_account(language=language) for language in languages]
        for person in (*people, author):
            make_vote(idea, person)
    return idea, [person.id for person in people]


def do(minutes, act, actor, *ideas):
    with after(minutes), unit_of_work():
        act(actor, *(session().get_one(Proposal, idea.id) for idea in ideas))


def tell(minutes):
    """Let the worker do its chores; gives which mails this brought, and to whom."""
    before = session().scalar(sa.select(sa.func.max(OutboxMail.id))) or 0
    with after(minutes):
        chores.do_chores()
    query = sa.select(OutboxMail.kind, OutboxMail.account_id).where(OutboxMail.id > before).order_by(OutboxMail.id)
    return [tuple(row) for row in session().execute(query)]


def test_supporters_of_the_merged_idea_are_told_once(area, officer):
    lead, _others = supported(area, "de")
    idea, people = supported(area, "de", "tr")
    do(0, merge_proposal, officer, idea, lead)
    assert tell(29) == []
    assert tell(31) == [("supported_idea_merged", person) for person in people]
    assert tell(90) == []


def test_what_is_undone_at_once_is_no_news(area, officer):
    lead, (idea, people) = make_proposal(area=area), supported(area, "de")
    do(0, merge_proposal, officer, idea, lead)
    do(10, unmerge_proposal, officer, idea)
    assert tell(60) == []
    do(100, merge_proposal, officer, idea, lead)
    assert tell(131) == [("supported_idea_merged", person) for person in people]
    do(200, unmerge_proposal, officer, idea)
    assert tell(231) == [("supported_idea_separated", person) for person in people]


def test_those_who_came_with_an_earlier_merge_are_told_as_well(area, officer):
    first, people = supported(area, "de")
    second, others = supported(area, "de")
    third = make_proposal(area=area)
    do(0, merge_proposal, officer, first, second)
    tell(31)
    do(100, merge_proposal, officer, second, third)
    everybody = sorted([first.author_id, *people, *others])
    assert tell(131) == [("supported_idea_merged", person) for person in everybody]


def test_a_change_of_the_lead_is_told_to_all_who_support_it(area, officer):
    lead, others = supported(area, "de")
    idea, people = supported(area, "de")
    both = make_account().id
    with after(-500):
        for one in (lead, idea):
            make_vote(one, session().get_one(Account, both))
    do(0, merge_proposal, officer, idea, lead)
    tell(31)
    with after(60), unit_of_work():
        notices.note_change(ProposalTextChanged(lead.id))
    told = {account for kind, account in tell(91) if kind == "supported_idea_changed"}
    assert told == {*others, *people, both, idea.author_id}


def test_many_are_told_in_parts_and_none_is_left_out(area, officer, monkeypatch):
    monkeypatch.setattr(supporters, "AT_ONCE", 3)
    lead, (idea, people) = make_proposal(area=area), supported(area, *["de"] * 7)
    do(0, merge_proposal, officer, idea, lead)
    assert [account for _kind, account in tell(31)] == people


def split(actor, idea):
    parts = [
        Part(f"Teil {number} davon", "Ein Teil, der für sich stehen kann.", idea.aktionsraum_id) for number in (1, 2)
    ]
    split_proposal(actor, idea, parts)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_the_mails(area, officer, language):
    lead, (idea, _people) = make_proposal(area=area, title="Ein Garten für alle"), supported(area, language)
    do(0, split, officer, idea)
    tell(31)
    do(100, merge_proposal, officer, idea, lead)
    tell(131)
    do(200, unmerge_proposal, officer, idea)
    tell(231)
    parts = session().scalars(sa.select(Proposal.id).where(Proposal.split_from_id == idea.id)).all()
    letters = [
        render(mail, make_city())
        for mail in session().scalars(
            sa.select(OutboxMail).where(OutboxMail.kind.like("supported_idea%")).order_by(OutboxMail.id)
        )
    ]
    assert len(letters) == 3
    back = f"/{language}/ideen/{{}}/unterstuetzen/zuruecknehmen"
    for letter, expected in zip(
        letters,
        (
            [f"/{language}/ideen/{part}" for part in parts] + [back.format(idea.id)],
            ["Ein Garten für alle", f"/{language}/ideen/{lead.id}", back.format(lead.id)],
            [back.format(idea.id)],
        ),
        strict=True,
    ):
        assert idea.title in letter.body
        for words in expected:
            assert words in letter.body
