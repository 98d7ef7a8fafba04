"""Every write about what coordinators say on all pages."""

from beteiligung.pages.operations.announcing import (
    AnnouncementDraft,
    announce,
    edit_announcement,
    end_announcement,
)
from beteiligung.pages.operations.rules import close_notice_of_rules, tell_of_rules
from beteiligung.pages.operations.wording import PageDraft, checked_page, word_page

__all__ = [
    "AnnouncementDraft",
    "PageDraft",
    "announce",
    "checked_page",
    "close_notice_of_rules",
    "edit_announcement",
    "end_announcement",
    "tell_of_rules",
    "word_page",
]
