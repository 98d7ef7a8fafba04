"""Every write to the outbox.

A mail is claimed before it is sent: its next try moves into the future, and that is committed. So no two workers send
the same mail, and one whose worker dies is tried again when the claim has run out. It may then arrive twice, with the
same Message-ID; it is never lost.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.core import clock, limits
from beteiligung.core.database import add, session
from beteiligung.mail.models import SUBJECT_MOST, OutboxMail
from beteiligung.mail.queries import WORKER_RUNS, is_due, is_waiting
from beteiligung.mail.values import rewritten, to_json

CLAIM_LASTS = timedelta(minutes=10)
"""Longer than one conversation with a mail server can take."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480))
"""Before the second, third, … try; the last one repeats."""

GIVES_UP_AFTER = timedelta(days=2)
KEPT_FOR = timedelta(days=30)
EXPIRED = "expired before it could be sent"
STOPPED = "stopped before it could be sent"


def queue_mail(
    kind: str,
    *,
    language: str,
    values: Mapping[str, Any],
    account_id: int | None = None,
    address: str | None = None,
    secret: Mapping[str, str] | None = None,
    expires_at: datetime | None = None,
    not_before: datetime | None = None,
    is_demo: bool = False,
) -> OutboxMail:
    """Let a mail leave when this transaction is committed, or at ``not_before`` if that is later.

    ``kind`` names its template; ``language`` is the recipient's. It goes to the account's address at the time of
    sending, or to ``address`` when there is no account yet. ``values`` may hold days, instants, ``Money`` and
    ``Message``. ``secret`` (codes, tokens) is wiped when the mail is sent or ``expires_at`` has come; a mail that
    has expired is not sent.
    """
    if (account_id is None) == (address is None):
        raise ValueError("a mail goes either to an account or to an address")
    if secret is not None and expires_at is None:
        raise ValueError("a secret needs an end")
    now = clock.now()
    return add(
        OutboxMail(
            kind=kind,
            account_id=account_id,
            address=address,
            language=language,
            values=to_json(values),
            secret=dict(secret) if secret is not None else None,
            expires_at=expires_at,
            created_at=now,
            next_try_at=max(now, not_before or now),
            is_demo=is_demo,
        )
    )


def queue_mails(
    kind: str,
    people: Iterable[tuple[int, str, datetime]],
    *,
    values: Mapping[str, Any],
    is_demo: bool = False,
) -> None:
    """The same mail to many accounts at once: each with its language, and when it may leave at the earliest."""
    now, written = clock.now(), to_json(values)
    rows = [
        {
            "kind": kind,
            "account_id": account_id,
            "language": language,
            "values": written,
            "created_at": now,
            "next_try_at": not_before,
            "tries": 0,
            "is_demo": is_demo,
        }
        for account_id, language, not_before in people
    ]
    if rows:
        session().execute(sa.insert(OutboxMail), rows)


def claim_mail() -> OutboxMail | None:
    """The mail that waits longest and is due, claimed for whoever asks; None when nothing is due.

    Commit before sending it. On PostgreSQL rows that another worker is claiming are passed over; on SQLite writers
    queue anyway.
    """
    mail = session().scalar(
        sa.select(OutboxMail)
        .where(is_due())
        .order_by(OutboxMail.next_try_at, OutboxMail.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    if mail is not None:
        mail.tries += 1
        mail.next_try_at = clock.now() + CLAIM_LASTS
    return mail


def note_sent(mail_id: int, subject: str, *, keep_secret: bool = False) -> None:
    """The mail has left, and with it its secret. ``keep_secret``: it stays readable here until it expires."""
    mail = session().get_one(OutboxMail, mail_id)
    mail.sent_at, mail.subject, mail.last_error = clock.now(), subject[:SUBJECT_MOST], None
    if not keep_secret:
        mail.secret = None


def note_refused(mail_id: int, error: str, *, is_final: bool = False) -> None:
    """It could not be sent: try again later, each time after a longer pause, or give up."""
    mail = session().get_one(OutboxMail, mail_id)
    now = clock.now()
    mail.last_error = error[:300]
    mail.next_try_at = now + PAUSES[min(mail.tries, len(PAUSES)) - 1]
    if is_final or mail.next_try_at > mail.created_at + GIVES_UP_AFTER:
        mail.failed_at, mail.secret = now, None


def rewrite_mails(number: int, rewrite: Callable[[str, str], str]) -> None:
    """Change the words of every mail about the thing with this number, or about one that it now leads: waiting, sent or
    given up.

    ``rewrite`` gets the name of a value and its text; ``subject`` is one of the names. Days, sums and texts of ours
    stay what they are.
    """
    query = sa.select(OutboxMail.id, OutboxMail.values, OutboxMail.subject).where(
        sa.or_(*(OutboxMail.values[name].as_integer() == number for name in ("number", "lead_number")))
    )
    changed = []
    for mail_id, values, subject in session().execute(query).all():
        new_values = rewritten(values, rewrite)
        new_subject = subject and rewrite("subject", subject)[:SUBJECT_MOST]
        if (new_values, new_subject) != (values, subject):
            changed.append({"id": mail_id, "values": new_values, "subject": new_subject})
    if changed:
        session().execute(sa.update(OutboxMail), changed)


def stop_mails(number: int, *, except_for: Collection[str]) -> None:
    """Mails about the thing with this number that have not left do not leave any more; other kinds than these alone."""
    session().execute(
        sa.update(OutboxMail)
        .where(OutboxMail.values["number"].as_integer() == number, OutboxMail.kind.not_in(except_for), is_waiting())
        .values(failed_at=clock.now(), last_error=STOPPED, secret=None)
        .execution_options(synchronize_session=False)
    )


def note_run() -> None:
    """Leave a trace of the worker, so that the administrator sees when it ran last."""
    limits.hit(WORKER_RUNS, "", limit=1, seconds=60)


def wipe_expired_secrets() -> None:
    """Take secrets out of mails whose time is over; those that still waited are not sent any more."""
    now = clock.now()
    session().execute(
        sa.update(OutboxMail)
        .where(OutboxMail.expires_at <= now, is_waiting())
        .values(failed_at=now, last_error=sa.func.coalesce(OutboxMail.last_error, EXPIRED))
    )
    session().execute(
        sa.update(OutboxMail).where(OutboxMail.expires_at <= now, OutboxMail.secret.is_not(None)).values(secret=None)
    )


def forget_old_mails() -> None:
    """Delete mails thirty days after they left or were given up."""
    limit = clock.now() - KEPT_FOR
    session().execute(sa.delete(OutboxMail).where(sa.or_(OutboxMail.sent_at < limit, OutboxMail.failed_at < limit)))
