"""What is said about a pin while somebody moves it."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.placing import place_pin
from beteiligung.aktionsraum.queries import area_by_slug
from beteiligung.aktionsraum.views.blueprint import bp
from beteiligung.aktionsraum.views.positions import KEPT_BY_NOBODY, asked_position
from beteiligung.web.guard import guard
from beteiligung.web.messages import say


@bp.route("/aktionsraeume/ort")
@guard(P.PUBLIC_READ)
def pin() -> tuple[dict[str, Any], dict[str, str]]:
    """A sentence, and the area that fits better than the one of ``raum``, with the words of its box to tick."""
    said = said_of_pin(asked_position(), area_by_slug(request.args.get("raum", "")))
    assert said is not None
    return said, {"Cache-Control": KEPT_BY_NOBODY}


@bp.app_template_global()
def said_of_pin(position: tuple[float, float] | None, chosen: Aktionsraum | None) -> dict[str, Any] | None:
    """The same for the page on which a form shows its pin; None without one."""
    if position is None:
        return None
    placing = place_pin(*position, chosen)
    offered = placing.offered
    offer = offered and {
        "slug": offered.slug,
        "label": _("Meine Idee gehört in den Aktionsraum %(area)s.", area=offered.name),
    }
    return {"message": say(placing.message), "offer": offer}
