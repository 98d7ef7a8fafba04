"""Every write about what coordinators say on all pages."""

from beteiligung.pages.operations.announcing import (
    AnnouncementDraft,
    announce,
    edit_announcement,
    end_announcement,
)
from beteiligung.pages.operations.wording import PageDraft, checked_page, word_page

__all__ = [
    "AnnouncementDraft",
    "PageDraft",
    "announce",
    "checked_page",
    "edit_announcement",
    "end_announcement",
    "word_page",
]
