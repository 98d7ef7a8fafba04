"""What the desk decides about an idea; its author is told in their language."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Decision, DecisionKind, Purpose, Subject
from beteiligung.moderation.operations.answering import answer_reports
from beteiligung.moderation.operations.grounds import given_ground
from beteiligung.moderation.operations.noting import (
    FACTS_LENGTH,
    QUESTION_LENGTH,
    REASON_LENGTH,
    checked_words,
    note_decision,
    phone_of,
    statement_of_reasons,
)
from beteiligung.moderation.operations.stale import refuse_stale
from beteiligung.moderation.operations.worded import worded
from beteiligung.moderation.placeholders import DAY
from beteiligung.moderation.queries import Contribution
from beteiligung.moderation.wording import Pick
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import ANSWER_TIME, Proposal, ProposalState
from beteiligung.proposals.operations import tell_author
from beteiligung.proposals.passages import places_in
from beteiligung.proposals.queries import versions_of


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
    actor: Actor, proposal: Proposal, ground: str, facts: str, *, version: int | None, pick: Pick | None = None
) -> Decision:
    """Do not publish an idea, on a ground from the closed list, with the facts of the case.

    Raises InvalidInput for another ground, for words that do not do or belong to another ground, and Stale.
    """
    require(actor, P.PROPOSAL_REJECT, proposal)
    refuse_stale(actor, proposal, version)
    given_ground(ground)
    wording = worded(actor, proposal, Purpose.REJECT, facts, FACTS_LENGTH, pick, ground=ground)
    proposals.reject_proposal(actor, proposal, ground=ground)
    decision = note_decision(
        actor, proposal, DecisionKind.REJECT, ground=ground, text=wording.own, chosen=wording.chosen
    )
    values = statement_of_reasons(actor, decision, wording.own, chosen=wording.chosen)
    tell_author(proposal, "decision_reject", values)
    return decision


def decide_mask(
    actor: Actor, proposal: Proposal, passage: str, ground: str, facts: str, *, version: int | None
) -> Decision:
    """Remove a passage of an idea in every version, on a ground from the closed list, with the facts of the case.

    The facts must not say the passage again: it is kept nowhere. Raises InvalidInput where they do, for another ground,
    for facts too short or too long, and where the passage stands nowhere; and Stale.
    """
    require(actor, P.PROPOSAL_MASK, proposal)
    session().refresh(proposal, with_for_update={"key_share": True})
    if version != proposal.version:
        raise Stale
    text = checked_words(facts, FACTS_LENGTH)
    given_ground(ground)
    if places_in(text, passage, "facts"):
        raise InvalidInput(N_("Bitte wiederholen Sie die Stelle nicht in Ihren Sätzen. Sie wird nirgends aufbewahrt."))
    proposals.mask_passage(actor, proposal, passage)
    decision = note_decision(actor, proposal, DecisionKind.MASK, ground=ground, text=text)
    values = {"has_versions": bool(versions_of(proposal.id)), **statement_of_reasons(actor, decision, text)}
    tell_author(proposal, "decision_mask", values)
    answer_reports(actor, Contribution(proposal, Subject.IDEA, proposal), decision)
    return decision


def decide_release(actor: Actor, proposal: Proposal, reason: str, *, version: int | None) -> Decision:
    """Let an unconfirmed idea go on, for a reason that only the desk reads. Raises InvalidInput and Stale."""
    require(actor, P.PROPOSAL_RELEASE, proposal)
    refuse_stale(actor, proposal, version, before=ProposalState.UNCONFIRMED)
    text = checked_words(reason, REASON_LENGTH)
    proposals.release_proposal(actor, proposal)
    return note_decision(actor, proposal, DecisionKind.RELEASE, text=text)
