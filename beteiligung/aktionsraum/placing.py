"""Where a pin stands, in words, and which area to offer when it stands in another than the one that was chosen.

A pin refuses nothing and moves no idea by itself: a person's choice stays until they change it.
"""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import area_around, area_at, area_by_slug, the_city
from beteiligung.core.i18n import N_, Message

FAR_METRES = 25_000
"""Whoever is farther than that from every area is somewhere else."""


@dataclass(frozen=True)
class Placing:
    """What is said about a pin."""

    message: Message
    area: Aktionsraum | None
    """Where the pin stands, or the nearest area; None far away from all."""
    offered: Aktionsraum | None = None
    """The area that fits better than the chosen one."""


def place_pin(latitude: float, longitude: float, chosen: Aktionsraum | None) -> Placing:
    """Say where a point (degrees, WGS 84) lies, seen from the area that was chosen."""
    around = area_around(latitude, longitude)
    area = around or area_at(latitude, longitude, within_metres=FAR_METRES)
    if area is None:
        return Placing(_far_away(), None)
    words = {"area": area.name}
    if chosen is None or chosen.id == area.id:
        inside, near = (
            N_("Die Stecknadel steht im Aktionsraum %(area)s."),
            N_("Die Stecknadel steht in der Nähe von %(area)s."),
        )
        return Placing(Message(inside if around else near, words), area)
    words["chosen"] = chosen.name
    elsewhere, nearer = (
        N_("Die Stecknadel steht im Aktionsraum %(area)s, nicht in %(chosen)s. Das macht nichts."),
        N_("Die Stecknadel steht näher bei %(area)s als bei %(chosen)s. Das macht nichts."),
    )
    return Placing(Message(elsewhere if around else nearer, words), area, offered=area)


def chosen_after_offer(chosen: Aktionsraum, slug: str | None, latitude: float, longitude: float) -> Aktionsraum:
    """The area of an idea once its form was sent: the offered one where the person took the offer and it still stands."""
    wanted = area_by_slug(slug) if slug else None
    offered = place_pin(latitude, longitude, chosen).offered if wanted else None
    return offered if offered is not None and wanted is not None and offered.id == wanted.id else chosen


def _far_away() -> Message:
    city = the_city()
    text = N_("Dieser Ort liegt weit weg von %(city)s. Bitte prüfen Sie die Stecknadel.")
    return Message(text, {"city": city.name if city else "–"})
