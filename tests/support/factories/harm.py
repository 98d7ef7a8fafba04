"""People who may not write for a while."""

from __future__ import annotations

from datetime import timedelta

from beteiligung.accounts.models import Account, Block
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.moderation.models import DecisionKind, Subject
from beteiligung.proposals.models import Proposal
from tests.support.factories.base import factory
from tests.support.factories.ideas import make_decision, make_proposal


@factory
def make_block(
    account: Account, proposal: Proposal | None = None, *, days: int | None = 30, by: Account | None = None
) -> Block:
    """The desk has decided that a person cannot write here for some days."""
    decision = make_decision(
        proposal or make_proposal(),
        DecisionKind.BLOCK,
        by=by,
        ground="insult",
        text="Im zweiten Satz steht ein Schimpfwort.",
        subject=Subject.PERSON,
        subject_id=account.id,
    )
    return add(
        Block(
            account_id=account.id,
            since=decision.decided_at,
            last_day=clock.today() + timedelta(days=days) if days is not None else None,
            ground="insult",
            decision_id=decision.id,
        )
    )
