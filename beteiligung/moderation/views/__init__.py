"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import deciding, desk, documents, ideas, photos
from beteiligung.moderation.views.blueprint import bp

__all__ = ["bp", "deciding", "desk", "documents", "ideas", "photos"]
