"""Internal notes: what staff write to each other about an idea."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import DeskNote
from beteiligung.proposals.models import Proposal

DESK_NOTE_LENGTH = (1, 2000)
"""Least and most characters of a note."""


def write_note(actor: Actor, proposal: Proposal, *, text: str) -> DeskNote:
    """Tell colleagues something about an idea. Raises InvalidInput for an empty note and one that is too long."""
    require(actor, P.NOTE_WRITE, proposal)
    words = checked_words(text, DESK_NOTE_LENGTH)
    return add(DeskNote(proposal_id=proposal.id, author_id=actor.account_id, text=words, written_at=clock.now()))


def delete_note(actor: Actor, note: DeskNote) -> None:
    """Take a note away for good."""
    require(actor, P.NOTE_DELETE, note)
    session().delete(note)
