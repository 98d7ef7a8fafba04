"""The offices that ideas can be passed on to."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation import queries
from beteiligung.moderation.administration_forms import OfficeForm
from beteiligung.moderation.models import Office
from beteiligung.moderation.operations import add_office, edit_office
from beteiligung.moderation.queries import office_by_id
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

bp = pages_blueprint("offices", __name__, prefix="/verwaltung/stellen", desk=True)

PAGE_SIZE = 30


@bp.route("/")
@guard(P.OFFICES_EDIT)
def index() -> Any:
    cursor = request.args.get("nach", "")
    try:
        page = queries.offices_page(cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".index")), 400
    return render_template(
        "verwaltung/offices.html",
        offices=page.items,
        next_url=url_for(".index", nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".index") if cursor else None,
    )


@bp.route("/neu", methods=["GET", "POST"])
@guard(P.OFFICES_EDIT)
def new() -> Any:
    form = OfficeForm(None)
    if form.validate_on_submit():
        office = add_office(current_actor(), form.draft)
        notify(_("Angelegt: %(name)s.", name=office.name))
        return redirect(url_for(".index"))
    return render_template("verwaltung/office.html", form=form, office=None)


@bp.route("/<int:office_id>", methods=["GET", "POST"])
@guard(P.OFFICES_EDIT, office=office_by_id)
def edit(office: Office) -> Any:
    form = OfficeForm(office)
    if form.validate_on_submit():
        edit_office(current_actor(), office, form.draft, version=form.shown_version)
        notify(_("Gespeichert: %(name)s.", name=office.name))
        return redirect(url_for(".index"))
    return render_template("verwaltung/office.html", form=form, office=office)
