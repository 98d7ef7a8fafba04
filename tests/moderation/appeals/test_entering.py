"""Appeals that came by phone, by letter or at the counter, and that the desk wrote down for somebody."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import VISITOR
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.mail.models import OutboxMail
from beteiligung.moderation.models import AppealText, Decision, DecisionKind, Outcome, Side
from beteiligung.moderation.operations import decide_appeal, enter_appeal, make_appeal
from beteiligung.moderation.queries import case_of
from beteiligung.proposals.models import Channel, Telling
from beteiligung.proposals.operations import tell_author
from tests.moderation.acting import do
from tests.support import factories as make

WORDS = "Das Wort ist ein Eigenname."
REASONS = "Das Wort ist ein Familienname und beleidigt niemanden."


@pytest.fixture
def heard(area):
    """An idea of somebody who has a phone and no e-mail."""
    return make.make_heard(Channel.PHONE, "rejected", area=area, language="tr")


@pytest.fixture
def first(area):
    """Who decided first."""
    return make.make_staff("officer", [area])


@pytest.fixture
def rejected(heard, first):
    return make.make_decision(heard, DecisionKind.REJECT, by=first, ground="insult", text="Schimpfwort.")


def write_down(actor, decision, side=Side.AUTHOR, report=None, text=WORDS, came_by=Channel.PHONE, **more):
    return do(
        enter_appeal,
        actor,
        decision,
        side=side,
        report_id=report.id if report is not None else None,
        came_by=came_by,
        text=text,
        language="tr",
        **more,
    )


def to_tell():
    waiting = sa.select(Telling).where(Telling.done_at.is_(None)).order_by(Telling.id)
    return [(one.kind, one.channel) for one in session().scalars(waiting)]


def test_it_is_theirs_and_whoever_decided_first_may_write_it_down_but_not_decide(rejected, first, heard, officer):
    scribe = actor_of(first.id)
    appeal = write_down(scribe, rejected)
    assert (appeal.side, appeal.appellant_id, appeal.entered_by_id) == (Side.AUTHOR, None, first.id)
    assert (appeal.came_by, session().get_one(AppealText, appeal.id).language) == (Channel.PHONE, "tr")
    assert not can(scribe, P.APPEAL_DECIDE, appeal)
    assert to_tell() == [], "who calls has heard it already"
    do(decide_appeal, officer, appeal, outcome=Outcome.UPHELD, restoring=None, reasons=REASONS, version=appeal.version)
    assert to_tell() == [("appeal_decided", Channel.PHONE)]


def test_a_letter_is_answered(rejected, officer):
    write_down(officer, rejected, came_by=Channel.LETTER)
    assert to_tell() == [("appeal_received", Channel.PHONE)]


@pytest.mark.parametrize(
    ("outcome", "left"),
    [(Outcome.GRANTED, ["appeal_decided"]), (Outcome.UPHELD, ["decision_reject", "appeal_decided"])],
)
def test_a_result_overtakes_what_was_not_told_yet(rejected, officer, heard, outcome, left):
    do(tell_author, heard, "decision_reject", {"decision_id": rejected.id})
    appeal = write_down(officer, rejected, came_by=Channel.LETTER)
    way = "publish" if outcome is Outcome.GRANTED else None
    do(decide_appeal, officer, appeal, outcome=outcome, restoring=way, reasons=REASONS, version=appeal.version)
    assert [kind for kind, _channel in to_tell()] == left


def test_of_several_reporters_it_is_one_alone_who_hears_of_it(area, first, officer):
    idea = make.make_proposal("published", area=area)
    kept = make.make_decision(idea, DecisionKind.KEEP, by=first, text="Das ist eine Meinung.")
    person = make.make_account(language="tr")
    known, other = make.make_report(idea, by=person, answer=kept), make.make_report(idea, answer=kept)
    appeal = write_down(officer, kept, Side.REPORTER, known)
    assert (appeal.report_id, appeal.appellant_id) == (known.id, person.id)
    write_down(officer, kept, Side.REPORTER, other, email="rita@example.org")
    mails = session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id))
    assert [(mail.account_id, mail.address) for mail in mails] == [(person.id, None), (None, "rita@example.org")]
    with pytest.raises(NotPossible):
        write_down(officer, kept)  # nothing was taken from the author
    stranger = make.make_report(idea)
    with pytest.raises(NotPossible):
        write_down(officer, kept, Side.REPORTER, stranger)


def test_once_also_where_it_came_by_link_before(rejected, officer):
    do(make_appeal, VISITOR, case_of(rejected.id), Side.AUTHOR, text=WORDS, language="de")
    with pytest.raises(NotPossible):
        write_down(officer, rejected)


@pytest.mark.one_database
def test_six_months_and_not_by_mail(rejected, officer):
    with pytest.raises(InvalidInput):
        write_down(officer, rejected, came_by=Channel.EMAIL)
    with clock.freeze(clock.beginning_of(rejected.appeal_until + timedelta(days=1))), pytest.raises(NotPossible):
        write_down(officer, rejected)


@pytest.mark.one_database
def test_nobody_appeals_against_a_lock_they_do_not_know_of(area, first, officer):
    idea = make.make_proposal("published", area=area)
    lock = make.make_decision(idea, DecisionKind.LOCK, by=first, ground="threat", text=None)
    with pytest.raises(NotPossible):
        write_down(officer, lock)
    do(setattr, session().get_one(Decision, lock.id), "told_at", clock.now())
    report = make.make_report(idea, answer=lock, waits=False)  # whoever reported it would read the ground
    with pytest.raises((InvalidInput, NotPossible)):
        write_down(officer, lock, Side.REPORTER, report)
    assert write_down(officer, lock).decision_id == lock.id
