"""Every SELECT about the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from beteiligung.core import clock, limits
from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.web.paging import Page, decode_cursor

PAGE_SIZE = 30
WORKER_RUNS = "mail_worker_runs"
"""Each minute in which a worker ran is counted; the count is shared by all processes and machines."""


@dataclass(frozen=True)
class Health:
    """Whether mail leaves: how many wait since when, how many were given up, what went wrong last, who worked when."""

    waiting: int
    oldest_waiting_at: datetime | None
    failed: int
    last_error: str | None
    last_run_at: datetime | None


def is_waiting() -> sa.ColumnElement[bool]:
    """A mail that is neither sent nor given up."""
    return sa.and_(OutboxMail.sent_at.is_(None), OutboxMail.failed_at.is_(None))


def is_due() -> sa.ColumnElement[bool]:
    """A waiting mail whose next try has come and whose time is not over."""
    now = clock.now()
    return sa.and_(
        is_waiting(),
        OutboxMail.next_try_at <= now,
        sa.or_(OutboxMail.expires_at.is_(None), OutboxMail.expires_at > now),
    )


def anything_is_due() -> bool:
    """Whether a worker has something to do; asked often, so it takes no lock."""
    return session().scalar(sa.select(OutboxMail.id).where(is_due()).limit(1)) is not None


def newest_mails(cursor: str) -> Page[OutboxMail]:
    """The outbox, newest first, from a cursor on. Raises BadCursor."""
    question = sa.select(OutboxMail).order_by(OutboxMail.id.desc()).limit(PAGE_SIZE + 1)
    after = decode_cursor(cursor, int)
    if after is not None:
        question = question.where(OutboxMail.id < after[0])
    return Page.of(session().scalars(question).all(), PAGE_SIZE, lambda mail: (mail.id,))


def health() -> Health:
    """What an administrator looks at first."""
    counts = sa.select(
        sa.func.count().filter(is_waiting()),
        sa.func.min(OutboxMail.created_at).filter(is_waiting()),
        sa.func.count().filter(OutboxMail.failed_at.is_not(None)),
    )
    waiting, oldest, failed = session().execute(counts).one()
    last_error = session().scalar(
        sa.select(OutboxMail.last_error)
        .where(OutboxMail.last_error.is_not(None))
        .order_by(OutboxMail.id.desc())
        .limit(1)
    )
    return Health(waiting, oldest, failed, last_error, limits.last_hit(WORKER_RUNS))
