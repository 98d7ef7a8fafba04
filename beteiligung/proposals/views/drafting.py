"""The screens of proposing, one thing on each. Looking at one writes nothing; sending one keeps the draft."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import area_names, fields_of_action
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import ConfirmForm, DetailsForm, PlaceForm, WhatForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.views.blueprint import bp, readable
from beteiligung.proposals.views.similar import screen_after_writing
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


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
        return redirect(screen_after_writing(proposal))
    return _screen("proposals/what.html", form, proposal)


@bp.route("/ideen/neu/<int:proposal_id>/ort", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, proposal=readable)
def place(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.DRAFT:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    form = PlaceForm(proposal)
    if form.validate_on_submit():
        operations.place_draft(current_actor(), proposal, place=form.place.data, position=form.position)
        return redirect(url_for(".what" if form.goes_back else ".details", proposal_id=proposal.id))
    return _screen("proposals/place.html", form, proposal)


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
@guard(P.PROPOSAL_EDIT, proposal=readable)
def delete(proposal: Proposal) -> Any:
    form = ConfirmForm()
    if form.validate_on_submit():
        operations.delete_draft(current_actor(), proposal)
        notify(_("Ihr Entwurf ist gelöscht."))
        return redirect(url_for(".own" if current_actor().account_id else ".where"))
    return render_template("proposals/delete.html", form=form, proposal=proposal)


def _screen(template: str, form: Any, proposal: Proposal) -> str:
    area_name = area_names([proposal.aktionsraum_id])[proposal.aktionsraum_id]
    return render_template(template, form=form, proposal=proposal, area_name=area_name)
