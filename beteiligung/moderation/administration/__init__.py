"""What coordinators keep for the desk: ready-made texts, and the offices that ideas are passed on to."""

from beteiligung.moderation.administration.offices import bp as offices_bp
from beteiligung.moderation.administration.texts import bp as texts_bp

__all__ = ["offices_bp", "texts_bp"]
