"""Appeals against decisions of the desk, and who decides one from outside."""

from __future__ import annotations

from datetime import timedelta

from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.tokens import hash_secret
from beteiligung.moderation.models import (
    Appeal,
    AppealContact,
    AppealText,
    Decision,
    Outcome,
    OutsideDecider,
    Report,
    Side,
    WaitingItem,
    WaitingKind,
)
from beteiligung.proposals.models import Proposal
from tests.support.factories.base import factory

OUTSIDE_LINK = "a-link-from-outside"
"""What the address of somebody named from outside ends with."""


@factory
def make_appeal(
    decision: Decision,
    side: Side = Side.AUTHOR,
    *,
    text: str = "Das Wort ist keine Beleidigung.",
    email: str | None = None,
    report: Report | None = None,
    outcome: Outcome | None = None,
) -> Appeal:
    """An appeal against a decision, with its words and, until it has an ``outcome``, its entry at the desk."""
    proposal = session().get_one(Proposal, decision.proposal_id)
    now = clock.now()
    appeal = add(
        Appeal(
            decision_id=decision.id,
            side=side,
            report_id=report.id if report is not None else None,
            aktionsraum_id=proposal.aktionsraum_id,
            author_id=proposal.author_id,
            first_decider_id=decision.decided_by_id,
            made_at=now,
            outcome=outcome,
            decided_at=now if outcome else None,
            decided_by_role="coordinator" if outcome else None,
        )
    )
    add(AppealText(appeal_id=appeal.id, language="de", text=text))
    if email is not None:
        add(AppealContact(appeal_id=appeal.id, email=email))
    if outcome is None:
        add(
            WaitingItem(
                kind=WaitingKind.APPEAL,
                aktionsraum_id=proposal.aktionsraum_id,
                proposal_id=proposal.id,
                appeal_id=appeal.id,
                since=now,
                due_on=clock.add_working_days(clock.today(), 5),
            )
        )
    return appeal


@factory
def make_outside_decider(appeal: Appeal, *, link: str = OUTSIDE_LINK) -> OutsideDecider:
    """Somebody named for an appeal, with a link that opens for two weeks."""
    now = clock.now()
    return add(
        OutsideDecider(
            appeal_id=appeal.id,
            name="Nora Außen",
            email="nora@example.org",
            token_hash=hash_secret(link),
            created_at=now,
            expires_at=now + timedelta(days=14),
        )
    )
