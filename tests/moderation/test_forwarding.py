"""Passing an idea on: where it lies is known, the desk asks again, and the reply leads on."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.core.text import REMOVED
from beteiligung.mail import chores
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import DecisionKind, Forwarding, WaitingItem, WaitingKind
from beteiligung.moderation.operations import ASK_AFTER, ask_again, forward_idea, lay_forwarded_on_desk, record_reply
from beteiligung.moderation.queries import decisions_of
from beteiligung.proposals.models import ProposalState, ProposalVersion
from beteiligung.proposals.operations import remove_passage
from beteiligung.proposals.queries.lists import ListFilters, listed, titles
from tests.moderation.acting import the
from tests.support.factories import (
    make_account,
    make_area,
    make_city,
    make_forwarding,
    make_office,
    make_proposal,
    make_staff,
)

REPLY = "Der Weg wird im Frühjahr neu gebaut. Eine Bank ist dabei."


@pytest.fixture(autouse=True)
def in_app(app, monkeypatch):
    monkeypatch.setattr(chores, "_chores", [lay_forwarded_on_desk])
    with app.app_context():
        make_city()
        yield


def forward(actor, idea, office=None, own="", reference=None, version=None):
    office = office or make_office("Tiefbauamt")
    with unit_of_work():
        forward_idea(
            actor, the(idea), own, office_id=office.id, reference=reference, version=version or the(idea).version
        )


def reply(actor, idea, text=REPLY, *, goes_on=True, reference=None, version=None):
    with unit_of_work():
        version = version or the(idea).version
        record_reply(actor, the(idea), text, goes_on=goes_on, reference=reference, version=version)


def mail(kind):
    return render(session().scalars(sa.select(OutboxMail).filter_by(kind=kind)).one(), the_city()).body


def waiting(idea):
    query = sa.select(WaitingItem.kind).filter_by(proposal_id=idea.id, done_at=None)
    return list(session().scalars(query))


@pytest.mark.parametrize("state", ["submitted", "published"])
def test_it_leaves_the_inbox_and_its_author_knows_where_it_is(area, officer, state):
    idea = make_proposal(state, area=area, author=make_account(language="tr"))
    forward(officer, idea, own="Wir bleiben dran.", reference="66/12-b")
    assert the(idea).state is ProposalState.FORWARDED
    assert waiting(idea) == []
    assert [row.kind for row in decisions_of(idea.id)] == [DecisionKind.FORWARD]
    body = mail("decision_forward")
    for part in ("Tiefbauamt", "66/12-b", "Wir bleiben dran.", "Almanca"):
        assert part in body
    assert ("/tr/konto/ideen" in body) is (state == "submitted")


def test_what_was_never_public_stays_with_author_and_staff(area, officer):
    hidden, public = (make_proposal(state, area=area) for state in ("submitted", "published"))
    for idea in (hidden, public):
        forward(officer, idea, make_office())
    assert [the(idea).is_public for idea in (hidden, public)] == [False, True]
    assert [row.id for row in listed(ListFilters(), "", 9).items] == [public.id]
    assert {row.id: row.is_public for row in titles([hidden.id, public.id]).values()} == {
        hidden.id: False,
        public.id: True,
    }


def test_four_weeks_later_it_lies_at_the_desk_once(area, officer):
    idea = make_proposal("published", area=area)
    forward(officer, idea)
    with clock.freeze(clock.now() + ASK_AFTER - timedelta(days=1)):
        chores.do_chores()
        assert waiting(idea) == []
    with clock.freeze(clock.now() + ASK_AFTER):
        chores.do_chores()
        chores.do_chores()
        assert waiting(idea) == [WaitingKind.FORWARDED_IDEA]
        due = session().scalar(sa.select(WaitingItem.due_on).filter_by(done_at=None))
        assert due == clock.add_working_days(clock.today(), 5)


def test_who_asked_again_is_reminded_after_the_same_time(area, officer):
    idea = make_proposal("published", area=area)
    forward(officer, idea)
    with clock.freeze(clock.now() + ASK_AFTER):
        chores.do_chores()
        with unit_of_work():
            ask_again(officer, the(idea), version=the(idea).version)
        chores.do_chores()
        assert waiting(idea) == []
    with clock.freeze(clock.now() + 2 * ASK_AFTER):
        chores.do_chores()
        assert waiting(idea) == [WaitingKind.FORWARDED_IDEA]
        reply(officer, idea)
        chores.do_chores()
        assert waiting(idea) == []


def test_a_reply_opens_the_idea_for_all_and_publishes_it_where_it_was_not(area, officer):
    idea = make_proposal("submitted", area=area, author=make_account(language="en"), photos=1)
    forward(officer, idea)
    reply(officer, idea, reference="66/12")
    found = the(idea)
    assert (found.state, found.is_public) == (ProposalState.PUBLISHED, True)
    assert session().scalar(sa.select(ProposalVersion.number).filter_by(proposal_id=idea.id)) == 1
    kept = session().scalars(sa.select(Forwarding)).one()
    assert (kept.reply, kept.reference) == (REPLY, "66/12")
    body = mail("office_replied")
    for part in (REPLY, "in German", "it is public now", f"/en/ideen/{idea.id}-"):
        assert part in body


def test_an_idea_that_was_public_keeps_its_day_and_text(area, officer):
    idea = make_proposal("published", area=area, age=timedelta(days=9))
    before = the(idea).published_at
    forward(officer, idea)
    reply(officer, idea)
    assert the(idea).published_at == before
    assert session().scalar(sa.select(sa.func.count()).select_from(ProposalVersion)) == 1
    assert "again" not in mail("office_replied")
    assert "wieder unterstützen" in mail("office_replied")


def test_a_reply_can_end_it_with_reasons_and_remedies(area, officer):
    idea = make_proposal("submitted", area=area, author=make_account(language="de"))
    forward(officer, idea)
    reply(officer, idea, goes_on=False)
    assert (the(idea).state, the(idea).is_public) == (ProposalState.DECLINED, False)
    assert next((row.kind, row.text) for row in decisions_of(idea.id)) == (DecisionKind.DECLINE, REPLY)
    body = mail("decision_decline")
    for part in (REPLY, "Tiefbauamt", "Verwaltungsgericht"):
        assert part in body


def test_it_can_be_passed_on_again(area, officer):
    idea = make_proposal("published", area=area)
    forward(officer, idea)
    reply(officer, idea)
    forward(officer, idea, make_office("Grünflächenamt"))
    reply(officer, idea, "Das Grünflächenamt sagt Nein, weil dort Leitungen liegen.", goes_on=False)
    assert [row.office_name for row in session().scalars(sa.select(Forwarding).order_by(Forwarding.id))] == [
        "Tiefbauamt",
        "Grünflächenamt",
    ]


def test_what_is_refused(area, officer):
    idea = make_proposal("submitted", area=area)
    closed = make_office(is_active=False)
    with pytest.raises(InvalidInput):
        forward(officer, idea, closed)
    with pytest.raises(InvalidInput):
        forward(officer, idea, reference="x" * 61)
    with pytest.raises(Stale):
        forward(officer, idea, make_office(), version=99)
    with pytest.raises(Forbidden):
        forward(Actor(account_id=make_staff("officer", [make_area("hoerde")]).id), idea, make_office())
    forward(officer, idea, make_office())
    with pytest.raises(InvalidInput):
        reply(officer, idea, "Nein.")
    with pytest.raises(Stale):
        reply(officer, idea, version=99)
    reply(officer, idea)
    with pytest.raises(NotPossible):
        reply(officer, idea)


def test_a_removed_passage_is_gone_from_the_reply(area, officer):
    author = make_account()
    idea = make_proposal(
        "forwarded", area=area, author=author, text="Frau Müller am Kiosk weiß Bescheid, sagt man hier."
    )
    make_forwarding(idea)
    reply(officer, idea, "Wir haben Frau Müller gefragt, sie ist einverstanden.")
    with unit_of_work():
        remove_passage(Actor(account_id=author.id), the(idea), "Frau Müller")
    assert (
        session().scalars(sa.select(Forwarding.reply)).one() == f"Wir haben {REMOVED} gefragt, sie ist einverstanden."
    )
