"""SELECTs of pages that belong to no single feature, and of what coordinators write on all pages."""

from beteiligung.pages.queries.announcements import (
    SiteNote,
    announcement_by_id,
    announcements_page,
    site_notes,
)
from beteiligung.pages.queries.public import (
    PublicPage,
    area_slugs,
    funded_measures,
    public_ideas,
    public_measures,
    span_of_ideas,
    span_of_measures,
)

__all__ = [
    "PublicPage",
    "SiteNote",
    "announcement_by_id",
    "announcements_page",
    "area_slugs",
    "funded_measures",
    "public_ideas",
    "public_measures",
    "site_notes",
    "span_of_ideas",
    "span_of_measures",
]
