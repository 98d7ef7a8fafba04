"""What people wrote to the desk and how to reach them is kept no longer than somebody may need it.

Reports, decisions and appeals themselves stay, as codes and numbers: the yearly figures are counted from them.
"""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.moderation.models import (
    Appeal,
    AppealContact,
    AppealText,
    Decision,
    DecisionKind,
    OutsideDecider,
    Report,
    ReportText,
    Subject,
)
from beteiligung.proposals.models import CardPhoto, Proposal
from beteiligung.proposals.operations import delete_cards

KEPT_AFTER_AN_ANSWER = timedelta(days=210)
"""Whoever reported hears of an appeal, which can be made for six months, and of its result."""

KEPT_AFTER_A_RESULT = timedelta(days=30)
"""So long the result of an appeal may be on its way."""

WORDS_KEPT = timedelta(days=365)
"""The words of a report are kept until half a year after nobody can appeal any more: counted from the decision, a year.
Those of an appeal are kept a year from its result."""

CARDS_KEPT = timedelta(days=183)
"""The photo of a card is kept half a year after the idea was decided about for the first time: then what was typed counts."""


_APPEAL_WAITS = sa.exists().where(Appeal.decision_id == Report.decision_id, Appeal.decided_at.is_(None))
"""Somebody appeals against the answer to the ``Report`` of the statement around it."""


def forget_old_contacts() -> None:
    """Addresses of people who reported or appealed, and who was named to decide from outside, are deleted after their time."""
    now = clock.now()
    answered = sa.select(Report.id).where(Report.answered_at < now - KEPT_AFTER_AN_ANSWER, ~_APPEAL_WAITS)
    session().execute(
        sa.update(ReportText)
        .where(ReportText.email.is_not(None), ReportText.report_id.in_(answered))
        .values(email=None)
    )
    decided = sa.select(Appeal.id).where(Appeal.decided_at < now - KEPT_AFTER_A_RESULT)
    session().execute(sa.delete(AppealContact).where(AppealContact.appeal_id.in_(decided)))
    ended = sa.func.coalesce(OutsideDecider.ended_at, OutsideDecider.expires_at)
    session().execute(sa.delete(OutsideDecider).where(ended < now - KEPT_AFTER_A_RESULT))


def forget_old_words() -> None:
    """What was written in reports and appeals that were decided about long ago, and the reasons of those appeals.

    Where an appeal still waits, the reports are needed. What came of an appeal stays, and so does the ground.
    """
    before = clock.now() - WORDS_KEPT
    reports = sa.select(Report.id).where(Report.answered_at < before, ~_APPEAL_WAITS)
    session().execute(sa.delete(ReportText).where(ReportText.report_id.in_(reports)))
    appeals = sa.select(Appeal.id).where(Appeal.decided_at < before)
    session().execute(sa.delete(AppealText).where(AppealText.appeal_id.in_(appeals)))


def forget_old_cards() -> None:
    """Photos of cards, unless an appeal waits. What is locked stays as it is: a coordinator deletes it as directed."""
    waits = (
        sa.exists()
        .where(Appeal.decision_id == Decision.id, Appeal.decided_at.is_(None))
        .where(Decision.proposal_id == Proposal.id)
    )
    first = sa.select(sa.func.min(Decision.decided_at)).where(
        Decision.proposal_id == Proposal.id, Decision.subject == Subject.IDEA, Decision.kind != DecisionKind.HEAR_ANSWER
    )
    locked = sa.select(Proposal.id).where(Proposal.locked_at.is_not(None))
    with_card = Proposal.id.in_(sa.select(CardPhoto.proposal_id))
    decided = sa.select(Proposal.id).where(with_card, first.scalar_subquery() < clock.now() - CARDS_KEPT, ~waits)
    delete_cards(sa.and_(CardPhoto.proposal_id.in_(decided), CardPhoto.proposal_id.not_in(locked)))
