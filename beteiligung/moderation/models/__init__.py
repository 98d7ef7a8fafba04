"""Tables of the desk."""

from beteiligung.moderation.models.decisions import NEEDS_GROUND, Decision, DecisionKind, DecisionText, Subject
from beteiligung.moderation.models.waiting import HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "NEEDS_GROUND",
    "Decision",
    "DecisionKind",
    "DecisionText",
    "HandoverNote",
    "Subject",
    "WaitingItem",
    "WaitingKind",
]
