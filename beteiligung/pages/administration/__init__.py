"""What coordinators say on all pages: announcements."""

from beteiligung.pages.administration.announcements import bp as announcements_bp

__all__ = ["announcements_bp"]
