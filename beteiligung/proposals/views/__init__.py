"""Pages of ideas: the way to one, the list, one idea, and what its author can do."""

from beteiligung.proposals.views import (
    authoring,
    beginning,
    confirming,
    detail,
    device,
    drafting,
    kin,
    listing,
    passages,
    photos,
    sending,
    similar,
    versions,
)
from beteiligung.proposals.views.blueprint import bp

__all__ = [
    "authoring",
    "beginning",
    "bp",
    "confirming",
    "detail",
    "device",
    "drafting",
    "kin",
    "listing",
    "passages",
    "photos",
    "sending",
    "similar",
    "versions",
]
