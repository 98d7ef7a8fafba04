"""The worker: as a thread of the web process, as a command, and only one of several at a time."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from threading import Event, Thread

import sqlalchemy as sa

from beteiligung import db
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import chores
from beteiligung.mail import worker as module
from beteiligung.mail.cli import worker as worker_command
from beteiligung.mail.delivery import deliver_due
from beteiligung.mail.lock import lock_for
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.mail.queries import health
from beteiligung.mail.transport import ConsoleTransport
from beteiligung.mail.worker import InlineWorker, init_worker, work


def queue(app, address="anna@example.org"):
    with app.app_context(), unit_of_work():
        queue_mail(
            "sign_in_code",
            language="de",
            values={"act": None},
            address=address,
            secret={"code": "123456", "token": "a-token"},
            expires_at=clock.now() + timedelta(days=3),
        )


def waiting(app):
    with app.app_context():
        return session().scalar(sa.select(sa.func.count()).where(OutboxMail.sent_at.is_(None)))


def until(condition, seconds=10.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_once_sends_everything_that_is_due_and_prints_it_once(app):
    for number in range(3):
        queue(app, f"person{number}@example.org")
    result = app.test_cli_runner().invoke(worker_command, ["--once"])
    assert result.exit_code == 0, result.output
    assert result.stdout.count("Mail an person") == 3
    assert result.stdout.count("123456") == 3
    assert result.stdout.count("http://127.0.0.1:8000/de/konto/anmelden/link/a-token") == 3
    assert "Guten Tag" not in result.stdout
    assert waiting(app) == 0
    assert app.test_cli_runner().invoke(worker_command, ["--once"]).stdout == ""


def test_without_a_mail_server_secrets_stay_readable_until_they_expire(app):
    queue(app)
    app.test_cli_runner().invoke(worker_command, ["--once"])
    with app.app_context():
        mail = session().scalar(sa.select(OutboxMail))
        assert (mail.secret["code"], mail.subject) == ("123456", "Ihr Code für die Anmeldung")
        with clock.freeze(clock.now() + timedelta(days=4)):
            chores.do_chores()
        session().expire_all()
        assert session().scalar(sa.select(OutboxMail)).secret is None


def test_in_production_without_a_server_mails_wait(app):
    queue(app)
    app.config["PRODUCTION"] = True
    assert app.test_cli_runner().invoke(worker_command, ["--once"]).stdout == ""
    assert waiting(app) == 1


def test_a_chore_that_fails_keeps_no_other_from_its_turn(app, monkeypatch):
    done = []

    def fails():
        raise ValueError

    monkeypatch.setattr(chores, "_chores", [fails, lambda: done.append(1)])
    with app.app_context():
        chores.do_chores()
    assert done == [1]


def test_a_worker_that_is_told_to_end_begins_no_other_part_of_a_chore(app, monkeypatch):
    stop, done = Event(), []

    def has_much_to_do():
        done.append("part")
        if len(done) == 2:
            stop.set()
        assert len(done) < 5, "nothing else ends this"
        return chores.MORE_TO_DO

    monkeypatch.setattr(chores, "_chores", [has_much_to_do, lambda: done.append("another chore")])
    with app.app_context():
        module.Rounds(stop).go()
    assert done == ["part", "part"]


def test_the_regular_chores_are_known(app):
    names = {chore.__name__ for chore in chores._chores}
    assert {
        "wipe_expired_secrets",
        "forget_old_mails",
        "forget_old_counts",
        "forget_old_codes",
        "delete_stale_drafts",
    } <= names


def test_the_thread_works_and_stops(app, monkeypatch):
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.05)
    inline = InlineWorker(app)
    inline.start()
    inline.start()
    queue(app)
    assert until(lambda: waiting(app) == 0)
    with app.app_context():
        assert health().last_run_at is not None
    thread = inline._thread
    inline.stop()
    assert not thread.is_alive()
    queue(app)
    time.sleep(0.3)
    assert waiting(app) == 1


def test_a_fault_only_lengthens_the_pause(app, monkeypatch):
    monkeypatch.setattr(module, "PAUSE_AFTER_FAULT_SECONDS", 0.05)
    rounds = []

    def fails(_self):
        rounds.append(1)
        raise OSError("database away")

    monkeypatch.setattr(module.Rounds, "go", fails)
    stop = Event()
    thread = Thread(target=work, args=(app, stop), kwargs={"with_lock": False})
    thread.start()
    assert until(lambda: len(rounds) > 2)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_one_of_two_holds_the_lock_and_the_other_takes_over(app):
    with app.app_context():
        first, second = lock_for(db.engine), lock_for(db.engine)
        assert first.hold()
        assert first.hold()
        assert not second.hold()
        first.release()
        assert second.hold()
        second.release()


def test_only_the_holder_of_the_lock_works(app, monkeypatch):
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(module, "PAUSE_WITHOUT_LOCK_SECONDS", 0.02)
    worked = []
    monkeypatch.setattr(module.Rounds, "go", lambda self: worked.append(id(self)))
    first, second = InlineWorker(app), InlineWorker(app)
    first.start()
    assert until(lambda: worked)
    second.start()
    seen = len(worked)
    assert until(lambda: len(worked) > seen + 5)
    assert len(set(worked)) == 1
    first.stop()
    assert until(lambda: len(set(worked)) == 2), "the other one takes over"
    second.stop()


def test_the_application_starts_a_thread_only_where_it_should(app):
    assert init_worker(app) is None, "never under test"
    app.testing = False
    try:
        app.config["BETEILIGUNG_WORKER"] = "external"
        assert init_worker(app) is None
        app.config["BETEILIGUNG_WORKER"] = "inline"
        inline = init_worker(app)
        assert inline._thread is None, "not before the first request"
    finally:
        app.testing = True


def test_the_command_ends_when_it_is_told_to(app, database_url, tmp_path):
    queue(app)
    environment = {**os.environ, "DATABASE_URL": database_url, "INSTANCE": str(tmp_path / "instance")}
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "worker"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert until(lambda: waiting(app) == 0, seconds=30)
        process.send_signal(signal.SIGTERM)
        output, errors = process.communicate(timeout=10)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert "Mail an anna@example.org" in output
    assert "Traceback" not in errors


def test_several_workers_at_once_print_each_mail_once(app):
    for number in range(20):
        queue(app, f"person{number}@example.org")
    printed = []

    def deliver():
        with app.app_context():
            deliver_due(ConsoleTransport(printed.append))

    threads = [Thread(target=deliver) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(printed) == len(set(printed)) == 20
    assert waiting(app) == 0
