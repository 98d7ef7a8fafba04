"""Tables of the desk."""

from beteiligung.moderation.models.appeals import Appeal, AppealContact, AppealText, Outcome, OutsideDecider, Side
from beteiligung.moderation.models.decisions import (
    APPEAL_MONTHS,
    NEEDS_GROUND,
    READABLE,
    Decision,
    DecisionKind,
    DecisionText,
    Subject,
)
from beteiligung.moderation.models.waiting import HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "APPEAL_MONTHS",
    "NEEDS_GROUND",
    "READABLE",
    "Appeal",
    "AppealContact",
    "AppealText",
    "Decision",
    "DecisionKind",
    "DecisionText",
    "HandoverNote",
    "Outcome",
    "OutsideDecider",
    "Side",
    "Subject",
    "WaitingItem",
    "WaitingKind",
]
