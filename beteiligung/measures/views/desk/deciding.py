"""Formal check, questions, decision, start."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.measures import operations, queries
from beteiligung.measures.desk_forms import AskBackForm, DecideForm, StepForm
from beteiligung.measures.queries import Case
from beteiligung.measures.states import MEASURE_WORKFLOW, AskBackReason
from beteiligung.measures.views.desk.blueprint import bp, case_for, file_url, opened_contact, seen, too_late
from beteiligung.measures.views.desk.words import pot_word
from beteiligung.measures.words import body_word
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/<int:measure_id>/pruefen", methods=["GET", "POST"])
@guard(P.MEASURE_CHECK, measure=case_for(P.MEASURE_CHECK))
def check(measure: Case) -> Any:
    it, form = measure.measure, StepForm(obj=measure.measure)
    if form.validate_on_submit():
        operations.check_measure(current_actor(), it, version=seen(form))
        notify(_("Der Antrag ist formal geprüft. Als Nächstes wird über das Geld entschieden."))
        return redirect(file_url(it))
    return too_late(it, MEASURE_WORKFLOW.possible(it, "check")) or render_template(
        "measures_desk/check.html",
        form=form,
        measure=it,
        pot=pot_word(measure.pot) if measure.pot else None,
        contact=opened_contact(it),
        has_contact=queries.has_contact(it.id),
        body_kind=body_word(it.body_kind),
    )


@bp.route("/<int:measure_id>/nachfragen", methods=["GET", "POST"])
@guard(P.MEASURE_CHECK, measure=case_for(P.MEASURE_CHECK))
def ask_back(measure: Case) -> Any:
    it, form = measure.measure, AskBackForm(obj=measure.measure)
    if form.validate_on_submit():
        operations.ask_back_measure(current_actor(), it, reason=AskBackReason(form.reason.data), version=seen(form))
        notify(_("Der Antrag ist wieder in der Beratung. Rufen Sie an, wenn etwas eilig ist."))
        return redirect(file_url(it))
    is_possible = MEASURE_WORKFLOW.possible(it, "ask_back")
    return too_late(it, is_possible) or render_template("measures_desk/ask_back.html", form=form, measure=it)


@bp.route("/<int:measure_id>/beschliessen", methods=["GET", "POST"])
@guard(P.MEASURE_DECIDE, measure=case_for(P.MEASURE_DECIDE))
def decide(measure: Case) -> Any:
    it = measure.measure
    form = DecideForm(obj=it, amount=it.requested_cents)
    if form.validate_on_submit():
        operations.decide_measure(
            current_actor(),
            it,
            cents=form.amount.cents or 0,
            body=form.body.data,
            on=form.day.data,
            paper=form.paper.data,
            version=seen(form),
        )
        notify(_("Der Beschluss ist eingetragen, das Geld ist vorgemerkt. Als Nächstes kommt die Bewilligung."))
        return redirect(file_url(it))
    return too_late(it, MEASURE_WORKFLOW.possible(it, "decide")) or render_template(
        "measures_desk/decide.html",
        form=form,
        measure=it,
        pot=pot_word(measure.pot) if measure.pot else None,
        left_cents=measure.pot.left_cents if measure.pot else None,
    )


@bp.route("/<int:measure_id>/starten", methods=["GET", "POST"])
@guard(P.MEASURE_PREPARE, measure=case_for(P.MEASURE_PREPARE))
def start(measure: Case) -> Any:
    it, form = measure.measure, StepForm(obj=measure.measure)
    if form.validate_on_submit():
        operations.start_measure(current_actor(), it, version=seen(form))
        notify(_("Die Umsetzung hat begonnen. Alle können das jetzt lesen."))
        return redirect(file_url(it))
    is_possible = MEASURE_WORKFLOW.possible(it, "start")
    return too_late(it, is_possible) or render_template("measures_desk/start.html", form=form, measure=it)
