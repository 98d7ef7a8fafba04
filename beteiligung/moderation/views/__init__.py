"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import (
    absences,
    deciding,
    desk,
    documents,
    ideas,
    paper,
    passages,
    photos,
    sharing,
    telling,
)
from beteiligung.moderation.views.blueprint import bp

__all__ = [
    "absences",
    "bp",
    "deciding",
    "desk",
    "documents",
    "ideas",
    "paper",
    "passages",
    "photos",
    "sharing",
    "telling",
]
