"""Appealing: who is asked when, what is kept where, and that it is made once."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import VISITOR, Actor
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.moderation.models import (
    READABLE,
    Appeal,
    AppealContact,
    AppealText,
    Decision,
    DecisionKind,
    Side,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.operations import appeals, make_appeal
from beteiligung.moderation.queries import case_of
from tests.support.factories import make_account, make_area, make_decision, make_proposal, make_staff, make_unconfirmed

WORDS = "Das Wort ist ein Eigenname."


pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def officer():
    return make_staff("officer", [make_area("nordmarkt")])


@pytest.fixture
def rejected(officer):
    idea = make_proposal("rejected", area=make_area("nordmarkt"), author=make_account(language="tr"))
    return make_decision(idea, DecisionKind.REJECT, by=officer, ground="insult", text="Im Text steht ein Schimpfwort.")


def object_to(decision, actor=VISITOR, side=Side.AUTHOR, text=WORDS, **more):
    with unit_of_work():
        return make_appeal(actor, case_of(decision.id), side, text=text, language="de", **more).id


def mails():
    return list(session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id)))


def test_an_appeal_lies_at_the_desk_until_the_promised_day(rejected, officer):
    appeal = session().get_one(Appeal, object_to(rejected, Actor(account_id=make_account().id)))
    item = session().scalars(sa.select(WaitingItem).filter_by(appeal_id=appeal.id)).one()
    assert (item.kind, item.proposal_id) == (WaitingKind.APPEAL, rejected.proposal_id)
    assert item.due_on == clock.add_working_days(clock.today(), 5)
    assert (appeal.first_decider_id, appeal.side) == (officer.id, Side.AUTHOR)
    assert appeal.appellant_id is not None
    assert session().get_one(AppealText, appeal.id).text == WORDS


def test_the_author_is_told_in_their_language_and_no_address_is_kept_twice(rejected):
    object_to(rejected, email="anders@example.org")
    (mail,) = mails()
    assert (mail.kind, mail.language, mail.address) == ("appeal_received", "tr", None)
    assert WORDS not in str(mail.values)
    assert session().scalar(sa.select(AppealContact)) is None


def test_who_has_no_address_here_may_give_one(officer):
    idea = make_proposal("published", author=make_account())
    kept = make_decision(idea, DecisionKind.KEEP, by=officer, text="Das ist eine Meinung.")
    object_to(kept, side=Side.REPORTER, email=" Rita@Example.org ")
    (mail,) = mails()
    assert (mail.address, mail.language) == ("Rita@example.org", "de")
    assert "title" not in mail.values, "an address that nobody confirmed gets no words of others"


def test_who_gives_no_address_gets_no_mail(officer):
    kept = make_decision(make_proposal("published"), DecisionKind.KEEP, by=officer, text="Das ist eine Meinung.")
    object_to(kept, side=Side.REPORTER)
    assert mails() == []


def test_an_author_without_account_gets_it_where_the_idea_came_from(officer):
    idea = make_unconfirmed("mina@example.org")
    masked = make_decision(idea, DecisionKind.MASK, by=officer, ground="private_data", text="Eine Telefonnummer.")
    object_to(masked)
    assert [mail.address for mail in mails()] == ["mina@example.org"]


def test_a_side_appeals_once_and_the_other_side_as_well(rejected):
    first = object_to(rejected)
    assert object_to(rejected, text="Noch einmal, weil der Knopf klemmte.") == first
    assert object_to(rejected, side=Side.REPORTER) != first
    assert session().scalar(sa.select(sa.func.count()).select_from(WaitingItem).filter_by(kind="appeal")) == 2


def test_two_at_once_make_one_appeal(rejected, monkeypatch):
    object_to(rejected)
    monkeypatch.setattr(appeals, "appeal_against", lambda *_: None)
    with pytest.raises(Stale):
        object_to(rejected)


@pytest.mark.parametrize("text", ["zu kurz", "x" * 2001])
def test_words_have_a_length(rejected, text):
    with pytest.raises(InvalidInput):
        object_to(rejected, text=text)


def test_six_months_are_open_to_the_last_day(rejected):
    last = rejected.appeal_until
    with clock.freeze(clock.beginning_of(last + timedelta(days=1))), pytest.raises(NotPossible):
        object_to(rejected)
    with clock.freeze(clock.beginning_of(last + timedelta(days=1)) - timedelta(minutes=1)):
        object_to(rejected)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("decided", "last"),
    [
        ("2026-08-31", "2027-02-28"),
        ("2026-01-15", "2026-07-15"),
        ("2027-08-30", "2028-02-29"),
        ("2026-06-30", "2026-12-30"),
    ],
)
def test_six_months_later_is_the_same_day_or_the_last_of_the_month(decided, last):
    moment = clock.beginning_of(clock.today().fromisoformat(decided))
    assert Decision(decided_at=moment).appeal_until.isoformat() == last


@pytest.mark.parametrize("kind", [kind for kind in DecisionKind if kind not in READABLE])
def test_what_takes_nothing_away_has_no_page(officer, kind):
    assert case_of(make_decision(make_proposal("published"), kind, by=officer).id) is None
