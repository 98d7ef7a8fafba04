"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import (
    absences,
    deciding,
    desk,
    documents,
    ideas,
    merging,
    passages,
    photos,
    sharing,
    splitting,
)
from beteiligung.moderation.views.blueprint import bp

__all__ = [
    "absences",
    "bp",
    "deciding",
    "desk",
    "documents",
    "ideas",
    "merging",
    "passages",
    "photos",
    "sharing",
    "splitting",
]
