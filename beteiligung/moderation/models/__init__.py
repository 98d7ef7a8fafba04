"""Tables of the desk."""

from beteiligung.moderation.models.appeals import Appeal, AppealContact, AppealText, Outcome, OutsideDecider, Side
from beteiligung.moderation.models.decisions import NEEDS_GROUND, Decision, DecisionKind, DecisionText, Subject
from beteiligung.moderation.models.waiting import HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "NEEDS_GROUND",
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
