"""Keep somebody from writing for a while, with reasons and an end; take that back before its time."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.models import Account, Block
from beteiligung.accounts.queries import block_of, staff_by_id
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import Appeal, Decision, DecisionKind, Subject
from beteiligung.moderation.operations.anew import refuse_same_again
from beteiligung.moderation.operations.grounds import given_ground
from beteiligung.moderation.operations.noting import (
    FACTS_LENGTH,
    REASON_LENGTH,
    note_decision,
    statement_of_reasons,
)
from beteiligung.moderation.operations.telling import tell_writer
from beteiligung.moderation.operations.withholding import hold
from beteiligung.moderation.queries import Case, Contribution
from beteiligung.proposals.models import Proposal

MOST_DAYS = 365
"""So long a block lasts at most; one without an end needs the Projektbüro."""


def can_be_blocked(contribution: Contribution) -> bool:
    """Whether there is somebody behind it who can be blocked: no member of staff, and not blocked already."""
    account_id = contribution.author_id
    return account_id is not None and staff_by_id(account_id) is None and block_of(account_id) is None


def block_person(
    actor: Actor,
    contribution: Contribution,
    *,
    ground: str,
    facts: str,
    days: int | None,
    version: int | None,
    was_automated: bool = False,
) -> Block:
    """Let whoever wrote this propose, comment and vote no more for ``days`` days; None: until somebody lifts it.

    ``was_automated``: whether a hint of the program helped.
    Raises InvalidInput for another ground, for facts too short or too long and for a time that is not the actor's to give;
    NotPossible where nobody can be blocked; Stale where it changed, or somebody else has blocked the person.
    """
    require(actor, P.PERSON_BLOCK, contribution)
    hold(contribution, version)
    text = checked_words(facts, FACTS_LENGTH)
    given_ground(ground)
    if days is None and not actor.is_coordinator:
        raise InvalidInput(N_("Ohne Ende sperrt nur das Projektbüro."))
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise InvalidInput(N_("Bitte wählen Sie eine Dauer aus der Liste."))
    account = session().get(Account, contribution.author_id or 0, with_for_update=True)
    if account is None or account.erased_at is not None or staff_by_id(account.id) is not None:
        raise NotPossible(N_("Hinter diesem Beitrag steht niemand, den man sperren kann."))
    if block_of(account.id) is not None:
        raise Stale(N_("Diese Person ist inzwischen schon gesperrt."))
    refuse_same_again(actor, DecisionKind.BLOCK, contribution.proposal, Subject.PERSON, account.id)
    decision = note_decision(
        actor,
        contribution.proposal,
        DecisionKind.BLOCK,
        subject=Subject.PERSON,
        subject_id=account.id,
        ground=ground,
        text=text,
        was_automated=was_automated,
    )
    comment = contribution.thing if isinstance(contribution.thing, Comment) else None
    block = add(
        Block(
            account_id=account.id,
            since=decision.decided_at,
            last_day=clock.today() + timedelta(days=days) if days is not None else None,
            ground=ground,
            decision_id=decision.id,
            comment_id=comment.id if comment is not None else None,
        )
    )
    said = statement_of_reasons(actor, decision, text)
    tell_writer(contribution, "decision_block", {**said, "last_day": block.last_day})
    return block


def unblock_person(actor: Actor, block: Block, *, reason: str) -> Decision:
    """Let somebody write again before the time is over, for a reason that the desk keeps. Raises InvalidInput and Stale."""
    require(actor, P.PERSON_UNBLOCK, block)
    text = checked_words(reason, REASON_LENGTH)
    if not _lift(block):
        raise Stale(N_("Diese Sperre gilt inzwischen nicht mehr."))
    first = session().get_one(Decision, block.decision_id)
    proposal = session().get_one(Proposal, first.proposal_id)
    account = session().get_one(Account, block.account_id)
    decision = note_decision(
        actor, proposal, DecisionKind.UNBLOCK, subject=Subject.PERSON, subject_id=account.id, text=text
    )
    queue_mail("decision_unblock", language=account.language, account_id=account.id, values={}, is_demo=account.is_demo)
    return decision


def unblock_on_appeal(actor: Actor, case: Case, appeal: Appeal) -> None:
    """The appeal against a block was granted: its result tells the person."""
    require(actor, P.APPEAL_DECIDE, appeal)
    block = _block_by(case)
    if block is not None:
        _lift(block)


def is_blocked_by(case: Case) -> bool:
    """Whether the block of a decision still stands."""
    query = sa.select(Block.id).where(Block.decision_id == case.decision.id, Block.is_in_force())
    return session().scalar(query) is not None


def _block_by(case: Case) -> Block | None:
    return session().scalar(sa.select(Block).where(Block.decision_id == case.decision.id))


def _lift(block: Block) -> bool:
    """Of several at once, one lifts it."""
    lifted = sa.update(Block).where(Block.id == block.id, Block.is_in_force()).values(lifted_at=clock.now())
    done = session().execute(lifted.returning(Block.id).execution_options(synchronize_session=False)).first()
    session().expire(block)
    return done is not None
