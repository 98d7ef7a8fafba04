"""What the desk decides about an idea; its author is told in their language."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import Decision, DecisionKind, Purpose
from beteiligung.moderation.operations.anew import refuse_same_again
from beteiligung.moderation.operations.grounds import given_ground
from beteiligung.moderation.operations.noting import (
    FACTS_LENGTH,
    QUESTION_LENGTH,
    REASON_LENGTH,
    note_decision,
    phone_of,
    statement_of_reasons,
)
from beteiligung.moderation.operations.stale import refuse_stale
from beteiligung.moderation.operations.worded import worded
from beteiligung.moderation.placeholders import DAY
from beteiligung.moderation.wording import Pick
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import ANSWER_TIME, Proposal, ProposalState
from beteiligung.proposals.operations import tell_author


def decide_publish(actor: Actor, proposal: Proposal, *, version: int | None) -> Decision:
    """Let everybody read an idea. ``version`` is the one the form showed; raises Stale when it is no longer that one."""
    require(actor, P.PROPOSAL_PUBLISH, proposal)
    refuse_stale(actor, proposal, version)
    proposals.publish_proposal(actor, proposal)
    decision = note_decision(actor, proposal, DecisionKind.PUBLISH)
    tell_author(proposal, "decision_publish", {"words": proposal.words})
    return decision


def decide_return(
    actor: Actor, proposal: Proposal, question: str, *, version: int | None, pick: Pick | None = None
) -> Decision:
    """Ask the author something before deciding: in own words, with a ready-made text, or both.

    Raises InvalidInput for words that do not do, and Stale.
    """
    require(actor, P.PROPOSAL_RETURN, proposal)
    refuse_stale(actor, proposal, version)
    until = clock.day_of(clock.now() + ANSWER_TIME)
    wording = worded(actor, proposal, Purpose.RETURN, question, QUESTION_LENGTH, pick, further={DAY: until})
    proposals.return_proposal(actor, proposal)
    decision = note_decision(actor, proposal, DecisionKind.RETURN, text=wording.own, chosen=wording.chosen)
    values = {"question": wording.own, "module": wording.for_mail}
    tell_author(proposal, "decision_return", {**values, "until": proposal.answer_until, "phone": phone_of(actor)})
    return decision


def decide_reject(
    actor: Actor,
    proposal: Proposal,
    ground: str,
    facts: str,
    *,
    version: int | None,
    pick: Pick | None = None,
    was_automated: bool = False,
) -> Decision:
    """Do not publish an idea, on a ground from the closed list, with the facts of the case.

    ``was_automated``: whether a hint of the program helped.
    Raises InvalidInput for another ground, for words that do not do or belong to another ground, and Stale.
    """
    require(actor, P.PROPOSAL_REJECT, proposal)
    refuse_stale(actor, proposal, version)
    refuse_same_again(actor, DecisionKind.REJECT, proposal)
    given_ground(ground)
    wording = worded(actor, proposal, Purpose.REJECT, facts, FACTS_LENGTH, pick, ground=ground)
    proposals.reject_proposal(actor, proposal, ground=ground)
    decision = note_decision(
        actor,
        proposal,
        DecisionKind.REJECT,
        ground=ground,
        text=wording.own,
        chosen=wording.chosen,
        was_automated=was_automated,
    )
    values = statement_of_reasons(actor, decision, wording.own, chosen=wording.chosen)
    tell_author(proposal, "decision_reject", values)
    return decision


def decide_release(actor: Actor, proposal: Proposal, reason: str, *, version: int | None) -> Decision:
    """Let an unconfirmed idea go on, for a reason that only the desk reads. Raises InvalidInput and Stale."""
    require(actor, P.PROPOSAL_RELEASE, proposal)
    refuse_stale(actor, proposal, version, before=ProposalState.UNCONFIRMED)
    text = checked_words(reason, REASON_LENGTH)
    proposals.release_proposal(actor, proposal)
    return note_decision(actor, proposal, DecisionKind.RELEASE, text=text)
