"""A position in the query of an address. Nobody keeps the answer, since its address tells where somebody is."""

from __future__ import annotations

from math import isfinite

from flask import request

from beteiligung.core.errors import DomainError
from beteiligung.core.i18n import N_

KEPT_BY_NOBODY = "private, no-store"


class BadPosition(DomainError):
    """The position in the address is no place on earth."""

    status = 400

    def __init__(self) -> None:
        super().__init__(N_("Diesen Ort gibt es nicht. Bitte wählen Sie Ihren Aktionsraum aus der Liste."))


def asked_position() -> tuple[float, float]:
    """Latitude and longitude in degrees. Raises BadPosition."""
    return _degrees("lat", 90), _degrees("lon", 180)


def _degrees(name: str, limit: int) -> float:
    try:
        value = float(request.args.get(name, ""))
    except ValueError:
        raise BadPosition from None
    if not isfinite(value) or abs(value) > limit:
        raise BadPosition
    return value
