"""The log as a list and as a file: searched by month, act, thing and area; shown by role."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Response, redirect, render_template, request, stream_with_context, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import area_names
from beteiligung.core import clock
from beteiligung.log import queries
from beteiligung.log.queries import EntryRow
from beteiligung.log.views.asking import as_values, asked_from, options
from beteiligung.log.views.blueprint import PAGE_SIZE, asked_before, bp
from beteiligung.log.views.words import act_word, role_word, thing_word
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.web.current import current_actor
from beteiligung.web.forms import BaseForm
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor, Page

COLUMNS = ("number", "at", "act", "role", "thing", "thing_number", "area", "ground", "decision", "words")
"""Heads of the file: codes, since programs read it; at the end what was done in words."""


@bp.route("/")
@guard(P.LOG_READ)
def index() -> Any:
    actor, asked = current_actor(), asked_from(request.args)
    values = as_values(asked)
    first_url = url_for(".index", **values)
    try:
        before = asked_before()
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    page = Page.of(queries.entries(actor, asked, before, PAGE_SIZE + 1), PAGE_SIZE, lambda row: (row.id,))
    return render_template(
        "log/index.html",
        asked=values,
        options=options(actor),
        rows=shown(page.items),
        next_url=url_for(".index", **values, nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if before is not None else None,
    )


@bp.route("/datei", methods=["GET", "POST"])
@guard(P.LOG_EXPORT)
def export() -> Any:
    """The entries that were asked for, as a file. Sent and not fetched, since fetching it is an act of its own."""
    asked = asked_from(request.values)
    if not BaseForm().validate_on_submit():
        return redirect(url_for(".index", **as_values(asked)))
    name = f"protokoll-{clock.today().isoformat()}.csv"
    return Response(
        stream_with_context(_lines(queries.all_entries(current_actor(), asked))),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
    )


def shown(rows: Iterable[EntryRow]) -> list[dict[str, Any]]:
    """Entries in words, with the address of what they are about."""
    names = area_names()
    return [
        {
            "at": row.at,
            "act": act_word(row.act),
            "thing": thing_word(row.thing_kind, row.thing_id),
            "url": _address(row),
            "area": names.get(row.aktionsraum_id or 0, ""),
            "role": role_word(row.role),
            "ground": _(GROUNDS[row.ground].sentence) if row.ground in GROUNDS else row.ground or "",
        }
        for row in rows
    ]


def _address(row: EntryRow) -> str | None:
    if row.thing_kind == "proposals":
        return url_for("moderation.proposal", proposal_id=row.thing_id)
    if row.thing_kind == "measures":
        return url_for("measures_desk.file", measure_id=row.thing_id)
    return None


def _lines(rows: Iterable[EntryRow]) -> Iterator[str]:
    names = area_names()
    yield _line(COLUMNS)
    for row in rows:
        area = names.get(row.aktionsraum_id or 0)
        at = row.at.isoformat(timespec="seconds")
        codes = (row.id, at, row.act, row.role, row.thing_kind, row.thing_id, area, row.ground, row.decision_id)
        yield _line((*codes, act_word(row.act)))


def _line(cells: Iterable[Any]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(["" if cell is None else cell for cell in cells])
    return text.getvalue()
