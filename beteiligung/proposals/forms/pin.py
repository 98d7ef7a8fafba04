"""Points on earth that come from a device, a map or a photo, never from typing: a broken one is no point."""

from __future__ import annotations

import math

from flask import request
from wtforms import HiddenField

from beteiligung.web.forms import BaseForm

REMOVE_PIN = "stecknadel_entfernen"
"""Name of the button that takes the pin away and shows the form again."""


class PinFields(BaseForm):
    """The pin of an idea."""

    latitude = HiddenField("")
    longitude = HiddenField("")

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84, or None."""
        return None if self.removes_pin else position_in(self.latitude.data, self.longitude.data)

    def take_pin_away(self) -> None:
        """Show the form again without it."""
        self.latitude.data = self.longitude.data = None

    @property
    def removes_pin(self) -> bool:
        """Whether the button was pressed that takes it away."""
        return REMOVE_PIN in request.form


def position_in(latitude: str | None, longitude: str | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, WGS 84, or None for what is no place on earth."""
    try:
        north, east = float(latitude or ""), float(longitude or "")
    except ValueError:
        return None
    on_earth = math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180
    return (north, east) if on_earth else None
