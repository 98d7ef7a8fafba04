"""From an idea to an application."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import area_by_id
from beteiligung.budget.queries import pots_for
from beteiligung.core import clock
from beteiligung.measures import operations, queries
from beteiligung.measures.desk_forms import ApplyForm, PapersForm
from beteiligung.measures.models import MeasureState
from beteiligung.measures.queries import Case
from beteiligung.measures.states import CHANGEABLE, MEASURE_WORKFLOW
from beteiligung.measures.views.desk.blueprint import bp, case_for, file_url, opened_contact, seen, too_late
from beteiligung.measures.views.desk.words import pot_choice
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.proposals.states import PROPOSAL_WORKFLOW
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/aus-idee/<int:proposal_id>", methods=["GET", "POST"])
@guard(P.PROPOSAL_PROMOTE, proposal=proposal_by_id)
def promote(proposal: Proposal) -> Any:
    form = PapersForm(obj=proposal)
    if form.validate_on_submit():
        measure = operations.promote_proposal(
            current_actor(),
            proposal,
            body=form.body,
            contact=form.person,
            summary=form.summary.data or "",
            version=seen(form),
        )
        notify(_("Aus der Idee ist eine Maßnahme geworden. Als Nächstes kommt der Antrag."))
        return redirect(file_url(measure))
    if request.method == "GET" and not PROPOSAL_WORKFLOW.possible(proposal, "promote"):
        return _instead_of_promoting(proposal)
    return render_template(
        "measures_desk/promote.html",
        form=form,
        proposal=proposal,
        area=area_by_id(proposal.aktionsraum_id),
        next_state=MeasureState.ADVICE,
    )


@bp.route("/<int:measure_id>/aendern", methods=["GET", "POST"])
@guard(P.MEASURE_PREPARE, measure=case_for(P.MEASURE_PREPARE))
def change(measure: Case) -> Any:
    it = measure.measure
    contact = opened_contact(it)
    is_typed = "contact_name" in request.form  # also when the look is over by now: nothing typed is lost
    asks_contact = contact is not None or is_typed or not queries.has_contact(it.id)
    form = PapersForm(obj=it, contact=contact, asks_contact=asks_contact)
    if form.validate_on_submit():
        operations.change_measure(
            current_actor(),
            it,
            summary=form.summary.data or "",
            body=form.body,
            contact=form.contact,
            version=seen(form),
        )
        notify(_("Die Angaben sind geändert."))
        return redirect(file_url(it))
    return too_late(it, it.state in CHANGEABLE) or render_template("measures_desk/change.html", form=form, measure=it)


@bp.route("/<int:measure_id>/beantragen", methods=["GET", "POST"])
@guard(P.MEASURE_PREPARE, measure=case_for(P.MEASURE_PREPARE))
def apply(measure: Case) -> Any:
    it = measure.measure
    pots = {str(pot.id): pot for pot in pots_for(it.aktionsraum_id, clock.today().year)}
    form = ApplyForm(obj=it, cost=it.requested_cents, pot=str(it.pot_id or ""))
    form.pot.choices = [(key, pot_choice(pot)) for key, pot in pots.items()]
    if form.validate_on_submit():
        operations.apply_measure(
            current_actor(),
            it,
            cents=form.cost.cents or 0,
            cost_note=form.cost_note.data,
            pot=pots[form.pot.data],
            version=seen(form),
        )
        notify(_("Der Antrag ist eingetragen. Als Nächstes prüft das Projektbüro."))
        return redirect(file_url(it))
    is_possible = MEASURE_WORKFLOW.possible(it, "apply")
    return too_late(it, is_possible) or render_template(
        "measures_desk/apply.html", form=form, measure=it, year=clock.today().year
    )


def _instead_of_promoting(proposal: Proposal) -> Any:
    """To the measure that is there already, else back to the idea."""
    there = queries.measures_of(proposal.id)
    if there:
        notify(_("Aus dieser Idee gibt es schon eine Maßnahme."), "info")
        return redirect(url_for(".file", measure_id=there[0].id))
    notify(_("Nehmen Sie die Idee zuerst in Prüfung. Dann kann eine Maßnahme daraus werden."), "info")
    return redirect(url_for("moderation.proposal", proposal_id=proposal.id))
