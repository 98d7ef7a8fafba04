"""Tables of the desk."""

from beteiligung.moderation.models.decisions import NEEDS_GROUND, Decision, DecisionKind, DecisionText, Subject
from beteiligung.moderation.models.forwarding import Forwarding, Office
from beteiligung.moderation.models.texts import DecisionModule, Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.models.waiting import HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "NEEDS_GROUND",
    "Decision",
    "DecisionKind",
    "DecisionModule",
    "DecisionText",
    "Forwarding",
    "HandoverNote",
    "Office",
    "Purpose",
    "Subject",
    "TextModule",
    "TextModuleVersion",
    "WaitingItem",
    "WaitingKind",
]
