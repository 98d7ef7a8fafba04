"""Every write about what coordinators say on all pages."""

from beteiligung.pages.operations.announcing import (
    AnnouncementDraft,
    announce,
    edit_announcement,
    end_announcement,
)

__all__ = ["AnnouncementDraft", "announce", "edit_announcement", "end_announcement"]
