"""Supporters are told, once, that an idea will not come true."""

from datetime import timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import chores
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.operations import decide_decline
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.votes import declines, supporters
from beteiligung.votes.models import DeclineNotice
from tests.support.factories import make_account, make_area, make_city, make_proposal, make_staff, make_vote

KIND = "supported_idea_declined"


@pytest.fixture(autouse=True)
def in_app(app, monkeypatch):
    monkeypatch.setattr(chores, "_chores", [declines.tell_of_declines])
    with app.app_context():
        make_city()
        yield


def declined(*languages):
    """An idea that was declined, its author, and one supporter for each language."""
    area = make_area("nordmarkt")
    author = make_account()
    idea = make_proposal("in_review", area=area, author=author, title="Bank am Brunnen")
    people = [make_account(language=language) for language in languages]
    for person in (*people, author):
        make_vote(idea, person)
    officer = actor_of(make_staff("officer", [area]).id)
    with clock.freeze(clock.now() + timedelta(minutes=1)), unit_of_work():
        decide_decline(officer, the(idea), "Dafür reicht das Geld in diesem Jahr nicht.", version=the(idea).version)
    return idea, author, people


def the(idea):
    return session().get_one(Proposal, idea.id)


def told():
    query = sa.select(OutboxMail).filter_by(kind=KIND).order_by(OutboxMail.next_try_at, OutboxMail.id)
    return list(session().scalars(query))


def test_each_supporter_is_told_once_in_their_language_and_the_author_is_not():
    idea, author, people = declined("de", "ar")
    for _ in range(3):
        chores.do_chores()
    assert [(mail.account_id, mail.language) for mail in told()] == [(p.id, p.language) for p in people]
    assert author.id not in {mail.account_id for mail in told()}
    body = render(told()[1], the_city()).body
    assert f"/ar/ideen/{idea.id}-bank-am-brunnen" in body
    assert session().scalar(sa.select(DeclineNotice.proposal_id)) is None


def test_many_are_told_in_parts_and_their_mails_leave_one_after_the_other(monkeypatch):
    monkeypatch.setattr(supporters, "AT_ONCE", 2)
    _idea, _author, people = declined(*["de"] * 5)
    chores.do_chores()
    assert {mail.account_id for mail in told()} == {person.id for person in people}
    moments = [mail.next_try_at for mail in told()]
    assert {after - before for before, after in pairwise(moments)} == {supporters.BETWEEN_MAILS}


def test_nobody_is_told_of_an_idea_that_goes_on_after_all():
    idea, _author, _people = declined("de")
    with unit_of_work():
        the(idea).state = ProposalState.IN_REVIEW
    chores.do_chores()
    assert not told()
    assert session().scalar(sa.select(DeclineNotice.proposal_id)) is None
