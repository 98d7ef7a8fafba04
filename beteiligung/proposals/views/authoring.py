"""What an author finds and does: my ideas, edit, answer, withdraw."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import fields_of_action
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.measures.queries import with_what_became
from beteiligung.moderation.queries import open_question
from beteiligung.offers.queries import offer_counts
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import ConfirmForm, EditForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.states import EDITABLE, PROPOSAL_WORKFLOW
from beteiligung.proposals.views.blueprint import bp, kept_as, page_of, readable
from beteiligung.proposals.views.timeline import next_step
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify, weekday

PAGE_SIZE = 20


@bp.route("/konto/ideen")
@guard(P.PROPOSAL_OWN)
def own() -> Any:
    cursor = request.args.get("nach", "")
    first_url = url_for(".own")
    try:
        page = queries.own_proposals(current_actor(), cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("errors/no_such_page.html", nav="konto", first_url=first_url), 400
    return render_template(
        "proposals/own.html",
        ideas=with_what_became(page.items),
        next_step=next_step,
        offers=offer_counts([idea.id for idea in page.items]),
        idea_start=url_for(".index"),
        draft_start=url_for(".where") + "/",
        next_url=url_for(".own", nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
    )


@bp.route("/ideen/<int:proposal_id>/bearbeiten", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, proposal=readable)
def edit(proposal: Proposal) -> Any:
    if proposal.state is ProposalState.DRAFT:
        return redirect(url_for(".what", proposal_id=proposal.id))
    form = _edit_form(proposal)
    if form.validate_on_submit():
        operations.edit_proposal(
            current_actor(), proposal, form.content, version=form.shown_version, reason=form.reason.data
        )
        notify(_("Ihre Änderung ist gespeichert."))
        return redirect(url_for(".edit", proposal_id=proposal.id) if form.removes_pin else page_of(proposal))
    if proposal.state not in EDITABLE and not form.is_submitted():
        raise NotPossible(N_("Diese Idee kann man jetzt nicht mehr ändern."))
    return render_template(
        "proposals/edit.html",
        form=form,
        proposal=proposal,
        is_stale=_is_stale(),
        kept_as=kept_as("edit", proposal),
        page_url=page_of(proposal),
    )


@bp.route("/ideen/<int:proposal_id>/antworten", methods=["GET", "POST"])
@guard(P.PROPOSAL_ANSWER, proposal=readable)
def answer(proposal: Proposal) -> Any:
    form = _edit_form(proposal)
    if form.removes_pin:  # only the form changes: the answer is sent with its own button
        form.take_pin_away()
    elif form.validate_on_submit():
        operations.answer_question(current_actor(), proposal, form.content, version=form.shown_version)
        notify(_("Danke. Wir lesen Ihre Antwort bis %(day)s.", day=weekday(proposal.answer_due)))
        return redirect(page_of(proposal))
    if not proposal.was_asked and not form.is_submitted():
        return redirect(page_of(proposal))
    return render_template(
        "proposals/answer.html",
        form=form,
        proposal=proposal,
        question=open_question(proposal, current_language().address),
        is_stale=_is_stale(),
        kept_as=kept_as("answer", proposal),
        page_url=page_of(proposal),
    )


@bp.route("/ideen/<int:proposal_id>/zurueckziehen", methods=["GET", "POST"])
@guard(P.PROPOSAL_WITHDRAW, proposal=readable)
def withdraw(proposal: Proposal) -> Any:
    form = ConfirmForm()
    if form.validate_on_submit():
        operations.withdraw_proposal(current_actor(), proposal)
        notify(_("Ihre Idee ist zurückgezogen. Andere können sie nicht mehr lesen."))
        return redirect(url_for(".own"))
    if not form.is_submitted() and not PROPOSAL_WORKFLOW.possible(proposal, "withdraw"):
        return redirect(page_of(proposal))
    return render_template("proposals/withdraw.html", form=form, proposal=proposal, page_url=page_of(proposal))


def _edit_form(proposal: Proposal) -> EditForm:
    return EditForm(proposal, fields_of_action(), queries.field_ids_of(proposal.id))


def _is_stale() -> bool:
    """Whether somebody else changed the idea while the form was open: then both texts are shown."""
    return isinstance(g.get("refusal"), Stale)
