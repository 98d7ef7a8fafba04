"""The desk: what waits, deciding about ideas, looking after them."""

from beteiligung.moderation.views import deciding, desk, documents, ideas, passages, photos
from beteiligung.moderation.views.blueprint import bp

__all__ = ["bp", "deciding", "desk", "documents", "ideas", "passages", "photos"]
