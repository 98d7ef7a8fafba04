"""What coordinators keep for the desk: ready-made texts, offices that ideas are passed on to, and the list of grounds."""

from beteiligung.moderation.administration.grounds import bp as grounds_bp
from beteiligung.moderation.administration.offices import bp as offices_bp
from beteiligung.moderation.administration.texts import bp as texts_bp

__all__ = ["grounds_bp", "offices_bp", "texts_bp"]
