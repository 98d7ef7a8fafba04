"""Whoever wrote what was locked is told when that warns nobody: with reasons and remedies, without a word of it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import VISITOR, Actor
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden, NotPossible
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import Appeal, Decision, DecisionKind, Lock, Outcome, Side, Subject
from beteiligung.moderation.operations import decide_appeal, erase_locked, lift_lock, make_appeal, tell_of_lock
from beteiligung.moderation.queries import case_of, readable_decisions
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import photos_of, proposal_by_id
from tests.moderation.acting import do
from tests.moderation.contributions import lock
from tests.support import factories as make

WORD = "Donnerkeilwort"


@pytest.fixture
def author(area):
    make.make_city()
    return make.make_account(language="tr")


@pytest.fixture
def idea(area, author):
    return make.make_proposal(area=area, author=author, title=f"{WORD} am Platz", photos=1)


def tell(actor, number):
    do(tell_of_lock, actor, session().get_one(Lock, number))


def letters():
    return session().scalars(sa.select(OutboxMail).filter_by(kind="decision_lock")).all()


def decision():
    return session().scalars(sa.select(Decision).filter_by(kind=DecisionKind.LOCK)).one()


def test_nobody_is_told_until_somebody_says_so(idea, officer, author):
    number = lock(officer, idea)
    assert letters() == []
    tell(officer, number)
    tell(officer, number)
    (letter,) = letters()
    said = render(letter, the_city())
    assert (letter.account_id, letter.language) == (author.id, "tr")
    assert "/entscheidungen/" in said.body
    assert WORD.casefold() not in f"{letter.values} {said.subject} {said.body}".casefold()


def test_it_can_be_told_at_once(idea, officer, author):
    comment = make.make_comment(idea, author, text=WORD)
    lock(officer, idea, comment, Subject.COMMENT, tells=True)
    (letter,) = letters()
    assert letter.account_id == author.id
    assert WORD.casefold() not in str(letter.values).casefold()


def test_from_the_day_it_is_told_there_are_six_months_to_appeal(idea, officer):
    number = lock(officer, idea)
    before = decision().appeal_until
    with clock.freeze(clock.now() + timedelta(days=100)):
        tell(officer, number)
        assert (decision().appeal_until - before).days in range(97, 104)


def test_an_appeal_against_it_says_nothing_of_it_and_brings_it_back(idea, officer, coordinator):
    number = lock(officer, idea)
    tell(officer, number)
    case = case_of(decision().id)
    appeal = do(make_appeal, VISITOR, case, Side.AUTHOR, text="Das war ein Zitat.", language="de")
    appeal = session().get_one(Appeal, appeal.id)
    granted = {"outcome": Outcome.GRANTED, "restoring": "lift", "reasons": "Es war ein Zitat, niemand ist bedroht."}
    do(decide_appeal, coordinator, appeal, **granted, version=appeal.version)
    mails = session().scalars(sa.select(OutboxMail)).all()
    assert {"appeal_received", "appeal_decided"} <= {mail.kind for mail in mails}
    assert WORD.casefold() not in str([mail.values for mail in mails]).casefold()
    assert proposal_by_id(idea.id) is not None


def test_the_page_of_the_idea_leads_to_it_only_when_told(idea, officer):
    (photo,) = photos_of(idea)
    number = lock(officer, idea, photo, Subject.PHOTO)
    assert readable_decisions(idea.id) == []
    tell(officer, number)
    assert [made.kind for made in readable_decisions(idea.id)] == [DecisionKind.LOCK]


def test_what_was_deleted_is_told_and_what_was_lifted_is_not(idea, area, officer, coordinator):
    number = lock(officer, idea)
    do(erase_locked, coordinator, session().get_one(Lock, number))
    tell(officer, number)
    assert len(letters()) == 1
    other = lock(officer, make.make_proposal(area=area))
    do(lift_lock, coordinator, session().get_one(Lock, other))
    with pytest.raises(NotPossible):
        tell(officer, other)


def test_where_the_platform_has_no_address_somebody_tells_them(area, officer):
    heard = make.make_heard(area=area)
    number = lock(officer, heard, tells=True)
    assert session().get_one(Proposal, heard.id).locked_at is not None
    decision = session().get_one(Decision, session().get_one(Lock, number).decision_id)
    assert decision.told_at is None, "not by locking it"
    tell(officer, number)
    assert letters() == []
    assert decision.told_at is not None, "from now on they can appeal"


def test_what_waits_to_be_told_leaves_also_when_the_whole_idea_is_locked(idea, officer):
    (photo,) = photos_of(idea)
    lock(officer, idea, photo, Subject.PHOTO, tells=True)
    lock(officer, idea)
    (letter,) = letters()
    assert letter.failed_at is None
    assert "/entscheidungen/" in render(letter, the_city()).body


def test_who_may_not(idea, officer, author):
    number = lock(officer, idea)
    for actor in (VISITOR, Actor(account_id=author.id, is_confirmed=True), Actor(account_id=99, is_auditor=True)):
        with pytest.raises(Forbidden):
            tell(actor, number)


DESK = "/de/moderation/"


@pytest.mark.one_database
def test_at_the_desk(people, world):
    idea = world(make.make_proposal, area=people.here, author=people.author, title=WORD)
    officer = people.browser("officer")
    form = officer.get(f"{DESK}ideen/{idea.id}/beitrag").follow("Sofort sperren").form()
    page = form.submit("Jetzt sperren")
    assert "Die Person weiß davon noch nichts." in page
    page = page.follow("Sperre Nr. 1 jetzt mitteilen").form().submit("Jetzt mitteilen")
    assert "Der Person mitgeteilt am" in page
    assert "noch nichts" not in page
    officer.get(f"{DESK}gesperrt/1/mitteilen", status=409)
    made = world.ask(lambda: decision().id)
    world.ask(lambda: do(make_appeal, VISITOR, case_of(made), Side.AUTHOR, text="Das war ein Zitat.", language="de"))
    inbox = people.browser("coordinator").get(f"{DESK}?wer=alle")
    assert "Gesperrtes" in inbox
    assert WORD not in inbox
    assert WORD not in people.browser("coordinator").get(f"{DESK}beschwerden/1")
