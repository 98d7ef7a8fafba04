"""News for people without a mailbox: a task at the desk, its day, what makes it worthless, and how it ends."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotFound, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import KEPT_FOR
from beteiligung.moderation.models import Subject, WaitingItem, WaitingKind
from beteiligung.moderation.operations import (
    TRIES_BEFORE_LETTER,
    decide_mask,
    decide_publish,
    decide_reject,
    decide_return,
    finish_telling,
    lock_content,
    note_not_reached,
    open_contact,
)
from beteiligung.moderation.queries import contribution_of, inbox, inbox_counts, waiting_item_of
from beteiligung.proposals.models import Channel, ContactLook, ProposalState, Telling, TellingOutcome
from beteiligung.proposals.operations import (
    confirm_proposal,
    forget_old_tellings,
    lapse_unconfirmed,
    remind_of_questions,
    tell_author,
    told_by,
)
from beteiligung.proposals.queries import contact_of, open_tellings
from tests.moderation.acting import the
from tests.support.factories import (
    make_account,
    make_area,
    make_heard,
    make_proposal,
    make_staff,
    make_telling,
    make_unconfirmed,
    make_waiting_item,
)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FACTS = "Im zweiten Absatz steht ein Schimpfwort über den Nachbarn."
QUESTION = "Wo genau soll die Bank stehen?"


pytestmark = pytest.mark.usefixtures("in_app")


def decide(act, actor, idea, *words):
    with unit_of_work():
        act(actor, the(idea), *words, version=the(idea).version)


def publish(actor, idea):
    decide(decide_publish, actor, idea)


def finish(actor, idea, outcome=TellingOutcome.REACHED, newest=None):
    with unit_of_work():
        finish_telling(actor, the(idea), outcome, newest=newest or open_tellings(idea.id)[-1].id)


def miss(actor, idea, newest=None):
    with unit_of_work():
        note_not_reached(actor, the(idea), newest=newest or open_tellings(idea.id)[-1].id)


def kinds(idea):
    return [telling.kind for telling in open_tellings(idea.id)]


def entry(idea):
    query = sa.select(WaitingItem).filter_by(proposal_id=idea.id, kind=WaitingKind.TELL_PERSON)
    return session().scalars(query.execution_options(populate_existing=True)).one()


def mails():
    return list(session().scalars(sa.select(OutboxMail)))


def test_an_account_hears_by_mail_and_a_contact_in_its_own_way(area):
    ideas = [make_proposal(area=area), make_unconfirmed(area=area), make_proposal(area=area, author=None)]
    assert [told_by(the(idea)) for idea in ideas] == [Channel.EMAIL, Channel.EMAIL, None]
    assert [told_by(the(make_heard(way, area=area))) for way in ("phone", "letter", "counter")] == [
        Channel.PHONE,
        Channel.LETTER,
        Channel.COUNTER,
    ]


@pytest.mark.parametrize("channel", ["phone", "letter", "counter"])
def test_a_decision_opens_a_task_instead_of_a_mail(area, officer, channel):
    idea = make_heard(channel, area=area, language="tr", title="Gölgede bir bank")
    publish(officer, idea)
    assert mails() == []
    (telling,) = open_tellings(idea.id)
    assert (telling.kind, telling.language, telling.channel) == ("decision_publish", "tr", channel)
    assert telling.values == {"number": idea.id, "title": "Gölgede bir bank", "words": the(idea).words}
    assert entry(idea).done_at is None
    assert waiting_item_of(idea.id) is None, "nothing is to be decided any more"


def test_the_day_that_was_promised_stays_until_the_person_knows(area, officer):
    with clock.freeze(MONDAY):
        idea = make_heard(area=area)
    promised = waiting_item_of(idea.id)
    with clock.freeze(MONDAY + timedelta(days=2)):
        publish(officer, idea)
    assert (entry(idea).since, entry(idea).due_on) == (promised.since, promised.due_on)


def test_later_news_have_five_working_days_of_their_own(area):
    with clock.freeze(MONDAY - timedelta(days=90)):
        idea = make_heard(area=area)
        with unit_of_work():
            waiting_item_of(idea.id).done_at = clock.now()
    with clock.freeze(MONDAY), unit_of_work():
        tell_author(the(idea), "decision_publish", {"words": "x"})
    assert (entry(idea).since, entry(idea).due_on.isoformat()) == (MONDAY, "2026-11-30")


def test_newer_news_make_a_receipt_and_a_question_worthless(area, officer):
    idea = make_heard(area=area)
    with unit_of_work():
        tell_author(the(idea), "idea_received", {"received": clock.today(), "due": clock.today()})
    decide(decide_return, officer, idea, QUESTION)
    assert kinds(idea) == ["decision_return"]
    outdated = session().scalars(sa.select(Telling).filter_by(kind="idea_received")).one()
    assert outdated.outcome is TellingOutcome.OUTDATED
    assert entry(idea).done_at is None, "one entry for one person, however many news"


def test_reasons_are_told_each_beside_what_came_before(area, officer):
    idea = make_heard(area=area, title="Bank für Frau Özkan")
    publish(officer, idea)
    decide(decide_mask, officer, idea, "Frau Özkan", "private_data", FACTS)
    assert kinds(idea) == ["decision_publish", "decision_mask"]


def test_a_removed_passage_leaves_news_that_wait(area, officer):
    idea = make_heard(area=area, title="Bank für Frau Özkan")
    publish(officer, idea)
    decide(decide_mask, officer, idea, "Frau Özkan", "private_data", FACTS)
    for telling in open_tellings(idea.id):
        assert "Özkan" not in str(telling.values)


def test_nobody_is_told_about_what_is_locked(area, officer):
    idea = make_heard(area=area, title="Geheimes")
    publish(officer, idea)
    with unit_of_work():
        lock_content(officer, contribution_of(the(idea), Subject.IDEA, None), ground="threat")
    telling = session().scalars(sa.select(Telling).execution_options(populate_existing=True)).one()
    assert (telling.outcome, telling.values) == (TellingOutcome.STOPPED, None)
    assert inbox(officer, None, "", 10).items == []


def test_nobody_is_reminded_of_what_they_have_not_heard(area, officer):
    with clock.freeze(MONDAY):
        idea = make_heard(area=area)
        decide(decide_return, officer, idea, QUESTION)
    with clock.freeze(MONDAY + timedelta(days=15)):
        with unit_of_work():
            for number in remind_of_questions().ids:
                remind_of_questions().act(number)
        assert kinds(idea) == ["decision_return"]
        finish(officer, idea)
        with unit_of_work():
            the(idea).reminded_at = None
        with unit_of_work():
            for number in remind_of_questions().ids:
                remind_of_questions().act(number)
        assert kinds(idea) == ["idea_reminder"]


def test_done_is_done_with_whom_when_and_how(area, officer):
    idea = make_heard("letter", area=area)
    publish(officer, idea)
    finish(officer, idea, TellingOutcome.LETTER_SENT)
    telling = session().scalars(sa.select(Telling).filter_by(proposal_id=idea.id)).one()
    assert (telling.outcome, telling.done_by_id) == (TellingOutcome.LETTER_SENT, officer.account_id)
    assert entry(idea).done_at is not None


def test_not_reached_comes_again_on_the_next_working_day(area, officer):
    friday = MONDAY + timedelta(days=4)
    with clock.freeze(friday):
        idea = make_heard(area=area)
        publish(officer, idea)
        miss(officer, idea)
        assert entry(idea).again_on.isoformat() == "2026-11-30"
        assert inbox(officer, None, "", 10).items == []
        assert not any(inbox_counts(officer).values())
    with clock.freeze(friday + timedelta(days=3)):
        (row,) = inbox(officer, None, "", 10).items
        assert row.kind is WaitingKind.TELL_PERSON
    assert open_tellings(idea.id)[0].tries == 1


def test_giving_up_is_possible_after_some_tries_only(area, officer):
    idea = make_heard(area=area)
    publish(officer, idea)
    with pytest.raises(InvalidInput):
        finish(officer, idea, TellingOutcome.NOT_REACHED)
    for _ in range(TRIES_BEFORE_LETTER):
        miss(officer, idea)
    finish(officer, idea, TellingOutcome.NOT_REACHED)
    assert kinds(idea) == []


def test_what_was_not_shown_is_not_told(area, officer):
    idea = make_heard(area=area)
    publish(officer, idea)
    shown = open_tellings(idea.id)[-1].id
    with unit_of_work():
        tell_author(the(idea), "decision_mask", {})
    for act in (finish, miss):
        with pytest.raises(Stale, match="noch mehr"):
            act(officer, idea, newest=shown)
    finish(officer, idea)
    with pytest.raises(Stale, match="erledigt"):
        finish(officer, idea, newest=shown)


def test_only_the_desk_of_the_area_tells(area, officer):
    idea = make_heard(area=area)
    publish(officer, idea)
    stranger = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    for act in (finish, miss):
        with pytest.raises(Forbidden):
            act(stranger, idea)
    with pytest.raises((Forbidden, NotFound)), unit_of_work():
        open_contact(stranger, the(idea))


def test_each_look_at_a_contact_is_kept_once_in_a_while(area, officer):
    idea = make_heard(area=area)
    for minutes in (0, 5, 16):
        with clock.freeze(MONDAY + timedelta(minutes=minutes)), unit_of_work():
            open_contact(officer, the(idea))
    looks = session().scalars(sa.select(ContactLook).order_by(ContactLook.at)).all()
    assert [(look.account_id, look.proposal_id) for look in looks] == [(officer.account_id, idea.id)] * 2


def test_whoever_proves_an_address_gets_by_mail_what_nobody_told_them(area, officer):
    idea = make_heard(area=area)
    publish(officer, idea)
    account = make_account(language="ar")
    with unit_of_work():
        from beteiligung.access.actor import Actor

        confirm_proposal(Actor.system("test"), the(idea), author_id=account.id)
    (mail,) = mails()
    assert (mail.kind, mail.account_id, mail.language) == ("decision_publish", account.id, "ar")
    assert kinds(idea) == []
    assert entry(idea).done_at is not None


def test_a_contact_lives_until_its_last_news_are_told(area, officer):
    with clock.freeze(MONDAY):
        idea = make_heard("letter", ProposalState.UNCONFIRMED, area=area)
        make_waiting_item(idea, WaitingKind.UNCONFIRMED_IDEA)
    with clock.freeze(MONDAY + timedelta(days=20)):
        with unit_of_work():
            for number in lapse_unconfirmed().ids:
                lapse_unconfirmed().act(number)
        assert kinds(idea) == ["idea_lapsed"]
        assert contact_of(idea.id) is not None
        finish(officer, idea, TellingOutcome.LETTER_SENT)
        assert contact_of(idea.id) is None


def test_words_are_forgotten_as_those_of_mails_are(area, officer):
    idea = make_heard(area=area)
    with clock.freeze(MONDAY):
        make_telling(idea)
        finish(officer, idea)
    for age, known in ((KEPT_FOR - timedelta(days=1), True), (KEPT_FOR + timedelta(days=1), False)):
        with clock.freeze(MONDAY + age), unit_of_work():
            forget_old_tellings()
        telling = session().scalars(sa.select(Telling).execution_options(populate_existing=True)).one()
        assert (telling.values is not None) is known
    assert telling.outcome is TellingOutcome.REACHED


def test_rejecting_says_everything_without_a_mailbox(area, officer):
    idea = make_heard("letter", area=area)
    decide(decide_reject, officer, idea, "insult", FACTS)
    (telling,) = open_tellings(idea.id)
    assert FACTS in str(telling.values)
