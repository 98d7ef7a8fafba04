"""Every SELECT about the city, its areas and the fields of action."""

from __future__ import annotations

from beteiligung.aktionsraum.models import City
from beteiligung.core.database import session


def the_city() -> City | None:
    """The one city, or None before ``init``."""
    return session().get(City, 1)
