"""Whole months of the log go when their time is over: recorded once, then deleted, in one transaction."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.log.models import LogEntry, LogRetention


def kept_for(months: int) -> date:
    """The first month that is still kept today."""
    today = clock.today()
    number = today.year * 12 + today.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def forget_old_entries(months: int) -> bool:
    """Let the oldest month go that nobody needs any more; gives whether there was one.

    ``months``: how many whole months are kept. The database lets no entry go without the row that says so.
    """
    month = session().scalar(
        sa.select(LogEntry.month).where(LogEntry.month < kept_for(months)).order_by(LogEntry.month).limit(1)
    )
    if month is None:
        return False
    count = session().scalar(sa.select(sa.func.count()).where(LogEntry.month == month)) or 0
    if session().get(LogRetention, month) is None:
        add(LogRetention(month=month, decided_at=clock.now(), keep_months=months, entry_count=count))
    session().execute(sa.delete(LogEntry).where(LogEntry.month == month))
    return True
