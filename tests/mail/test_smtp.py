"""Mails leave over a real conversation with a real server."""

import ssl
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import delivery
from beteiligung.mail.delivery import deliver_due
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.mail.transport import MailServer, SmtpTransport
from tests.mail.certificate import contexts
from tests.support.factories import make_account

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def context(app):
    with app.app_context(), clock.freeze(NOON):
        yield


def queue(address="anna@example.org", **more):
    with unit_of_work():
        return queue_mail(
            "sign_in_code",
            language="de",
            values={"act": None},
            **{"address": address, **more},
            secret={"code": "123456", "token": "a-token"},
            expires_at=clock.now() + timedelta(days=3),
        ).id


def row(mail_id):
    session().expire_all()
    return session().get(OutboxMail, mail_id)


def transport(url, context=None):
    return SmtpTransport(MailServer.from_url(url), context=context)


def deliver(url, at=NOON, **more):
    with clock.freeze(at):
        return deliver_due(transport(url, **more))


def test_a_mail_arrives_and_its_secret_is_gone(context, smtp, mailbox):
    mail_id = queue()
    assert deliver(smtp()) == 1
    (message,) = mailbox.messages
    assert message["To"] == "anna@example.org"
    assert message["Subject"] == "Ihr Code für die Anmeldung"
    assert message["Content-Language"] == "de"
    assert "123456" in message.get_content()
    assert "/de/konto/anmelden/link/a-token" in message.get_content()
    assert (row(mail_id).sent_at, row(mail_id).secret, row(mail_id).tries) == (NOON, None, 1)
    assert row(mail_id).subject == "Ihr Code für die Anmeldung"


def test_many_mails_share_one_connection(context, smtp, mailbox):
    for number in range(20):
        queue(f"person{number}@example.org")
    assert deliver(smtp()) == 20
    assert len({session.peer for session in mailbox.sessions}) == 1
    assert len({str(message["Message-ID"]) for message in mailbox.messages}) == 20


def test_a_mail_goes_to_the_accounts_address_at_the_time_of_sending(context, smtp, mailbox):
    from beteiligung.accounts.models import Contact

    account = make_account(email="before@example.org")
    mail_id = queue(address=None, account_id=account.id)
    with unit_of_work():
        session().get_one(Contact, account.id).email = "after@example.org"
    assert deliver(smtp()) == 1
    assert mailbox.recipients == [["after@example.org"]]
    assert row(mail_id).sent_at


def test_an_account_without_address_is_given_up(context, smtp):
    from beteiligung.accounts.models import Contact

    account = make_account()
    mail_id = queue(address=None, account_id=account.id)
    with unit_of_work():
        session().delete(session().get_one(Contact, account.id))
    assert deliver(smtp()) == 0
    assert row(mail_id).failed_at == NOON
    assert row(mail_id).secret is None


@pytest.mark.parametrize("command", ["rcpt_answers", "data_answers"])
def test_not_now_is_tried_again_later_and_keeps_the_secret_meanwhile(context, smtp, mailbox, command):
    mail_id = queue()
    setattr(mailbox, command, ["451 greylisted, anna@example.org comes later"])
    url = smtp()
    assert deliver(url) == 0
    waiting = row(mail_id)
    assert (waiting.tries, waiting.next_try_at, waiting.sent_at) == (1, NOON + timedelta(minutes=1), None)
    assert waiting.secret
    assert "451" in waiting.last_error
    assert "anna@example.org" not in waiting.last_error, "administrators need not know whom"
    assert deliver(url, NOON + timedelta(seconds=59)) == 0
    assert deliver(url, NOON + timedelta(seconds=60)) == 1
    assert (row(mail_id).secret, row(mail_id).last_error) == (None, None)


def test_one_refused_mail_does_not_keep_the_others(context, smtp, mailbox):
    mailbox.rcpt_answers = ["550 no such user"]
    gone, fine = queue("gone@example.org"), queue("fine@example.org")
    assert deliver(smtp()) == 1
    assert row(gone).failed_at == NOON
    assert row(gone).secret is None
    assert row(fine).sent_at == NOON


def test_a_server_that_is_away_is_asked_once_a_pass(context, app):
    first, second = queue(), queue("ben@example.org")
    assert deliver("smtp://127.0.0.1:1") == 0
    assert (row(first).tries, row(second).tries) == (1, 0)
    assert row(first).next_try_at == NOON + timedelta(minutes=1)


def test_a_template_that_fails_loses_neither_its_mail_nor_the_next(context, smtp):
    with unit_of_work():
        broken = queue_mail("no_such_template", language="de", values={}, address="a@example.org").id
    fine = queue()
    assert deliver(smtp()) == 1
    assert row(broken).last_error == "TemplateNotFound"
    assert row(broken).failed_at is None
    assert row(fine).sent_at


def test_two_workers_at_once_send_each_mail_once(app, smtp, mailbox):
    with app.app_context():
        for number in range(30):
            queue(f"person{number}@example.org")
    url = smtp()
    sent = []

    def work():
        with app.app_context():
            sent.append(deliver_due(transport(url)))

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(sent) == 30
    assert sorted(to for (to,) in mailbox.recipients) == sorted(f"person{n}@example.org" for n in range(30))


def test_a_worker_that_dies_while_sending_loses_nothing(context, smtp, mailbox, monkeypatch):
    """The claim stays; when it has run out, another sends the mail."""
    mail_id = queue()
    url = smtp()

    class Killed(BaseException):
        pass

    def die(*_args, **_more):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "build_message", die)
        with pytest.raises(Killed):
            deliver(url)
    assert (row(mail_id).sent_at, row(mail_id).tries) == (None, 1)
    assert deliver(url, NOON + timedelta(minutes=9)) == 0
    assert deliver(url, NOON + timedelta(minutes=10)) == 1
    assert len(mailbox.messages) == 1


def test_no_transaction_is_open_while_the_server_is_spoken_to(app, smtp, mailbox):
    """Otherwise a slow mail server would hold up everybody who writes."""
    with app.app_context():
        queue()
    sending, go_on = Event(), Event()

    class Slow(SmtpTransport):
        def send(self, message):
            sending.set()
            assert go_on.wait(10)
            super().send(message)

    url = smtp()

    def work():
        with app.app_context():
            deliver_due(Slow(MailServer.from_url(url)))

    worker = Thread(target=work)
    worker.start()
    assert sending.wait(10)
    with app.app_context(), unit_of_work():
        session().execute(sa.text("UPDATE outbox_mails SET subject = 'written meanwhile'"))
    go_on.set()
    worker.join()
    assert len(mailbox.messages) == 1


def test_starttls_is_used_where_it_is_offered(context, smtp, mailbox):
    server, client = contexts()
    queue()
    assert deliver(smtp(tls_context=server, require_starttls=True), context=client) == 1
    assert mailbox.sessions[0].ssl


def test_a_wrong_certificate_gets_no_mail(context, smtp, mailbox):
    server, _client = contexts()
    mail_id = queue()
    assert deliver(smtp(tls_context=server), context=ssl.create_default_context()) == 0
    assert mailbox.messages == []
    assert "ertificate" in row(mail_id).last_error


def test_encryption_from_the_first_byte(context, smtp, mailbox):
    server, client = contexts()
    queue()
    url = smtp(implicit_tls=server)
    assert url.startswith("smtps://")
    assert deliver(url, context=client) == 1
    assert mailbox.messages


def test_the_password_goes_through_encryption(context, smtp, mailbox):
    server, client = contexts()
    queue()
    url = smtp(tls_context=server, authenticator=mailbox.authenticate, auth_required=True)
    assert deliver(url.replace("//", "//stadt:p%40ss%2Fword@"), context=client) == 1
    assert mailbox.logins == [(b"stadt", b"p@ss/word")]


def test_a_wrong_password_is_the_servers_trouble_and_not_the_mails(context, smtp, mailbox):
    server, client = contexts()
    mail_id = queue()
    url = smtp(tls_context=server, authenticator=mailbox.authenticate, auth_required=True)
    assert deliver(url.replace("//", "//stadt:wrong@"), context=client) == 0
    assert row(mail_id).failed_at is None
    assert "535" in row(mail_id).last_error
    assert "wrong" not in row(mail_id).last_error


def test_no_password_travels_readable_to_another_machine(monkeypatch):
    import smtplib

    from beteiligung.mail import transport as module

    class Plain:
        def ehlo(self):
            pass

        def has_extn(self, _name):
            return False

        def login(self, *_args):
            raise AssertionError("sent in the open")

    with pytest.raises(smtplib.SMTPNotSupportedError):
        SmtpTransport(MailServer.from_url("smtp://u:p@mail.example.org"))._begin(Plain())
    assert module._is_this_machine("127.0.0.1")
    assert not module._is_this_machine("mail.example.org")


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 25, None, None, False)),
        ("smtp://u:p%40@mail.example.org", MailServer("mail.example.org", 587, "u", "p@", False)),
        ("smtps://u%40x:p@mail.example.org", MailServer("mail.example.org", 465, "u@x", "p", True)),
        ("smtp://mail.example.org:2525", MailServer("mail.example.org", 2525, None, None, False)),
    ],
)
def test_addresses_of_servers(url, server):
    assert MailServer.from_url(url) == server


@pytest.mark.parametrize("url", ["http://mail.example.org", "smtp://", "mail.example.org", "smtp:mail"])
def test_what_is_no_server_is_refused(url):
    with pytest.raises(ValueError, match="smtp"):
        MailServer.from_url(url)
