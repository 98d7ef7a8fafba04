"""The outbox: one claim per mail, growing pauses, an end, and secrets that do not stay."""

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import operations
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.mail.queries import anything_is_due, health

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context(), clock.freeze(NOON):
        yield


def queue(**more):
    with unit_of_work():
        return queue_mail("sign_in_staff", language="de", values={}, **{"address": "anna@example.org", **more}).id


def claim(at=NOON):
    with clock.freeze(at), unit_of_work():
        mail = operations.claim_mail()
        return mail.id if mail else None


def refuse(mail_id, at, **more):
    with clock.freeze(at), unit_of_work():
        operations.note_refused(mail_id, "451 later", **more)


def row(mail_id):
    session().expire_all()
    return session().get(OutboxMail, mail_id)


def test_a_mail_is_claimed_once_until_the_claim_runs_out():
    mail_id = queue()
    assert claim() == mail_id
    assert claim() is None
    assert claim(NOON + timedelta(minutes=9, seconds=59)) is None
    assert claim(NOON + timedelta(minutes=10)) == mail_id, "whoever claimed it has died"


def test_the_oldest_goes_first():
    first = queue()
    with clock.freeze(NOON + timedelta(seconds=1)):
        second = queue()
    later = NOON + timedelta(seconds=2)
    assert [claim(later), claim(later), claim(later)] == [first, second, None]


def test_pauses_grow_and_after_two_days_it_is_given_up():
    mail_id = queue(secret={"code": "123456"}, expires_at=NOON + timedelta(days=9))
    moment, pauses = NOON, []
    while row(mail_id).failed_at is None:
        assert claim(moment) == mail_id
        refuse(mail_id, moment)
        due = row(mail_id).next_try_at
        pauses.append(int((due - moment).total_seconds() // 60))
        moment = due
    assert pauses[:4] == [1, 5, 15, 60]
    assert pauses == sorted(pauses)
    assert row(mail_id).secret is None
    assert timedelta(days=1) < row(mail_id).failed_at - NOON <= timedelta(days=2)
    assert claim(NOON + timedelta(days=3)) is None


def test_a_final_refusal_is_not_tried_again():
    mail_id = queue()
    claim()
    refuse(mail_id, NOON, is_final=True)
    assert row(mail_id).failed_at == NOON
    assert claim(NOON + timedelta(hours=1)) is None


def test_a_sent_mail_keeps_no_secret():
    mail_id = queue(secret={"code": "123456"}, expires_at=NOON + timedelta(days=3))
    claim()
    with unit_of_work():
        operations.note_sent(mail_id, "Betreff")
    assert (row(mail_id).secret, row(mail_id).subject, row(mail_id).sent_at) == (None, "Betreff", NOON)
    assert claim(NOON + timedelta(days=1)) is None


def test_an_expired_mail_is_not_sent_and_its_secret_goes():
    mail_id = queue(secret={"code": "123456"}, expires_at=NOON + timedelta(hours=1))
    with clock.freeze(NOON + timedelta(hours=1)):
        assert not anything_is_due()
        assert claim(clock.now()) is None
        with unit_of_work():
            operations.wipe_expired_secrets()
    assert (row(mail_id).secret, row(mail_id).failed_at) == (None, NOON + timedelta(hours=1))
    assert row(mail_id).last_error == operations.EXPIRED


def test_a_kept_secret_goes_when_its_time_is_over():
    mail_id = queue(secret={"code": "123456"}, expires_at=NOON + timedelta(hours=1))
    claim()
    with unit_of_work():
        operations.note_sent(mail_id, "Betreff", keep_secret=True)
    assert row(mail_id).secret == {"code": "123456"}
    with clock.freeze(NOON + timedelta(hours=1)), unit_of_work():
        operations.wipe_expired_secrets()
    assert row(mail_id).secret is None
    assert row(mail_id).failed_at is None


def test_old_mails_are_deleted_and_waiting_ones_are_not():
    sent, waiting = queue(), queue()
    with unit_of_work():
        operations.note_sent(sent, "Betreff")
    with clock.freeze(NOON + timedelta(days=31)), unit_of_work():
        operations.forget_old_mails()
    assert row(sent) is None
    assert row(waiting)


def test_a_mail_rolls_back_with_what_caused_it():
    def fail_after_queueing():
        with unit_of_work():
            queue_mail("sign_in_staff", language="de", values={}, address="anna@example.org")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_queueing()
    assert not anything_is_due()


@pytest.mark.parametrize("to", [{}, {"address": "a@example.org", "account_id": 1}])
def test_a_mail_goes_to_one_place(to):
    with pytest.raises(ValueError, match="either"), unit_of_work():
        queue_mail("x", language="de", values={}, **to)


def test_a_secret_needs_an_end():
    with pytest.raises(ValueError, match="end"):
        queue(secret={"code": "1"})


def test_health_tells_what_waits_what_failed_and_who_worked():
    assert health().last_run_at is None
    queue()
    with clock.freeze(NOON + timedelta(minutes=5)):
        failed = queue()
        refuse(failed, clock.now(), is_final=True)
        with unit_of_work():
            operations.note_run()
        found = health()
    assert (found.waiting, found.oldest_waiting_at, found.failed, found.last_error) == (1, NOON, 1, "451 later")
    assert found.last_run_at == NOON + timedelta(minutes=5)


def test_a_subject_with_longer_words_still_has_room():
    with unit_of_work():
        mail = queue_mail("idea_received", language="de", values={"number": 7}, address="anna@example.org")
        operations.note_sent(mail.id, "Ali" * 100)
    with unit_of_work():
        operations.rewrite_mails(7, lambda _name, text: text.replace("Ali", "[…] "))
    assert row(mail.id).subject == "[…] " * 75
