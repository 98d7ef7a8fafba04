"""What officers and coordinators do with an idea. Reasons in words and mails belong to the desk, which calls these."""

from __future__ import annotations

from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.events import emit
from beteiligung.proposals.events import (
    ProposalDeclined,
    ProposalForwarded,
    ProposalPromoted,
    ProposalPublished,
    ProposalReinstated,
    ProposalRejected,
    ProposalResumed,
    ProposalReturned,
)
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.content import add_version
from beteiligung.proposals.operations.photos import let_photos_pass
from beteiligung.proposals.states import PROPOSAL_WORKFLOW


def publish_proposal(actor: Actor, proposal: Proposal) -> None:
    """Let everybody read it, and see its photos. The published text becomes its first version."""
    require(actor, P.PROPOSAL_PUBLISH, proposal)
    _let_everybody_read(actor, proposal, "publish")


def return_proposal(actor: Actor, proposal: Proposal) -> None:
    """Give it back to its author with a question."""
    require(actor, P.PROPOSAL_RETURN, proposal)
    PROPOSAL_WORKFLOW.apply(proposal, "return", by=actor)
    emit(ProposalReturned(proposal.id))


def reject_proposal(actor: Actor, proposal: Proposal, *, ground: str) -> None:
    """Do not publish it, on a ground from the closed list; history keeps the ground's code."""
    require(actor, P.PROPOSAL_REJECT, proposal)
    PROPOSAL_WORKFLOW.apply(proposal, "reject", by=actor, reason=ground)
    emit(ProposalRejected(proposal.id))


def publish_on_appeal(actor: Actor, proposal: Proposal, appeal: Any) -> None:
    """What was not published is, since an appeal was granted. ``appeal``: the policy says who decides it."""
    require(actor, P.APPEAL_DECIDE, appeal)
    _let_everybody_read(actor, proposal, "appeal_publish")


def submit_on_appeal(actor: Actor, proposal: Proposal, appeal: Any) -> None:
    """What was not published comes back to the desk, since an appeal was granted."""
    require(actor, P.APPEAL_DECIDE, appeal)
    PROPOSAL_WORKFLOW.apply(proposal, "appeal_submit", by=actor)
    emit(ProposalReinstated(proposal.id))


def review_on_appeal(actor: Actor, proposal: Proposal, appeal: Any) -> None:
    """What was declined is looked into again, since an appeal was granted."""
    require(actor, P.APPEAL_DECIDE, appeal)
    PROPOSAL_WORKFLOW.apply(proposal, "appeal_review", by=actor)


def resume_on_appeal(actor: Actor, proposal: Proposal, appeal: Any) -> None:
    """What was passed on to another office is in the discussion again, since an appeal was granted."""
    require(actor, P.APPEAL_DECIDE, appeal)
    PROPOSAL_WORKFLOW.apply(proposal, "appeal_resume", by=actor)
    emit(ProposalResumed(proposal.id))


def review_proposal(actor: Actor, proposal: Proposal) -> None:
    """Begin to find out how it could come true."""
    require(actor, P.PROPOSAL_REVIEW, proposal, act="begin")
    PROPOSAL_WORKFLOW.apply(proposal, "review", by=actor)


def unreview_proposal(actor: Actor, proposal: Proposal) -> None:
    """Give it back into the discussion."""
    require(actor, P.PROPOSAL_REVIEW, proposal, act="end")
    PROPOSAL_WORKFLOW.apply(proposal, "unreview", by=actor)


def decline_proposal(actor: Actor, proposal: Proposal) -> None:
    """It cannot come true. The desk says why, in public."""
    require(actor, P.PROPOSAL_DECLINE, proposal)
    PROPOSAL_WORKFLOW.apply(proposal, "decline", by=actor)
    emit(ProposalDeclined(proposal.id))


def forward_proposal(actor: Actor, proposal: Proposal) -> None:
    """Pass it on to another office of the city."""
    require(actor, P.PROPOSAL_FORWARD, proposal)
    PROPOSAL_WORKFLOW.apply(proposal, "forward", by=actor)
    emit(ProposalForwarded(proposal.id))


def resume_proposal(actor: Actor, proposal: Proposal) -> None:
    """It comes back from another office and is open for everybody's words; for the first time where it was not before."""
    require(actor, P.PROPOSAL_FORWARD, proposal)
    if proposal.published_at is None:
        _let_everybody_read(actor, proposal, "resume")
    else:
        PROPOSAL_WORKFLOW.apply(proposal, "resume", by=actor)
    emit(ProposalResumed(proposal.id))


def promote_proposal(actor: Actor, proposal: Proposal) -> None:
    """A measure is made from it."""
    require(actor, P.PROPOSAL_PROMOTE, proposal)
    PROPOSAL_WORKFLOW.apply(proposal, "promote", by=actor)
    emit(ProposalPromoted(proposal.id))


def reopen_proposal(actor: Actor, proposal: Proposal) -> None:
    """No measure of it came true: back to review."""
    require(actor, P.PROPOSAL_REOPEN, proposal)
    PROPOSAL_WORKFLOW.apply(proposal, "reopen", by=actor)


def _let_everybody_read(actor: Actor, proposal: Proposal, action: str) -> None:
    proposal.published_at = proposal.published_at or clock.now()
    PROPOSAL_WORKFLOW.apply(proposal, action, by=actor)
    add_version(proposal)
    let_photos_pass(proposal)
    emit(ProposalPublished(proposal.id))
