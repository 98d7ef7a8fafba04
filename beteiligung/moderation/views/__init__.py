"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import (
    absences,
    appeals,
    deciding,
    desk,
    documents,
    ideas,
    passages,
    photos,
    public,
    sharing,
)
from beteiligung.moderation.views.blueprint import bp

__all__ = [
    "absences",
    "appeals",
    "bp",
    "deciding",
    "desk",
    "documents",
    "ideas",
    "passages",
    "photos",
    "public",
    "sharing",
]
