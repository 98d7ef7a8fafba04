"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import (
    absences,
    appeals,
    contributions,
    deciding,
    desk,
    documents,
    ending,
    ideas,
    locks,
    paper,
    passages,
    photos,
    public,
    sharing,
    telling,
    threads,
)
from beteiligung.moderation.views.blueprint import bp

__all__ = [
    "absences",
    "appeals",
    "bp",
    "contributions",
    "deciding",
    "desk",
    "documents",
    "ending",
    "ideas",
    "locks",
    "paper",
    "passages",
    "photos",
    "public",
    "sharing",
    "telling",
    "threads",
]
