"""The measures of one's areas."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import all_areas
from beteiligung.budget.queries import commitments_with_pending_orders
from beteiligung.core.errors import NotFound
from beteiligung.measures import queries
from beteiligung.measures.models import MeasureState
from beteiligung.measures.queries import ListFilters
from beteiligung.measures.states import REACHABLE
from beteiligung.measures.views.desk.blueprint import bp
from beteiligung.measures.words import state_word
from beteiligung.web.current import current_actor
from beteiligung.web.filters import state_options
from beteiligung.web.guard import guard

PAGE_SIZE = 30


@bp.route("/")
@guard(P.DESK_READ)
def index() -> Any:
    actor = current_actor()
    areas = {area.slug: area for area in all_areas() if actor.is_coordinator or area.id in actor.officer_for}
    area, state = request.args.get("raum", ""), request.args.get("stand", "")
    states = {state.value: state for state in MeasureState}
    if (area and area not in areas) or (state and state not in states):
        raise NotFound
    chosen = [areas[area].id] if area else None if actor.is_coordinator else sorted(actor.officer_for)
    cursor = request.args.get("nach", "")
    page = queries.listed(ListFilters(areas=chosen, state=states.get(state)), cursor, PAGE_SIZE)
    here: dict[str, Any] = {"raum": area or None, "stand": state or None}
    return render_template(
        "measures_desk/index.html",
        page=page,
        waiting=commitments_with_pending_orders([row.commitment_id for row in page.items if row.commitment_id]),
        area_options=[("", _("Alle")), *((slug, one.name) for slug, one in areas.items())],
        state_options=state_options(REACHABLE, state_word, states.get(state)),
        area=area,
        state=state,
        next_url=url_for(".index", **here, nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".index", **here) if cursor else None,
    )
