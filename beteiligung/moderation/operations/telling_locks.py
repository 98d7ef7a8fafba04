"""Tell somebody that something of theirs was locked, once that warns nobody: the reasons and the remedies, and no word of it."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.queries import account_by_id
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Decision, Lock, Subject
from beteiligung.moderation.operations.noting import ROLES, statement_of_reasons
from beteiligung.moderation.operations.telling import tell_account
from beteiligung.proposals.models import Channel, Proposal
from beteiligung.proposals.operations import tell_author, told_by

TOLD = "decision_lock"
"""The mail. It holds no word of what was locked."""


def tell_of_lock(actor: Actor, lock: Lock) -> None:
    """Send whoever wrote it the statement of reasons. Twice is once. Where the platform cannot reach them, somebody has told
    them by voice or letter, and says so: from then on they can appeal.

    Raises NotPossible where it was lifted.
    """
    require(actor, P.LOCK_TELL, lock)
    session().refresh(lock, with_for_update=True)
    decision = _decision_of(lock)
    if decision is not None and decision.told_at is not None:
        return
    if decision is None or lock.lifted_at is not None:
        raise NotPossible(N_("Diese Sperre ist schon aufgehoben."))
    decision.told_at = clock.now()
    if not is_tellable(lock):
        return
    proposal = session().get_one(Proposal, decision.proposal_id)
    first = {"role": ROLES.get(decision.decided_by_role, ROLES["officer"]), "title": None}
    values = {**statement_of_reasons(actor, decision, None), **first}
    if lock.subject is Subject.COMMENT:
        tell_account(lock.account_id, proposal, TOLD, values)
    else:
        tell_author(proposal, TOLD, values)


def is_tellable(lock: Lock) -> bool:
    """Whether the platform can tell them itself. Nobody at the desk opens a locked idea, also not to call its author."""
    decision = _decision_of(lock)
    if decision is None:
        return False
    if lock.subject is Subject.COMMENT:
        return lock.account_id is not None and account_by_id(lock.account_id) is not None
    proposal = session().get_one(Proposal, decision.proposal_id)
    channel = told_by(proposal)
    return channel is Channel.EMAIL or (channel is not None and proposal.locked_at is None)


def _decision_of(lock: Lock) -> Decision | None:
    """What locked it; None where the idea itself is gone, and with it all that was decided."""
    return session().get(Decision, lock.decision_id) if lock.decision_id is not None else None
