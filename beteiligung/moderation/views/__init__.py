"""The desk: what waits, deciding about ideas, looking after them, working together."""

from beteiligung.moderation.views import (
    absences,
    appeals,
    blocks,
    care,
    contributions,
    deciding,
    desk,
    documents,
    ending,
    ideas,
    locks,
    meeting_items,
    meetings,
    notes,
    passages,
    photos,
    public,
    sharing,
    threads,
)
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.checklists import checklists

__all__ = [
    "absences",
    "appeals",
    "blocks",
    "bp",
    "care",
    "checklists",
    "contributions",
    "deciding",
    "desk",
    "documents",
    "ending",
    "ideas",
    "locks",
    "meeting_items",
    "meetings",
    "notes",
    "passages",
    "photos",
    "public",
    "sharing",
    "threads",
]
