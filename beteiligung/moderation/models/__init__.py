"""Tables of the desk."""

from beteiligung.moderation.models.care import Caretaker, Watch
from beteiligung.moderation.models.checklists import ChecklistItem, ChecklistTick
from beteiligung.moderation.models.decisions import NEEDS_GROUND, Decision, DecisionKind, DecisionText, Subject
from beteiligung.moderation.models.meetings import Meeting, MeetingArea, MeetingItem, MeetingResult
from beteiligung.moderation.models.notes import DeskNote
from beteiligung.moderation.models.waiting import HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "NEEDS_GROUND",
    "Caretaker",
    "ChecklistItem",
    "ChecklistTick",
    "Decision",
    "DecisionKind",
    "DecisionText",
    "DeskNote",
    "HandoverNote",
    "Meeting",
    "MeetingArea",
    "MeetingItem",
    "MeetingResult",
    "Subject",
    "WaitingItem",
    "WaitingKind",
    "Watch",
]
