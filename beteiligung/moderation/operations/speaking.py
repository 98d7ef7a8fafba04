"""Answer for the city in the discussion of an idea, also with a ready-made text: in German and in its author's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import Words, write_answer
from beteiligung.core.database import session
from beteiligung.core.errors import Stale
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.operations.noting import DESK_LANGUAGE
from beteiligung.moderation.operations.worded import worded
from beteiligung.moderation.wording import Pick
from beteiligung.proposals.models import Proposal

PUBLIC_ANSWER_LENGTH = (10, 1200)
"""Least and most characters of an officer's own words; a ready-made text has room above them."""

Fill = Callable[[str, Mapping[str, Any], str], str]
"""Puts values into a ready-made text, as its language writes them."""


def answer_in_public(
    actor: Actor,
    proposal: Proposal,
    own: str,
    *,
    fill: Fill,
    version: int | None,
    pick: Pick | None = None,
    submission_key: str,
) -> Comment:
    """Say something for the city: in own words, with a ready-made text, or both. Gives the answer in German.

    What is ready-made in the language of the idea's author stands below it, as an answer of its own, so that each is read
    aloud in its language. The same ``submission_key`` gives the same answer again.
    Raises Stale where the idea changed, and what ``worded`` and ``write_answer`` raise.
    """
    require(actor, P.COMMENT_ANSWER, proposal)
    session().refresh(proposal, with_for_update={"key_share": True})
    if version != proposal.version:
        raise Stale
    wording = worded(actor, proposal, Purpose.ANSWER, own, PUBLIC_ANSWER_LENGTH, pick)
    chosen = wording.chosen
    ready = fill(chosen.german.text, chosen.values, chosen.german.language) if chosen is not None else None
    german = Words("\n\n".join(filter(None, (ready, wording.own))), DESK_LANGUAGE)
    answer = write_answer(actor, proposal, german, submission_key=submission_key)
    if chosen is not None and chosen.told.id != chosen.german.id:
        told = Words(fill(chosen.told.text, chosen.values, chosen.told.language), chosen.told.language)
        key = f"{submission_key}-{chosen.told.language}"
        write_answer(actor, proposal, told, parent_id=answer.id, submission_key=key)
    return answer
