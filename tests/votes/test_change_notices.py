"""Supporters are told of a changed text: once, in their language, and without making the change slow."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import chores
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.proposals import operations
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import Details, content_of
from beteiligung.votes import notices, supporters
from beteiligung.votes.models import ChangeNotice
from beteiligung.votes.operations import cast_vote, take_back_vote
from tests.support.broken_rows import break_row, mend_row
from tests.support.factories import make_account, make_city, make_proposal, make_vote
from tests.support.statements import StatementCounter

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KIND = "supported_idea_changed"


@pytest.fixture(autouse=True)
def context(app: Flask, monkeypatch):
    monkeypatch.setattr(chores, "_chores", [notices.tell_supporters])
    with app.app_context():
        yield


def after(minutes: float):
    return clock.freeze(NOON + timedelta(minutes=minutes))


def an_idea(*languages: str):
    """A published idea, its author, and one supporter for each language."""
    with after(-600):
        author = make_account()
        idea = make_proposal(author=author)
        people = [make_account(language=language) for language in languages]
        for person in (*people, author):
            make_vote(idea, person)
    return idea, Actor(account_id=author.id), people


def edit(actor, idea, minutes: float, **values):
    with after(minutes), unit_of_work():
        values = values or {"text": f"Ein neuer Text, nach {minutes} Minuten."}
        operations.edit_proposal(actor, idea, replace(content_of(idea), **values), version=idea.version)


def tell(minutes: float) -> list[tuple[int, str]]:
    """Let the worker do its chores; gives whom the mails of this time go to."""
    before = session().scalar(sa.select(sa.func.max(OutboxMail.id))) or 0
    with after(minutes):
        chores.do_chores()
    query = sa.select(OutboxMail.account_id, OutboxMail.language).where(OutboxMail.id > before, OutboxMail.kind == KIND)
    return [tuple(row) for row in session().execute(query.order_by(OutboxMail.account_id))]


def test_everybody_but_the_author_is_told_once_in_their_language():
    idea, author, people = an_idea("de", "tr", "ar")
    edit(author, idea, 0)
    assert tell(29) == [], "the author may still be writing"
    assert tell(31) == [(person.id, person.language) for person in people]
    assert tell(90) == []


def test_several_changes_in_a_short_time_are_one_mail():
    idea, author, people = an_idea("de")
    for minutes in (0, 10, 29):
        edit(author, idea, minutes)
    assert len(tell(31)) == len(people)
    assert tell(300) == []


def test_never_twice_within_a_day():
    idea, author, _people = an_idea("de")
    edit(author, idea, 0)
    assert len(tell(31)) == 1
    edit(author, idea, 60)
    assert tell(120) == []
    assert tell(31 + 24 * 60 - 1) == []
    assert len(tell(31 + 24 * 60)) == 1
    edit(author, idea, 5000)
    assert len(tell(5031)) == 1


def test_what_changes_no_words_is_no_news():
    idea, author, _people = an_idea("de")
    edit(author, idea, 0, details=Details(cost_cents=1))
    assert session().get(ChangeNotice, idea.id) is None
    assert tell(60) == []


def test_who_took_the_vote_back_or_came_later_is_not_told():
    idea, author, people = an_idea("de", "de")
    edit(author, idea, 0)
    late = make_account()
    with after(10), unit_of_work():
        take_back_vote(Actor(account_id=people[0].id), idea)
        cast_vote(Actor(account_id=late.id), idea)
    assert [account for account, _language in tell(31)] == [people[1].id]


def test_nobody_is_told_of_an_idea_that_was_taken_back():
    idea, author, _people = an_idea("de")
    edit(author, idea, 0)
    with after(5), unit_of_work():
        operations.withdraw_proposal(author, idea)
    assert tell(31) == []
    assert session().get_one(ChangeNotice, idea.id).due_at is None


def test_an_idea_nobody_supports():
    idea, author, _people = an_idea()
    edit(author, idea, 0)
    assert tell(31) == []


def test_many_are_told_in_parts_and_none_is_left_out(monkeypatch):
    monkeypatch.setattr(supporters, "AT_ONCE", 3)
    idea, author, people = an_idea(*["de"] * 8)
    edit(author, idea, 0)
    told_to_end = iter([False, False, True])  # after looking, and after the first part
    with after(31):
        chores.do_chores(stop=lambda: next(told_to_end))
    assert session().get_one(ChangeNotice, idea.id).last_account_id == people[2].id
    edit(author, idea, 32)
    assert [account for account, _language in tell(33)] == [person.id for person in people[3:]]
    mails = session().scalars(sa.select(OutboxMail).where(OutboxMail.kind == KIND).order_by(OutboxMail.id)).all()
    assert [mail.account_id for mail in mails] == [person.id for person in people]
    dues = [mail.next_try_at for mail in mails]
    assert dues == sorted(set(dues)), "a code that somebody waits for would be behind all of them"
    assert len(tell(31 + 24 * 60)) == 8, "who was told before the second change hears of it, too"


def test_an_idea_that_cannot_be_told_holds_up_no_other(caplog):
    broken, author, people = an_idea("de")
    edit(author, broken, 0)
    other, author, supporters = an_idea("de")
    edit(author, other, 1)
    number, told = broken.id, [people[0].id]
    break_row(number)
    assert [account for account, _language in tell(32)] == [supporters[0].id]
    assert [record.message for record in caplog.records] == [f"the chore tell_supporters for {number} failed"]
    mend_row(number)
    assert [account for account, _language in tell(42)] == told, "it is tried again"


def test_a_change_while_the_worker_tells_is_told_later(app):
    idea, author, people = an_idea("de")
    edit(author, idea, 0)
    number = idea.id

    def change():
        with app.app_context():
            edit(author, session().get_one(Proposal, number), 32)

    with ThreadPoolExecutor(1) as beside:
        with after(31), unit_of_work():
            session().get_one(ChangeNotice, number, with_for_update=True)  # with this the worker begins
            changing = beside.submit(change)
            wait([changing], timeout=1)
            assert not changing.done(), "it waits for what the worker writes"
            notices._tell(number)
        changing.result(timeout=10)
    session().expire_all()
    assert session().get_one(ChangeNotice, number).due_at is not None
    assert len(tell(31 + 24 * 60)) == len(people)


def test_the_change_itself_costs_the_same_however_many_support_it(app):
    def cost(supporters):
        idea, author, _people = an_idea(*["de"] * supporters)
        with StatementCounter(app) as counter:
            edit(author, idea, 0)
        return counter.count

    assert cost(0) == cost(30)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
@pytest.mark.parametrize("state", [ProposalState.PUBLISHED, ProposalState.PROMOTED])
def test_the_mail(language, state):
    idea, author, _people = an_idea(language)
    edit(author, idea, 0)
    with unit_of_work():
        idea.state = state
    tell(31)
    letter = render(session().scalars(sa.select(OutboxMail)).one(), make_city())
    assert f"/{language}/ideen/{idea.id}/fassungen" in letter.body
    is_open = state is ProposalState.PUBLISHED
    assert (f"/{language}/ideen/{idea.id}/unterstuetzen/zuruecknehmen" in letter.body) == is_open
    assert idea.title in letter.body
    assert str(idea.id) in letter.subject
