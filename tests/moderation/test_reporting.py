"""Anybody reports, gets a receipt and an answer; harm covers a text for a while, and nothing else follows by itself."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.queries import account_by_id
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.clock import CITY_ZONE
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale, TooMany
from beteiligung.core.limits import DAY, hit
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation import operations
from beteiligung.moderation.models import DecisionKind, Reason, Report, ReportText, Subject, WaitingItem, WaitingKind
from beteiligung.moderation.operations import Sender
from beteiligung.moderation.operations.reporting import MOST_OF_ONE_THING, RECEIPTS_PER_DAY
from beteiligung.moderation.queries import answer_to, report_by_secret
from beteiligung.proposals.operations import mask_passage, withdraw_proposal
from tests.moderation.contributions import SECRET, contribution, hide, lock, report
from tests.support.factories import (
    make_account,
    make_city,
    make_comment,
    make_proposal,
    make_report,
)

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=CITY_ZONE)
WORDS = "Das ist eine Meinung und darf dort stehen."


@pytest.fixture
def idea(area):
    return make_proposal(area=area)


def keep(actor, idea, thing=None, subject=Subject.IDEA, bad_faith=()):
    with unit_of_work():
        asked = contribution(idea, thing, subject)
        operations.keep_content(actor, asked, words=WORDS, bad_faith=bad_faith, version=asked.version)


def letters(kind):
    found = session().scalars(sa.select(OutboxMail).where(OutboxMail.kind == kind).order_by(OutboxMail.id))
    return [(mail, render(mail, the_city())) for mail in found.all()]


def entries():
    query = sa.select(WaitingItem).where(WaitingItem.kind == WaitingKind.REPORT, WaitingItem.done_at.is_(None))
    return session().scalars(query.order_by(WaitingItem.id)).all()


def test_a_report_waits_at_the_desk_and_its_words_lie_apart(idea):
    number = report(idea)
    row = session().get_one(Report, number)
    assert (row.proposal_id, row.subject, row.subject_id, row.reason) == (idea.id, Subject.IDEA, None, Reason.INSULT)
    assert row.secret_hash != SECRET
    assert report_by_secret(SECRET).id == number
    assert session().get_one(ReportText, number).email is None
    (item,) = entries()
    assert (item.report_id, item.aktionsraum_id) == (number, idea.aktionsraum_id)
    assert item.due_on == clock.add_working_days(clock.today(), 5)
    assert not letters("report_received")


def test_sent_twice_it_is_one_report(idea):
    assert report(idea) == report(idea)
    assert len(entries()) == 1


def test_several_reports_on_one_thing_are_one_entry_which_keeps_its_day(area, idea):
    comment = make_comment(idea)
    with clock.freeze(FRIDAY):
        report(idea, secret="x" * 30)
    report(idea, secret="y" * 30)
    report(idea, comment, Subject.COMMENT, secret="z" * 30)
    assert [session().get_one(Report, item.report_id).subject for item in entries()] == [Subject.IDEA, Subject.COMMENT]
    assert entries()[0].since == FRIDAY


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_the_receipt_comes_by_mail_and_holds_no_word_of_it(idea, language):
    make_city()
    report(idea, email=read_email("mina@example.org"), language=language)
    ((mail, letter),) = letters("report_received")
    assert mail.address == "mina@example.org"
    assert f"/{language}/meldungen/{SECRET}" in letter.body
    assert "beschimpft" not in letter.body
    assert idea.title not in letter.body


def test_a_strangers_address_gets_few_receipts(idea):
    for number in range(RECEIPTS_PER_DAY + 2):
        report(idea, email=read_email("mina@example.org"), secret=f"{number}{SECRET}")
    assert len(letters("report_received")) == RECEIPTS_PER_DAY


def test_what_nobody_sees_is_not_reported(area, officer, idea):
    comment, stone = make_comment(idea), make_comment(idea, deleted=True)
    hide(officer, idea, comment, Subject.COMMENT)
    for thing, subject in (
        (comment, Subject.COMMENT),
        (stone, Subject.COMMENT),
        (None, Subject.IDEA_NAME),  # "Nachbar*in" is nobody's name
    ):
        with pytest.raises(NotPossible):
            report(idea, thing, subject)
    with pytest.raises(NotPossible):
        report(make_proposal("submitted", area=area))


def test_so_many_reports_on_one_thing_say_nothing_new(idea):
    with unit_of_work():
        for _ in range(MOST_OF_ONE_THING):
            make_report(idea, waits=False)
    with pytest.raises(TooMany):
        report(idea)
    report(idea, make_comment(idea), Subject.COMMENT)


@pytest.mark.parametrize("secret", ["", "short"])
def test_a_secret_must_be_one(idea, secret):
    with pytest.raises(InvalidInput):
        report(idea, secret=secret)


@pytest.mark.parametrize("reason", [Reason.THREAT, Reason.CHILD, Reason.PRIVATE_DATA])
def test_harm_covers_a_text_until_the_next_working_day_is_over(idea, reason):
    with clock.freeze(FRIDAY):
        report(idea, reason=reason)
        assert idea.is_covered
    assert idea.covered_until == datetime(2026, 12, 1, tzinfo=CITY_ZONE), "Friday, weekend, Monday"
    with clock.freeze(idea.covered_until - timedelta(seconds=1)):
        assert idea.is_covered
    with clock.freeze(idea.covered_until):
        assert not idea.is_covered


def test_only_harm_covers_only_once_and_moves_no_version(idea):
    for number, reason in enumerate(set(Reason) - {Reason.THREAT, Reason.CHILD, Reason.PRIVATE_DATA}):
        report(idea, reason=reason, secret=f"{number}{SECRET}")
    assert idea.covered_until is None
    version = idea.version
    with clock.freeze(FRIDAY):
        report(idea, reason=Reason.THREAT)
    until = idea.covered_until
    with clock.freeze(until + timedelta(days=1)):
        report(idea, reason=Reason.CHILD, secret=f"again-{SECRET}")
        assert not idea.is_covered
    assert (idea.covered_until, idea.version) == (until, version)


def test_a_name_is_not_covered(area):
    idea = make_proposal(area=area, shown_name="Rana")
    report(idea, None, Subject.IDEA_NAME, reason=Reason.PRIVATE_DATA)
    assert idea.covered_until is None


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_everybody_who_reported_gets_the_answer_in_their_language(area, officer, idea, language):
    make_city()
    signed_in = make_account(language="de")
    report(idea, email=read_email("mina@example.org"), language=language)
    report(idea, actor=Actor(account_id=signed_in.id, is_confirmed=True), secret="b" * 30)
    report(idea, secret="c" * 30)
    keep(officer, idea)
    answers = letters("report_answered")
    assert [(mail.address, mail.account_id) for mail, _ in answers] == [
        ("mina@example.org", None),
        (None, signed_in.id),
    ]
    body = answers[0][1].body
    assert answers[0][1].language.address == language
    assert WORDS in body
    assert the_city().court in body
    assert entries() == []
    assert answer_to(report_by_secret(SECRET)).kind is DecisionKind.KEEP


def test_an_answer_ends_the_cover(officer, idea):
    report(idea, reason=Reason.THREAT)
    keep(officer, idea)
    assert not idea.is_covered


def test_hiding_answers_with_the_ground_and_nothing_of_the_facts(officer, idea):
    make_city()
    report(idea, email=read_email("mina@example.org"))
    hide(officer, idea)
    ((_mail, letter),) = letters("report_answered")
    assert "Der Beitrag beleidigt jemanden" in letter.body
    assert "Schimpfwort" not in letter.body
    assert session().scalars(sa.select(Report)).one().answered_at is not None


def test_locking_an_idea_answers_everything_on_its_page_without_a_ground(officer, idea):
    make_city()
    comment = make_comment(idea)
    report(idea, email=read_email("mina@example.org"), secret="a" * 30)
    report(idea, comment, Subject.COMMENT, email=read_email("ali@example.org"), secret="b" * 30)
    lock(officer, idea)
    assert [mail.address for mail, _ in letters("report_answered")] == ["mina@example.org", "ali@example.org"]
    assert all("Zeichen oder Darstellungen" not in letter.body for _, letter in letters("report_answered"))
    assert all(mail.failed_at is None for mail, _ in letters("report_answered"))


def test_answered_once(officer, idea):
    report(idea)
    keep(officer, idea)
    with pytest.raises(Stale):
        keep(officer, idea)


def test_an_idea_that_moves_on_keeps_its_reports(area, officer):
    author = make_account()
    idea = make_proposal(area=area, author=author)
    report(idea)
    with unit_of_work():
        withdraw_proposal(Actor(account_id=author.id, is_confirmed=True), idea)
    assert len(entries()) == 1


def test_a_removed_passage_goes_from_the_words_of_reports(area, officer):
    idea = make_proposal(area=area, text="Jemand wird hier beschimpft, im zweiten Satz. Und es geht weiter.")
    number = report(idea)
    with unit_of_work():
        mask_passage(officer, idea, "im zweiten Satz")
    assert "im zweiten Satz" not in session().get_one(ReportText, number).explanation


def test_nobody_answers_reports_on_their_own(area, officer, idea):
    own = make_proposal(area=area, author=make_account())
    comment = make_comment(own, account_by_id(officer.account_id))
    report(own, comment, Subject.COMMENT)
    with pytest.raises(Forbidden):
        keep(officer, own, comment, Subject.COMMENT)
    with pytest.raises(Forbidden):
        keep(Actor(account_id=own.author_id, is_confirmed=True), own)


class TestBadFaith:
    """After three reports in bad faith an account may send three in a week; of visitors nothing is known."""

    def reported(self, area, officer, times=3, **who):
        for number in range(times):
            idea = make_proposal(area=area)
            found = report(idea, secret=f"bad-{number}-{SECRET}", **who)
            keep(officer, idea, bad_faith={found})

    def test_by_account(self, area, officer):
        person = Actor(account_id=make_account().id, is_confirmed=True)
        self.reported(area, officer, actor=person)
        with pytest.raises(TooMany) as refusal:
            report(make_proposal(area=area), actor=person)
        assert refusal.value.message.values == {"num": 3}
        report(make_proposal(area=area), secret="visitor-" + SECRET)
        with clock.freeze(clock.now() + timedelta(days=8)):
            report(make_proposal(area=area), actor=person, secret="week-" + SECRET)

    def test_nobody_is_limited_by_who_writes_their_address_down(self, area, officer):
        address, mina = read_email("mina@example.org"), make_account(email="mina@example.org")
        self.reported(area, officer, email=address)
        for number in range(4):
            report(make_proposal(area=area), email=address, secret=f"{number}-{SECRET}")
        report(make_proposal(area=area), actor=Actor(account_id=mina.id, is_confirmed=True))

    def test_two_are_none(self, area, officer):
        person = Actor(account_id=make_account().id, is_confirmed=True)
        self.reported(area, officer, times=2, actor=person)
        for number in range(3):
            report(make_proposal(area=area), actor=person, secret=f"{number}-{SECRET}")

    def test_old_ones_count_no_more(self, area, officer):
        person = Actor(account_id=make_account().id, is_confirmed=True)
        with clock.freeze(clock.now() - timedelta(days=91)):
            self.reported(area, officer, actor=person)
        for number in range(4):
            report(make_proposal(area=area), actor=person, secret=f"{number}-{SECRET}")


class TestOneSender:
    """Many contributions by one sender: a browser or an account has its limit, a network a wide one; harm has its own."""

    def send(self, area, times, *, sender, reason=Reason.INSULT, name=""):
        idea = make_proposal(area=area)
        for number in range(times):
            report(idea, sender=sender, reason=reason, secret=f"{name}-{sender.person}-{number}-{SECRET}")

    def test_who_sends_very_many_is_told_of_another_way(self, area):
        city = make_city()
        mine, others = (Sender(person=name, network="library") for name in ("browser a", "browser b"))
        self.send(area, 30, sender=mine)
        with pytest.raises(TooMany, match="Sie haben heute schon sehr viel gemeldet") as refusal:
            self.send(area, 1, sender=mine, name="more")
        assert city.office_phone in refusal.value.message.values["way"]
        self.send(area, 10, sender=mine, reason=Reason.THREAT, name="threat")
        with pytest.raises(TooMany):
            self.send(area, 1, sender=mine, reason=Reason.CHILD, name="child")
        self.send(area, 1, sender=others)
        with clock.freeze(clock.now() + timedelta(days=1)):
            self.send(area, 1, sender=mine, name="tomorrow")

    def test_a_shared_connection_has_room_and_an_end(self, area):
        with unit_of_work():
            for _ in range(499):
                hit("reports_of_network", "school", limit=0, seconds=DAY)
        self.send(area, 1, sender=Sender(person="browser 3", network="school"))
        with pytest.raises(TooMany, match="Internet-Anschluss"):
            self.send(area, 1, sender=Sender(person="browser 4", network="school"))
        self.send(area, 1, sender=Sender(person="browser 4", network="at home"))
        self.send(area, 1, sender=Sender(person="browser 5", network="school"), reason=Reason.THREAT)
