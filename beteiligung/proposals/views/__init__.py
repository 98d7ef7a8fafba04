"""Pages of ideas: the way to one, the list, one idea, and what its author can do."""

from beteiligung.proposals.views import authoring, beginning, detail, drafting, listing, photos, sending, similar
from beteiligung.proposals.views.blueprint import bp

__all__ = ["authoring", "beginning", "bp", "detail", "drafting", "listing", "photos", "sending", "similar"]
