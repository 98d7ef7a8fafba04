"""What a granted appeal has overturned is not decided in the same way by the same person again: our own rule, like
that for appeals themselves. Locking is never refused: somebody may be in danger.
"""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import DecisionKind, Subject
from beteiligung.moderation.queries import Contribution, has_answered_before, overturned_of
from beteiligung.proposals.models import Proposal


def refuse_same_again(
    actor: Actor,
    kind: DecisionKind,
    proposal: Proposal,
    subject: Subject = Subject.IDEA,
    subject_id: int | None = None,
) -> None:
    """Raises NotPossible for whoever has decided so before, and was found wrong."""
    if (kind, subject, subject_id) in overturned_of(actor.account_id, proposal.id):
        raise _refusal()


def refuse_answering_again(actor: Actor, contribution: Contribution) -> None:
    """Raises NotPossible for whoever answered reports that an appeal brought back."""
    if has_answered_before(actor.account_id, contribution):
        raise _refusal()


def _refusal() -> NotPossible:
    return NotPossible(
        N_(
            "So haben Sie schon einmal entschieden. Eine Beschwerde dagegen hatte Erfolg. Jetzt entscheidet jemand anderes."
        )
    )
