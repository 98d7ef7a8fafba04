"""What coordinators say on all pages: announcements, and the words of legal and help pages."""

from beteiligung.pages.administration.announcements import bp as announcements_bp
from beteiligung.pages.administration.texts import bp as legal_bp

__all__ = ["announcements_bp", "legal_bp"]
