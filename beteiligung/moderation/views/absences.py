"""When staff are away: own days, and for coordinators everybody's."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts import operations
from beteiligung.accounts.models import Absence
from beteiligung.accounts.queries import absence_by_id, absences_of, posts_in, staff_at_desks
from beteiligung.aktionsraum.queries import active_areas, area_names
from beteiligung.moderation.forms.sharing import AbsenceForm, ShareForm
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.people_words import post_words
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import day, notify


@bp.route("/abwesenheit", methods=["GET", "POST"])
@guard(P.DESK_READ)
def absences() -> Any:
    actor = current_actor()
    assert actor.account_id is not None, "the desk is for those who are signed in"
    people = staff_at_desks()
    form = AbsenceForm(actor.account_id, people if actor.is_coordinator else {}, data={"colleague": actor.account_id})
    if form.validate_on_submit():
        absence = operations.note_absence(
            actor, account_id=form.account_id, first_day=form.first_day.data, last_day=form.last_day.data
        )
        notify(_("Eingetragen: %(name)s, bis %(day)s.", name=people[absence.account_id], day=day(absence.last_day)))
        return redirect(url_for(".absences"))
    shown = set(people) if actor.is_coordinator else {actor.account_id}
    return render_template(
        "moderation/absences.html", form=form, absences=absences_of(shown), people=people, posts=_posts()
    )


def _posts() -> list[tuple[str, list[str], list[str]]]:
    """Of each area that this person looks after: its name, who is in charge, and who stands in."""
    actor, names = current_actor(), area_names()
    areas = [area.id for area in active_areas() if actor.is_coordinator or area.id in actor.officer_for]
    posts = posts_in(areas)
    return [
        (
            names[area_id],
            [post_words(post) for post in posts if post.aktionsraum_id == area_id and not post.is_deputy],
            [post_words(post) for post in posts if post.aktionsraum_id == area_id and post.is_deputy],
        )
        for area_id in areas
    ]


@bp.post("/abwesenheit/<int:absence_id>/loeschen")
@guard(P.ABSENCE_NOTE, absence=absence_by_id)
def delete_absence(absence: Absence) -> Any:
    if ShareForm().validate_on_submit():
        operations.delete_absence(current_actor(), absence)
        notify(_("Der Eintrag ist gelöscht."))
    return redirect(url_for(".absences"))
