"""Tables of the desk."""

from beteiligung.moderation.models.decisions import NEEDS_GROUND, Decision, DecisionKind, DecisionText, Subject
from beteiligung.moderation.models.reports import URGENT, Lock, Reason, Report, ReportText
from beteiligung.moderation.models.waiting import HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "NEEDS_GROUND",
    "URGENT",
    "Decision",
    "DecisionKind",
    "DecisionText",
    "HandoverNote",
    "Lock",
    "Reason",
    "Report",
    "ReportText",
    "Subject",
    "WaitingItem",
    "WaitingKind",
]
