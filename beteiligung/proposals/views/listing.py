"""The list of ideas: filters, search, three sorts, pages by key. Works as a plain address and a plain form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum, FieldOfAction
from beteiligung.aktionsraum.queries import all_areas, fields_of_action
from beteiligung.core.errors import NotFound
from beteiligung.core.text import clean_line
from beteiligung.measures.queries import with_what_became
from beteiligung.proposals import queries
from beteiligung.proposals.models import LISTED_STATES, ProposalState
from beteiligung.proposals.queries import ListFilters, Sorting
from beteiligung.proposals.views.blueprint import bp, canonical
from beteiligung.proposals.words import filter_word
from beteiligung.web.filters import state_options
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.paging import BadCursor

PAGE_SIZE = 20

OFFERED_STATES = (ProposalState.PUBLISHED, ProposalState.IN_REVIEW, ProposalState.PROMOTED)
"""The states an idea can reach by now; the address takes every public one."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    area: Aktionsraum | None
    field: FieldOfAction | None
    state: ProposalState | None
    search: str
    sorting: Sorting

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out of the list."""
        return self.filter_count > 0

    @property
    def filter_count(self) -> int:
        """How many filters leave something out of it."""
        return sum(map(bool, (self.area, self.field, self.state, self.search)))

    @property
    def filters(self) -> ListFilters:
        """The same as the query needs it."""
        return ListFilters(
            aktionsraum_id=self.area.id if self.area else None,
            field_id=self.field.id if self.field else None,
            state=self.state,
            search=self.search,
            sorting=self.sorting,
        )

    def url(self, *, sorting: Sorting | None = None, cursor: str | None = None) -> str:
        """The address of this list, in its one spelling; of another sorting or page, if given."""
        sorting = sorting or self.sorting
        return url_for(
            ".index",
            raum=self.area.slug if self.area else None,
            feld=self.field.slug if self.field else None,
            stand=self.state.value if self.state else None,
            q=self.search or None,
            sort=None if sorting is Sorting.NEWEST else sorting.value,
            nach=cursor or None,
        )


@bp.route("/ideen/")
@guard(P.PUBLIC_READ)
def index() -> Any:
    areas, fields = all_areas(), fields_of_action()
    asked = _asked(areas, fields)
    cursor = request.args.get("nach", "")
    try:
        page = queries.listed(asked.filters, cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("errors/no_such_page.html", nav="ideen", first_url=asked.url()), 400
    return render_template(
        "proposals/index.html",
        asked=asked,
        narrowed=_in_words(asked),
        area_options=[("", _("Alle")), *((area.slug, area.name) for area in areas)],
        field_options=[("", _("Alle")), *((field.slug, field.short_name_in(_language())) for field in fields)],
        state_options=state_options(OFFERED_STATES, filter_word, asked.state),
        sortings=_sortings(asked),
        ideas=queries.with_photos(with_what_became(page.items)),
        list_url=url_for(".index"),
        next_url=asked.url(cursor=page.next_cursor) if page.next_cursor else None,
        first_url=asked.url() if cursor else None,
        canonical=canonical(asked.url(cursor=cursor)),
    )


def _asked(areas: Sequence[Aktionsraum], fields: Sequence[FieldOfAction]) -> Asked:
    """Raises NotFound for an area, a field or a state that does not exist. An unknown sorting is the usual one."""
    return Asked(
        area=_one("raum", {area.slug: area for area in areas}),
        field=_one("feld", {field.slug: field for field in fields}),
        state=_one("stand", {state.value: state for state in LISTED_STATES}),
        search=clean_line(request.args.get("q", ""))[: queries.MOST_SEARCHED],
        sorting=next((s for s in Sorting if s.value == request.args.get("sort")), Sorting.NEWEST),
    )


def _one(name: str, known: dict[str, Any]) -> Any:
    code = request.args.get(name, "")
    if code and code not in known:
        raise NotFound
    return known.get(code)


def _in_words(asked: Asked) -> str:
    """The filters as a reader would name them, for the heading."""
    parts = [
        asked.area.name if asked.area else None,
        asked.field.short_name_in(_language()) if asked.field else None,
        filter_word(asked.state) if asked.state else None,
        _("„%(words)s“", words=asked.search) if asked.search else None,
    ]
    return " · ".join(part for part in parts if part)


def _sortings(asked: Asked) -> list[tuple[str, str, bool, None]]:
    names = {
        Sorting.NEWEST: _("Neu"),
        Sorting.VOTES: _("Viel unterstützt"),
        Sorting.COMMENTS: _("Viel besprochen"),
    }
    return [(name, asked.url(sorting=sorting), sorting is asked.sorting, None) for sorting, name in names.items()]


def _language() -> str:
    return current_language().address
