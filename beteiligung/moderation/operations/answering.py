"""Answer those who reported something: what was decided, on which ground, and how they can object."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.i18n import N_, Message
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Decision, DecisionKind, Report, ReportText, Side, WaitingItem, WaitingKind
from beteiligung.moderation.operations.noting import ROLES, office, phone_of
from beteiligung.moderation.queries import Contribution, all_wait, waits
from beteiligung.moderation.wording import NO_WORDS, Wording

ANSWERS = ("report_received", "report_answered")
"""The mails that people get who reported something. They hold no word of it."""

OUTCOMES = {
    DecisionKind.KEEP: Message(N_("Wir haben nichts geändert. Was Sie gemeldet haben, bleibt zu sehen.")),
    DecisionKind.HIDE: Message(N_("Wir haben ausgeblendet, was Sie gemeldet haben.")),
    DecisionKind.MASK: Message(N_("Wir haben eine Textstelle aus dem Text entfernt, den Sie gemeldet haben.")),
    DecisionKind.LOCK: Message(N_("Wir haben gesperrt, was Sie gemeldet haben. Niemand kann es mehr sehen.")),
}
"""What a reporter is told."""


def answer_reports(
    actor: Actor,
    contribution: Contribution,
    decision: Decision,
    *,
    wording: Wording = NO_WORDS,
    bad_faith: Collection[int] = (),
) -> int:
    """Answer every open report on a contribution with a decision about it, and say how many there were.

    With an idea that is locked everything on its page is, so all reports of it are answered.
    ``wording``: what the reporters are told. Each reads the rest, and what is ready-made, in the language they wrote in.
    """
    query = (
        sa.select(Report, ReportText.email)
        .outerjoin(ReportText, ReportText.report_id == Report.id)
        .where(*(all_wait(contribution) if contribution.locked_at is not None else waits(contribution)))
        .order_by(Report.id)
        .with_for_update(of=Report)
    )
    rows = session().execute(query).all()
    said = _said(actor, contribution, decision, wording) if rows else {}
    for report, email in rows:
        report.answered_at, report.decision_id = decision.decided_at, decision.id
        report.in_bad_faith = report.id in bad_faith
        _tell(report, email, said, wording)
    session().execute(
        sa.update(WaitingItem)
        .where(
            WaitingItem.kind == WaitingKind.REPORT,
            WaitingItem.done_at.is_(None),
            WaitingItem.report_id.in_([report.id for report, _email in rows]),
        )
        .values(done_at=decision.decided_at)
    )
    return len(rows)


def _said(actor: Actor, contribution: Contribution, decision: Decision, wording: Wording) -> dict[str, Any]:
    """A lock says no ground: the police may not want it known."""
    ground = GROUNDS.get(decision.ground or "") if decision.kind is not DecisionKind.LOCK else None
    return {
        "number": contribution.proposal.id,
        "outcome": OUTCOMES[decision.kind],
        "ground": Message(ground.sentence) if ground else None,
        "facts": wording.own,
        "decided_on": clock.day_of(decision.decided_at),
        "role": ROLES.get(actor.role, ROLES["officer"]),
        "phone": phone_of(actor),
        **office(),
        **_way_to_appeal(decision),
    }


def _way_to_appeal(decision: Decision) -> dict[str, Any]:
    """The page of the decision, where the reporter appeals. A lock has none: its page would say the ground."""
    if decision.kind is DecisionKind.LOCK:
        return {}
    return {"decision_id": decision.id, "side": Side.REPORTER.value, "appeal_until": decision.appeal_until}


def _tell(report: Report, email: str | None, said: dict[str, Any], wording: Wording) -> None:
    if email is None and report.account_id is None:
        return
    queue_mail(
        "report_answered",
        language=report.language,
        account_id=None if email else report.account_id,
        address=email,
        values={"report": report.id, **said, "module": wording.in_language(report.language).for_mail},
    )
