"""Checklists: coordinators say what officers go through with an idea, in the whole city or in one area."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import active_areas, area_by_id, area_by_slug
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.forms.together import PointForm
from beteiligung.moderation.models import ChecklistItem
from beteiligung.moderation.views.blueprint import MOVE, UP
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

checklists = pages_blueprint("checklists", __name__, prefix="/verwaltung/checklisten", desk=True)


@checklists.route("/", methods=["GET", "POST"])
@guard(P.CHECKLIST_EDIT)
def city() -> Any:
    """The city's list, and which areas have one of their own."""
    return _list_page(None)


@checklists.route("/<aktionsraum_slug>", methods=["GET", "POST"])
@guard(P.CHECKLIST_EDIT, aktionsraum=area_by_slug)
def area(aktionsraum: Aktionsraum) -> Any:
    """The list of an area; without one of its own it uses the city's."""
    return _list_page(aktionsraum)


@checklists.post("/<aktionsraum_slug>/eigene")
@guard(P.CHECKLIST_EDIT, aktionsraum=area_by_slug)
def begin_own(aktionsraum: Aktionsraum) -> Any:
    if ShareForm().validate_on_submit():
        operations.begin_own_checklist(current_actor(), area_id=aktionsraum.id)
        notify(_("Die Liste der Stadt ist übernommen. Ab jetzt können Sie sie hier ändern."))
    return redirect(url_for(".area", aktionsraum_slug=aktionsraum.slug))


@checklists.route("/punkte/<int:checklist_item_id>", methods=["GET", "POST"])
@guard(P.CHECKLIST_EDIT, checklist_item=queries.checklist_item_by_id)
def change(checklist_item: ChecklistItem) -> Any:
    form = PointForm(obj=checklist_item)
    if form.validate_on_submit():
        operations.change_point(
            current_actor(),
            checklist_item,
            label=form.label.data,
            label_en=form.label_en.data,
            version=form.version.data,
        )
        notify(_("Der Punkt ist geändert."))
        return redirect(_list_url(checklist_item))
    return render_template("moderation/checklist_point.html", form=form, list_url=_list_url(checklist_item))


@checklists.post("/punkte/<int:checklist_item_id>/verschieben")
@guard(P.CHECKLIST_EDIT, checklist_item=queries.checklist_item_by_id)
def move(checklist_item: ChecklistItem) -> Any:
    if ShareForm().validate_on_submit():
        operations.move_point(current_actor(), checklist_item, up=request.form.get(MOVE) == UP)
    return redirect(_list_url(checklist_item))


@checklists.post("/punkte/<int:checklist_item_id>/streichen")
@guard(P.CHECKLIST_EDIT, checklist_item=queries.checklist_item_by_id)
def remove(checklist_item: ChecklistItem) -> Any:
    if ShareForm().validate_on_submit():
        operations.remove_point(current_actor(), checklist_item)
        notify(_("Der Punkt ist gestrichen. Was abgehakt war, bleibt bei den Ideen stehen."))
    return redirect(_list_url(checklist_item))


def _list_page(found: Aktionsraum | None) -> Any:
    area_id = found.id if found is not None else None
    form = PointForm()
    if form.validate_on_submit():
        operations.add_point(current_actor(), area_id=area_id, label=form.label.data, label_en=form.label_en.data)
        notify(_("Der Punkt steht auf der Liste."))
        return redirect(_url(found))
    points = queries.checklist(area_id)
    return render_template(
        "moderation/checklist.html",
        area=found,
        form=form,
        points=points,
        has_own=found is None or bool(points),
        city_points=queries.checklist(None) if found is not None and not points else (),
        areas=active_areas(),
        with_own=queries.areas_with_own_list(),
    )


def _list_url(item: ChecklistItem) -> str:
    """The page of the list on which a point stands."""
    return _url(area_by_id(item.aktionsraum_id) if item.aktionsraum_id is not None else None)


def _url(found: Aktionsraum | None) -> str:
    return url_for("checklists.area", aktionsraum_slug=found.slug) if found is not None else url_for("checklists.city")
