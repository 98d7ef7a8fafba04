"""Accounts of staff: who works here, in which roles, and how they get in or out."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts import operations
from beteiligung.accounts.administration_forms import (
    PHOTO_FILE,
    CardForm,
    InviteForm,
    PhotoForm,
    RoleForm,
    SureForm,
    TermForm,
)
from beteiligung.accounts.models import Assignment, StaffCredential
from beteiligung.accounts.queries import assignment_by_id, member_by_id, members_page, staff_by_id
from beteiligung.accounts.words import days_words, role_words
from beteiligung.administration import operations as photos
from beteiligung.core.errors import NotFound
from beteiligung.media.uploads import pictures
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard, prepared
from beteiligung.web.locale import current_language
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

bp = pages_blueprint("staff", __name__, prefix="/verwaltung/personal", desk=True)

PAGE_SIZE = 30


@bp.context_processor
def words() -> dict[str, Any]:
    return {"role_words": role_words, "days_words": days_words}


@bp.route("/")
@guard(P.STAFF_READ)
def index() -> Any:
    former, cursor = "ehemalige" in request.args, request.args.get("nach", "")
    chosen: dict[str, Any] = {"ehemalige": 1} if former else {}
    try:
        page = members_page(cursor, PAGE_SIZE, former=former)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".index", **chosen)), 400
    return render_template(
        "verwaltung/staff.html",
        members=page.items,
        chips=[
            (_("Im Dienst"), url_for(".index"), not former, None),
            (_("Ehemalige"), url_for(".index", ehemalige=1), former, None),
        ],
        former=former,
        next_url=url_for(".index", nach=page.next_cursor, **chosen) if page.next_cursor else None,
        first_url=url_for(".index", **chosen) if cursor else None,
    )


@bp.route("/neu", methods=["GET", "POST"])
@guard(P.STAFF_MANAGE)
def invite() -> Any:
    form = InviteForm()
    if form.validate_on_submit():
        staff = operations.invite_staff(
            current_actor(),
            form.address,
            form.chosen_role,
            area_ids=form.area_ids,
            term=form.term,
            name=form.name.data,
            language=current_language().address,
        )
        notify(_("Eingeladen: %(name)s. Die E-Mail mit dem Zugang ist unterwegs.", name=staff.name))
        return redirect(url_for(".person", staff_id=staff.account_id))
    return render_template("verwaltung/staff_invite.html", form=form)


@bp.route("/<int:staff_id>")
@guard(P.STAFF_READ, staff=staff_by_id)
def person(staff: StaffCredential) -> Any:
    member = member_by_id(staff.account_id)
    if member is None:
        raise NotFound
    return render_template(
        "verwaltung/staff_person.html", staff=staff, member=member, manages=can(current_actor(), P.STAFF_MANAGE, staff)
    )


@bp.route("/<int:staff_id>/karte", methods=["GET", "POST"])
@guard(P.STAFF_CARD, staff=staff_by_id)
def card(staff: StaffCredential) -> Any:
    form = CardForm(staff)
    back = _back(staff)
    if form.validate_on_submit():
        operations.edit_card(current_actor(), staff, form.draft, version=form.shown_version)
        notify(_("Die Karte ist gespeichert."))
        return redirect(back)
    return render_template("verwaltung/staff_card.html", form=form, staff=staff, back=back)


@bp.route("/<int:staff_id>/foto", methods=["GET", "POST"])
@guard(P.STAFF_CARD, before=pictures(PHOTO_FILE, most=1), staff=staff_by_id)
def photo(staff: StaffCredential) -> Any:
    upload = next(iter(prepared() or []), None)
    form = PhotoForm(staff, upload, is_own=staff.account_id == current_actor().account_id)
    if form.validate_on_submit():
        if form.removes:
            photos.remove_photo(current_actor(), staff, version=form.shown_version)
            notify(_("Das Foto ist gelöscht."))
        else:
            assert upload is not None, "the form has seen to it"
            photos.set_photo(
                current_actor(), staff, upload.made, agrees=bool(form.agrees.data), version=form.shown_version
            )
            notify(_("Das Foto ist gespeichert."))
        return redirect(url_for(".photo", staff_id=staff.account_id))
    return render_template("verwaltung/staff_photo.html", form=form, staff=staff, back=_back(staff))


@bp.route("/<int:staff_id>/aufgabe", methods=["GET", "POST"])
@guard(P.STAFF_MANAGE, staff=staff_by_id)
def add_role(staff: StaffCredential) -> Any:
    form = RoleForm()
    if form.validate_on_submit():
        operations.give_role(current_actor(), staff, form.chosen_role, area_ids=form.area_ids, term=form.term)
        notify(_("Eingetragen für %(name)s.", name=staff.name))
        return _to(staff.account_id)
    return render_template("verwaltung/staff_role.html", form=form, staff=staff)


@bp.route("/aufgaben/<int:assignment_id>", methods=["GET", "POST"])
@guard(P.STAFF_MANAGE, assignment=assignment_by_id)
def change(assignment: Assignment) -> Any:
    form = TermForm(assignment)
    if form.validate_on_submit():
        operations.change_term(current_actor(), assignment, form.term, version=form.shown_version)
        notify(_("Die Tage sind geändert."))
        return _to(assignment.account_id)
    return render_template(
        "verwaltung/staff_term.html", form=form, assignment=assignment, staff=staff_by_id(assignment.account_id)
    )


@bp.route("/aufgaben/<int:assignment_id>/beenden", methods=["GET", "POST"])
@guard(P.STAFF_MANAGE, assignment=assignment_by_id)
def end(assignment: Assignment) -> Any:
    form = TermForm(assignment)
    staff = staff_by_id(assignment.account_id)
    del form.first_day, form.last_day, form.is_deputy
    if form.validate_on_submit():
        operations.end_term(current_actor(), assignment, version=form.shown_version)
        notify(_("Die Aufgabe ist beendet."))
        return _to(assignment.account_id)
    return render_template("verwaltung/staff_end.html", form=form, assignment=assignment, staff=staff)


@bp.route("/<int:staff_id>/zugang", methods=["GET", "POST"])
@guard(P.STAFF_MANAGE, staff=staff_by_id)
def renew(staff: StaffCredential) -> Any:
    form = SureForm()
    if form.validate_on_submit():
        operations.renew_access(current_actor(), staff)
        notify(_("Der alte Zugang gilt nicht mehr. Die E-Mail mit dem neuen ist unterwegs."))
        return _to(staff.account_id)
    return render_template("verwaltung/staff_renew.html", form=form, staff=staff)


@bp.route("/<int:staff_id>/austritt", methods=["GET", "POST"])
@guard(P.STAFF_MANAGE, staff=staff_by_id)
def lock_out(staff: StaffCredential) -> Any:
    form = SureForm()
    if form.validate_on_submit():
        operations.lock_out_staff(current_actor(), staff)
        notify(_("%(name)s kommt ab sofort nicht mehr hinein.", name=staff.name))
        return _to(staff.account_id)
    return render_template("verwaltung/staff_lock_out.html", form=form, staff=staff)


def _back(staff: StaffCredential) -> str:
    """Where somebody came from to change a card: their own stands at the desk."""
    manages = can(current_actor(), P.STAFF_READ)
    return url_for(".person", staff_id=staff.account_id) if manages else url_for("moderation.desk")


def _to(account_id: int) -> Any:
    return redirect(url_for(".person", staff_id=account_id))
