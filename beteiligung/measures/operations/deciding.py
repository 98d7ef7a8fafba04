"""Formal check, questions, decision, start. The decision is the step that binds money."""

from __future__ import annotations

from datetime import date

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.budget import operations as money
from beteiligung.budget.models import EntryKind, Pot
from beteiligung.budget.queries import pending_orders
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.money import Money
from beteiligung.measures.events import MeasureChecked, MeasureDecided, MeasureSentBack
from beteiligung.measures.four_eyes import require_in_words
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.measures.operations.holding import begin_act, must_be_in
from beteiligung.measures.queries import case_of
from beteiligung.measures.states import MEASURE_WORKFLOW, AskBackReason


def check_measure(actor: Actor, measure: Measure, *, version: int | None = None) -> None:
    """Find the application complete and in order. A coordinator does it who has not prepared the measure."""
    require_in_words(actor, P.MEASURE_CHECK, case_of(measure), act="check")
    if not begin_act(actor, measure, "check", version=version):
        return
    must_be_in(measure, {MeasureState.APPLIED})
    measure.checker_id = actor.account_id
    MEASURE_WORKFLOW.apply(measure, "check", by=actor)
    emit(MeasureChecked(measure.id))


def ask_back_measure(actor: Actor, measure: Measure, *, reason: AskBackReason, version: int | None = None) -> None:
    """Give the application back to advice, because something is not clear."""
    require_in_words(actor, P.MEASURE_CHECK, case_of(measure), act="ask_back")
    if not begin_act(actor, measure, "ask_back", version=version):
        return
    MEASURE_WORKFLOW.apply(measure, "ask_back", by=actor, reason=reason)
    emit(MeasureSentBack(measure.id))


def decide_measure(
    actor: Actor,
    measure: Measure,
    *,
    cents: int,
    body: str,
    on: date,
    paper: str | None = None,
    version: int | None = None,
) -> None:
    """Record what a deciding body has decided, and set ``cents`` of the pot aside for it.

    ``on`` is the day of the decision, ``paper`` the number of its paper. Raises NotPossible with the amounts when the
    pot has too little left, and then nothing moves.
    """
    require_in_words(actor, P.MEASURE_DECIDE, case_of(measure))
    values = {"decided_cents": cents, "deciding_body": body, "decided_on": on, "decision_paper": paper or None}
    if not begin_act(actor, measure, "decide", version=version, values=values):
        return
    must_be_in(measure, {MeasureState.CHECKED})
    if on > clock.today():
        raise InvalidInput(N_("Das Datum des Beschlusses liegt in der Zukunft. Bitte prüfen Sie es."))
    if measure.requested_cents is None or measure.pot_id is None:
        raise NotPossible(N_("Es fehlt noch der Antrag."))
    if cents > measure.requested_cents:
        raise InvalidInput(
            N_("Beantragt sind %(requested)s. Mehr lässt sich nicht beschließen."),
            requested=Money(measure.requested_cents),
        )
    pot = session().get_one(Pot, measure.pot_id)
    commitment = money.reserve(actor, pot, cents, on=on, is_demo=measure.is_demo)
    measure.commitment_id = commitment.id
    for name, value in values.items():
        setattr(measure, name, value)
    MEASURE_WORKFLOW.apply(measure, "decide", by=actor)
    emit(MeasureDecided(measure.id))


def start_measure(actor: Actor, measure: Measure, *, version: int | None = None) -> None:
    """Say that the work has begun."""
    require_in_words(actor, P.MEASURE_PREPARE, case_of(measure), act="start")
    if not begin_act(actor, measure, "start", version=version):
        return
    waiting = pending_orders(measure.commitment_id) if measure.commitment_id else []
    if any(order.kind is EntryKind.RELEASE for order in waiting):
        raise NotPossible(N_("Der Abbruch ist schon angeordnet. Nehmen Sie diese Anordnung zuerst zurück."))
    MEASURE_WORKFLOW.apply(measure, "start", by=actor)
