"""First and second signatures on money."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.queries import staff_names
from beteiligung.budget.models import EntryKind, LedgerOrder
from beteiligung.budget.queries import ordered_payment_cents, pending_orders
from beteiligung.core.errors import NotFound
from beteiligung.measures import operations
from beteiligung.measures.desk_forms import GRANT_HINTS, GrantForm, OrderForm, PayForm, StepForm
from beteiligung.measures.models import GrantKind, Measure
from beteiligung.measures.queries import Case, measure_by_id
from beteiligung.measures.views.desk.acts import is_possible
from beteiligung.measures.views.desk.blueprint import bp, case_for, file_url, order_for, seen, too_late
from beteiligung.measures.views.desk.words import order_sentence, pot_word
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/<int:measure_id>/bewilligen", methods=["GET", "POST"])
@guard(P.MONEY_FIRST_SIGNATURE, measure=case_for(P.MONEY_FIRST_SIGNATURE))
def first_signature(measure: Case) -> Any:
    it = measure.measure
    form = GrantForm(obj=it, amount=it.decided_cents)
    if form.validate_on_submit():
        operations.order_grant(
            current_actor(),
            it,
            cents=form.amount.cents or 0,
            grant_kind=GrantKind(form.grant_kind.data),
            submission_key=form.submission_key.data,
            version=seen(form),
        )
        notify(_("Ihre Unterschrift ist gespeichert. Jetzt fehlt die zweite, von jemand anderem im Projektbüro."))
        return redirect(file_url(it))
    return too_late(it, _can(measure, "first_signature")) or render_template(
        "measures_desk/first_signature.html", form=form, measure=it, hints=GRANT_HINTS, pot=_pot(measure)
    )


@bp.route("/<int:measure_id>/auszahlen", methods=["GET", "POST"])
@guard(P.MONEY_FIRST_SIGNATURE, measure=case_for(P.MONEY_FIRST_SIGNATURE))
def pay(measure: Case) -> Any:
    it, form = measure.measure, PayForm(obj=measure.measure)
    if form.validate_on_submit():
        operations.order_payment(
            current_actor(),
            it,
            cents=form.amount.cents or 0,
            voucher=form.voucher.data,
            paid_on=form.day.data,
            submission_key=form.submission_key.data,
            version=seen(form),
        )
        notify(_("Die Auszahlung ist eingetragen. Sie zählt, sobald jemand anderes im Projektbüro unterschreibt."))
        return redirect(file_url(it))
    money = measure.commitment
    ordered = ordered_payment_cents(money.id) if money else 0
    return too_late(it, _can(measure, "pay")) or render_template(
        "measures_desk/pay.html",
        form=form,
        measure=it,
        granted_cents=money.committed_cents if money else 0,
        payable_cents=money.committed_cents - money.paid_cents - ordered if money else 0,
    )


@bp.route("/<int:measure_id>/abbrechen", methods=["GET", "POST"])
@guard(P.MONEY_FIRST_SIGNATURE, measure=case_for(P.MONEY_FIRST_SIGNATURE))
def cancel(measure: Case) -> Any:
    it, form = measure.measure, OrderForm(obj=measure.measure)
    if form.validate_on_submit():
        operations.order_release(current_actor(), it, submission_key=form.submission_key.data, version=seen(form))
        notify(_("Der Abbruch ist angeordnet. Er gilt, sobald jemand anderes im Projektbüro unterschreibt."))
        return redirect(file_url(it))
    money = measure.commitment
    return too_late(it, _can(measure, "cancel")) or render_template(
        "measures_desk/cancel.html",
        form=form,
        measure=it,
        pot=_pot(measure),
        paid_cents=money.paid_cents if money else 0,
        unpaid_cents=money.reserved_cents + money.committed_cents - money.paid_cents if money else 0,
    )


@bp.route("/<int:measure_id>/unterschreiben/<int:order_id>", methods=["GET", "POST"])
@guard(P.MONEY_SECOND_SIGNATURE, order=order_for(P.MONEY_SECOND_SIGNATURE), measure=measure_by_id)
def sign(order: Case, measure: Measure) -> Any:
    waiting = _order_of(order, measure)
    form = StepForm(obj=waiting)
    if form.validate_on_submit():
        operations.sign_order(current_actor(), measure, waiting)
        sentences = {
            EntryKind.COMMITMENT: _("Das Geld ist bewilligt und steht im Projektbuch."),
            EntryKind.PAYMENT: _("Die Auszahlung steht im Projektbuch."),
            EntryKind.RELEASE: _("Die Maßnahme ist abgebrochen. Das Geld ist wieder frei."),
        }
        notify(sentences[waiting.kind])
        return redirect(file_url(measure))
    return _about(order, waiting, form, "measures_desk/sign.html")


@bp.route("/<int:measure_id>/zuruecknehmen/<int:order_id>", methods=["GET", "POST"])
@guard(P.MONEY_FIRST_SIGNATURE, order=order_for(P.MONEY_FIRST_SIGNATURE), measure=measure_by_id)
def take_back(order: Case, measure: Measure) -> Any:
    waiting = _order_of(order, measure)
    form = StepForm(obj=waiting)
    if form.validate_on_submit():
        operations.take_back_order(current_actor(), measure, waiting)
        notify(_("Die Anordnung ist zurückgenommen."))
        return redirect(file_url(measure))
    return _about(order, waiting, form, "measures_desk/take_back.html")


def _about(case: Case, order: LedgerOrder, form: StepForm, template: str) -> Any:
    """The page about one order, or the file when the order no longer waits."""
    signer = order.first_signer_id
    return too_late(case.measure, order.is_pending) or render_template(
        template,
        form=form,
        measure=case.measure,
        order=order,
        sentence=order_sentence(order),
        pot=_pot(case),
        first_signer=staff_names({signer}).get(signer),
    )


def _order_of(case: Case, measure: Measure) -> LedgerOrder:
    """The order of the address; none of another measure."""
    if case.order is None or case.measure.id != measure.id:
        raise NotFound
    return case.order


def _can(case: Case, endpoint: str) -> bool:
    pending = pending_orders(case.measure.commitment_id) if case.measure.commitment_id else []
    return is_possible(case, pending, endpoint)


def _pot(case: Case) -> str | None:
    return pot_word(case.pot) if case.pot else None
