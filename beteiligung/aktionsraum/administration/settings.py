"""The city's own facts: how the office is reached, what is promised, and its areas."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import g, redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum import operations, queries
from beteiligung.aktionsraum.administration_forms import AreaForm, OfficeContactForm, PromiseForm
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import area_by_slug
from beteiligung.core import clock
from beteiligung.core.errors import NotFound, Stale
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

bp = pages_blueprint("settings", __name__, prefix="/verwaltung/stadt", desk=True)

PROMISES_SHOWN = 20


@bp.route("/")
@guard(P.SETTINGS_READ)
def index() -> Any:
    """What holds now, and every area; they are few, and lie in memory."""
    today = clock.today()
    return render_template(
        "verwaltung/city.html",
        areas=queries.all_areas(),
        days=queries.promised_days(today),
        promises=queries.promises()[:PROMISES_SHOWN],
    )


@bp.route("/kontakt", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT)
def office() -> Any:
    city = queries.the_city()
    if city is None:
        raise NotFound
    form = OfficeContactForm(city)
    if form.validate_on_submit():
        operations.edit_city(current_actor(), city, form.draft, version=form.shown_version)
        notify(_("Der Kontakt ist geändert."))
        return redirect(url_for(".index"))
    return render_template("verwaltung/city_office.html", form=form)


@bp.route("/zusage", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT)
def promise() -> Any:
    tomorrow = clock.today() + timedelta(days=1)
    form = PromiseForm(tomorrow)
    if form.validate_on_submit():
        operations.promise_days(current_actor(), form.days.data, shown=form.shown)
        notify(_("Geändert. Was ab morgen eingeht, hat die neue Frist."))
        return redirect(url_for(".index"))
    if isinstance(g.get("refusal"), Stale):
        form.show_present()
    return render_template("verwaltung/city_promise.html", form=form, tomorrow=tomorrow)


@bp.route("/raeume/<aktionsraum_slug>", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT, aktionsraum=area_by_slug)
def area(aktionsraum: Aktionsraum) -> Any:
    form = AreaForm(aktionsraum)
    if form.validate_on_submit():
        operations.edit_area(current_actor(), aktionsraum, form.draft, version=form.shown_version)
        notify(_("Gespeichert: %(name)s.", name=aktionsraum.name))
        return redirect(url_for(".index"))
    return render_template("verwaltung/city_area.html", form=form, area=aktionsraum)
