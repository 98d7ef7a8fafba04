"""How to reach people is kept no longer than somebody may have to be told something."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.moderation.models import Appeal, AppealContact, OutsideDecider, Report, ReportText

KEPT_AFTER_AN_ANSWER = timedelta(days=210)
"""Whoever reported hears of an appeal, which can be made for six months, and of its result."""

KEPT_AFTER_A_RESULT = timedelta(days=30)
"""So long the result of an appeal may be on its way."""


def forget_old_contacts() -> None:
    """Addresses of people who reported or appealed, and who was named to decide from outside, are deleted after their time."""
    now = clock.now()
    answered = sa.select(Report.id).where(Report.answered_at < now - KEPT_AFTER_AN_ANSWER)
    session().execute(
        sa.update(ReportText)
        .where(ReportText.email.is_not(None), ReportText.report_id.in_(answered))
        .values(email=None, email_key=None)
    )
    decided = sa.select(Appeal.id).where(Appeal.decided_at < now - KEPT_AFTER_A_RESULT)
    session().execute(sa.delete(AppealContact).where(AppealContact.appeal_id.in_(decided)))
    ended = sa.func.coalesce(OutsideDecider.ended_at, OutsideDecider.expires_at)
    session().execute(sa.delete(OutsideDecider).where(ended < now - KEPT_AFTER_A_RESULT))
