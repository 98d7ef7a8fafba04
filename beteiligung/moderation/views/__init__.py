"""The desk: what waits, deciding about ideas, looking after them, working together."""

from beteiligung.moderation.views import (
    absences,
    care,
    deciding,
    desk,
    documents,
    ideas,
    meeting_items,
    meetings,
    notes,
    passages,
    photos,
    sharing,
)
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.checklists import checklists

__all__ = [
    "absences",
    "bp",
    "care",
    "checklists",
    "deciding",
    "desk",
    "documents",
    "ideas",
    "meeting_items",
    "meetings",
    "notes",
    "passages",
    "photos",
    "sharing",
]
