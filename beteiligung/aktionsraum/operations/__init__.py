"""Every write about the city: setting it up by a command, and what coordinators change on pages."""

from beteiligung.aktionsraum.operations.setting_up import NewBoundary, mark_as_demo, set_boundaries, set_up_city
from beteiligung.aktionsraum.operations.settings import AreaDraft, CityDraft, edit_area, edit_city, promise_days

__all__ = [
    "AreaDraft",
    "CityDraft",
    "NewBoundary",
    "edit_area",
    "edit_city",
    "mark_as_demo",
    "promise_days",
    "set_boundaries",
    "set_up_city",
]
