"""Every SELECT of the desk."""

from beteiligung.moderation.queries.decisions import DecisionRow, decisions_of, open_question
from beteiligung.moderation.queries.ideas import AT_WORK, IdeaRow, idea_counts, ideas
from beteiligung.moderation.queries.inbox import (
    FOR_COORDINATORS,
    NOTHING_PROMISED,
    HandoverRow,
    InboxRow,
    Scope,
    colleagues_for,
    inbox,
    inbox_counts,
    last_handover,
    scopes_of,
    waiting_idea,
    waiting_item_of,
)

__all__ = [
    "AT_WORK",
    "FOR_COORDINATORS",
    "NOTHING_PROMISED",
    "DecisionRow",
    "HandoverRow",
    "IdeaRow",
    "InboxRow",
    "Scope",
    "colleagues_for",
    "decisions_of",
    "idea_counts",
    "ideas",
    "inbox",
    "inbox_counts",
    "last_handover",
    "open_question",
    "scopes_of",
    "waiting_idea",
    "waiting_item_of",
]
