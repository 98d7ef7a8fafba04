"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import (
    absences,
    contributions,
    deciding,
    desk,
    documents,
    ideas,
    locks,
    paper,
    passages,
    photos,
    sharing,
    telling,
    threads,
)
from beteiligung.moderation.views.blueprint import bp

__all__ = [
    "absences",
    "bp",
    "contributions",
    "deciding",
    "desk",
    "documents",
    "ideas",
    "locks",
    "paper",
    "passages",
    "photos",
    "sharing",
    "telling",
    "threads",
]
