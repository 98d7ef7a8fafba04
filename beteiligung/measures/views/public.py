"""Measures as everybody reads them: the list, one measure, its short address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app, redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import all_areas
from beteiligung.budget.queries import entries_of
from beteiligung.core.errors import NotFound
from beteiligung.measures import queries
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.measures.queries import ListFilters
from beteiligung.measures.states import REACHABLE
from beteiligung.measures.views.timeline import stops
from beteiligung.measures.words import body_word, entry_cents, entry_word, grant_word, public_body, state_word
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.filters import state_options
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor

bp = pages_blueprint("measures", __name__)

PAGE_SIZE = 20


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    area: Aktionsraum | None
    state: MeasureState | None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list."""
        return self.filter_count > 0

    @property
    def filter_count(self) -> int:
        """How many filters leave something out of it."""
        return sum(map(bool, (self.area, self.state)))

    @property
    def filters(self) -> ListFilters:
        """The same as the query needs it."""
        return ListFilters(areas=[self.area.id] if self.area else None, state=self.state)

    def url(self, cursor: str | None = None) -> str:
        """The address of this list, in its one spelling; of a later page, if given."""
        return url_for(
            ".index",
            raum=self.area.slug if self.area else None,
            stand=self.state.value if self.state else None,
            nach=cursor or None,
        )


@bp.route("/massnahmen/")
@guard(P.PUBLIC_READ)
def index() -> Any:
    areas = all_areas()
    asked = Asked(
        area=_one("raum", {area.slug: area for area in areas}),
        state=_one("stand", {state.value: state for state in MeasureState}),
    )
    cursor = request.args.get("nach", "")
    try:
        page = queries.listed(asked.filters, cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("errors/no_such_page.html", nav="massnahmen", first_url=asked.url()), 400
    parts = [asked.area.name if asked.area else None, state_word(asked.state) if asked.state else None]
    return render_template(
        "measures/index.html",
        asked=asked,
        narrowed=" · ".join(part for part in parts if part),
        area_options=[("", _("Alle")), *((area.slug, area.name) for area in areas)],
        state_options=state_options(REACHABLE, state_word, asked.state),
        page=page,
        list_url=url_for(".index"),
        next_url=asked.url(page.next_cursor) if page.next_cursor else None,
        first_url=asked.url() if cursor else None,
        canonical=_canonical(asked.url(cursor)),
    )


@bp.route("/massnahmen/<int:measure_id>")
@bp.route("/massnahmen/<int:measure_id>-")
@guard(P.MEASURE_READ, measure=queries.measure_by_id)
def short(measure: Measure) -> Any:
    return _to_page(measure)


@bp.route("/massnahmen/<int:measure_id>-<words>")
@guard(P.MEASURE_READ, measure=queries.measure_by_id)
def detail(measure: Measure, words: str) -> Any:
    if words != measure.words:
        return _to_page(measure)
    ideas = queries.ideas_of(measure.id)
    entries = entries_of(measure.commitment_id) if measure.commitment_id else []
    return render_template(
        "measures/detail.html",
        measure=measure,
        around=queries.surroundings_of(measure),
        ideas=[idea for idea in ideas if idea.is_public],
        body=public_body(measure),
        body_kind=body_word(measure.body_kind) if measure.public_body_name else None,
        grant_kind=grant_word(measure.grant_kind),
        granted_cents=sum(entry.committed_cents for entry in entries if entry.committed_cents > 0),
        bookings=[(entry.booked_on, entry_word(entry.kind), entry_cents(entry)) for entry in entries],
        stops=stops(measure, queries.history_of(measure.id), ideas, entries),
        canonical=_canonical(_page_of(measure)),
    )


def _one(name: str, known: dict[str, Any]) -> Any:
    code = request.args.get(name, "")
    if code and code not in known:
        raise NotFound
    return known.get(code)


def _page_of(measure: Measure) -> str:
    return url_for(".detail", measure_id=measure.id, words=measure.words)


def _to_page(measure: Measure) -> Any:
    """To the one spelling of the address, for good. Browsers ask again, since titles change."""
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{_page_of(measure)}?{query}" if query else _page_of(measure), 301)


def _canonical(path: str) -> str:
    return f"{current_app.config['BASE_URL']}{path}"
