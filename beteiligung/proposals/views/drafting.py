"""The screens of proposing, one thing on each. Looking at one writes nothing; sending one keeps the draft."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.placing import chosen_after_offer
from beteiligung.aktionsraum.queries import area_by_id, area_names, fields_of_action
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import ConfirmForm, DetailsForm, PlaceForm, WhatForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.views.blueprint import bp, readable
from beteiligung.proposals.views.photos import (
    FROM_FORM,
    describe_photos,
    forget_position,
    offered_position,
    show_refused,
    take_photos,
)
from beteiligung.proposals.views.similar import screen_after_writing
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

FROM_PHOTO = "ort_aus_foto"
"""Name of the button that makes the place of a photo the place of the idea."""
LOOK = "ansehen"
"""Name of the button that leads to the similar ideas found while writing."""
OFFERED_AREA = "raum_der_stecknadel"
"""Name of the box that takes the area in which the pin stands."""


@bp.route("/ideen/neu/<int:proposal_id>/was", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, proposal=readable)
def what(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.DRAFT:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    form = WhatForm(proposal)
    if form.validate_on_submit():
        operations.write_draft(current_actor(), proposal, title=form.title.data or "", text=form.text.data or "")
        if form.goes_back:
            return redirect(url_for(".area", proposal_id=proposal.id))
        return redirect(screen_after_writing(proposal, wants_to_see=LOOK in request.form))
    if form.errors and g.get("refusal") is None and form.is_storable:  # who leaves now finds it again
        operations.write_draft(current_actor(), proposal, title=form.title.data or "", text=form.text.data or "")
    return _screen("proposals/what.html", form, proposal)


@bp.route("/ideen/neu/<int:proposal_id>/ort", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, before=FROM_FORM, proposal=readable)
def place(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.DRAFT:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    refused = take_photos(proposal)
    form = PlaceForm(proposal, queries.photos_of(proposal))
    if form.validate_on_submit():
        position = _position(form, proposal)
        operations.place_draft(current_actor(), proposal, place=form.place.data, position=position)
        if position is not None:
            _follow_pin(proposal, position)
        describe_photos(form, proposal)
        if not show_refused(form, refused):
            return redirect(url_for(_after_place(form), proposal_id=proposal.id))
    show_refused(form, refused)
    return _screen(
        "proposals/place.html",
        form,
        proposal,
        photo_position=offered_position(proposal),
        area=area_by_id(proposal.aktionsraum_id),
    )


@bp.route("/ideen/neu/<int:proposal_id>/mehr", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, proposal=readable)
def details(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.DRAFT:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    form = DetailsForm(proposal, fields_of_action(), queries.field_ids_of(proposal.id))
    if form.validate_on_submit():
        operations.detail_draft(current_actor(), proposal, form.details)
        return redirect(url_for(".place" if form.goes_back else ".check", proposal_id=proposal.id))
    return _screen("proposals/details.html", form, proposal)


@bp.route("/ideen/neu/<int:proposal_id>/loeschen", methods=["GET", "POST"])
@guard(P.PROPOSAL_DISCARD, proposal=readable)
def delete(proposal: Proposal) -> Any:
    form = ConfirmForm()
    if form.validate_on_submit():
        operations.delete_draft(current_actor(), proposal)
        notify(_("Ihr Entwurf ist gelöscht."))
        actor = current_actor()
        has_list = actor.account_id is not None or queries.drafts_in_hand(actor, 1)
        return redirect(url_for(".own" if has_list else ".where"))
    return render_template("proposals/delete.html", form=form, proposal=proposal)


def _position(form: PlaceForm, proposal: Proposal) -> tuple[float, float] | None:
    """The pin of the form, or the place of a photo, if the person says so. Asked once."""
    if form.removes_pin:
        notify(_("Die Stecknadel ist entfernt."), "info")
        return None
    offered = offered_position(proposal)
    if FROM_PHOTO in request.form:
        forget_position()
        return offered
    return form.position


def _follow_pin(proposal: Proposal, position: tuple[float, float]) -> None:
    """The idea goes to the area in which its pin stands, where the person took that offer."""
    chosen = area_by_id(proposal.aktionsraum_id)
    assert chosen is not None, "held by a foreign key"
    area = chosen_after_offer(chosen, request.form.get(OFFERED_AREA), *position)
    if area.id != chosen.id:
        operations.move_draft(current_actor(), proposal, aktionsraum_id=area.id)
        notify(_("Ihre Idee gehört jetzt zum Aktionsraum %(area)s.", area=area.name), "info")


def _after_place(form: PlaceForm) -> str:
    if form.stays or FROM_PHOTO in request.form or form.removes_pin:
        return ".place"
    return ".what" if form.goes_back else ".details"


def _screen(template: str, form: Any, proposal: Proposal, **more: Any) -> str:
    area_name = area_names([proposal.aktionsraum_id])[proposal.aktionsraum_id]
    return render_template(template, form=form, proposal=proposal, area_name=area_name, **more)
