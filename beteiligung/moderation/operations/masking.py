"""Remove a passage of an idea or a comment for good, and tell whoever wrote it why."""

from __future__ import annotations

from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import mask_comment
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import Decision, DecisionKind, Subject
from beteiligung.moderation.operations.answering import answer_reports
from beteiligung.moderation.operations.grounds import given_ground
from beteiligung.moderation.operations.noting import FACTS_LENGTH, statement_of_reasons
from beteiligung.moderation.operations.telling import tell_writer
from beteiligung.moderation.operations.withholding import hold, note, uncover
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import mask_passage
from beteiligung.proposals.passages import places_in
from beteiligung.proposals.queries import versions_of


def decide_mask(
    actor: Actor,
    thing: Proposal | Comment,
    passage: str,
    ground: str,
    facts: str,
    *,
    version: int | None,
    was_automated: bool = False,
) -> Decision:
    """Remove a passage of an idea in every version, or of a comment, on a ground from the closed list, with the facts.

    The facts must not say the passage again: it is kept nowhere. ``was_automated``: whether a hint of the program helped.
    Raises InvalidInput where they do, for another ground, for facts too short or too long, and where the passage stands
    nowhere; and Stale.
    """
    asked = _asked(thing)
    require(actor, P.PROPOSAL_MASK, asked, act="passage")
    hold(asked, version)
    text = checked_words(facts, FACTS_LENGTH)
    given_ground(ground)
    if places_in(text, passage, "facts"):
        raise InvalidInput(
            N_("Bitte wiederholen Sie die Textstelle nicht in Ihren Sätzen. Sie wird nirgends aufbewahrt.")
        )
    if isinstance(thing, Comment):
        mask_comment(thing, passage)
    else:
        mask_passage(actor, thing, passage)
    uncover(asked)
    decision = note(actor, asked, DecisionKind.MASK, ground=ground, text=text, was_automated=was_automated)
    mail, further = _mail(asked)
    tell_writer(asked, mail, {**further, **statement_of_reasons(actor, decision, text)})
    answer_reports(actor, asked, decision)
    return decision


def _asked(thing: Proposal | Comment) -> Contribution:
    if isinstance(thing, Comment):
        return Contribution(session().get_one(Proposal, thing.proposal_id), Subject.COMMENT, thing)
    return Contribution(thing, Subject.IDEA, thing)


def _mail(asked: Contribution) -> tuple[str, dict[str, Any]]:
    """The mail that tells it, and what that needs besides the reasons."""
    if asked.subject is Subject.COMMENT:
        return "decision_mask_comment", {}
    return "decision_mask", {"has_versions": bool(versions_of(asked.proposal.id))}
