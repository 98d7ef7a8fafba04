"""Tables of the desk."""

from beteiligung.moderation.models.appeals import Appeal, AppealContact, AppealText, Outcome, OutsideDecider, Side
from beteiligung.moderation.models.care import Caretaker, Watch
from beteiligung.moderation.models.checklists import ChecklistItem, ChecklistTick
from beteiligung.moderation.models.decisions import (
    ABOUT_ONE,
    APPEAL_MONTHS,
    NEEDS_GROUND,
    NOT_AGAIN,
    OF_COMMENT,
    READABLE,
    Decision,
    DecisionKind,
    DecisionText,
    Subject,
    last_day_to_appeal,
)
from beteiligung.moderation.models.forwarding import Forwarding, Office
from beteiligung.moderation.models.grounds import GroundVersion
from beteiligung.moderation.models.meetings import Meeting, MeetingArea, MeetingItem, MeetingResult
from beteiligung.moderation.models.notes import DeskNote
from beteiligung.moderation.models.reports import URGENT, Lock, Reason, Report, ReportText
from beteiligung.moderation.models.texts import DecisionModule, Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.models.waiting import APART, HandoverNote, WaitingItem, WaitingKind

__all__ = [
    "ABOUT_ONE",
    "APART",
    "APPEAL_MONTHS",
    "NEEDS_GROUND",
    "NOT_AGAIN",
    "OF_COMMENT",
    "READABLE",
    "URGENT",
    "Appeal",
    "AppealContact",
    "AppealText",
    "Caretaker",
    "ChecklistItem",
    "ChecklistTick",
    "Decision",
    "DecisionKind",
    "DecisionModule",
    "DecisionText",
    "DeskNote",
    "Forwarding",
    "GroundVersion",
    "HandoverNote",
    "Lock",
    "Meeting",
    "MeetingArea",
    "MeetingItem",
    "MeetingResult",
    "Office",
    "Outcome",
    "OutsideDecider",
    "Purpose",
    "Reason",
    "Report",
    "ReportText",
    "Side",
    "Subject",
    "TextModule",
    "TextModuleVersion",
    "WaitingItem",
    "WaitingKind",
    "Watch",
    "last_day_to_appeal",
]
