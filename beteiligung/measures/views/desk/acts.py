"""What can be done next with a measure: by the person looking, or by whom else and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.budget.models import EntryKind, LedgerOrder
from beteiligung.measures.four_eyes import refusal
from beteiligung.measures.models import MeasureState
from beteiligung.measures.queries import Case
from beteiligung.web.messages import say

S = MeasureState


@dataclass(frozen=True)
class Act:
    """A step with its button. ``is_way``: it leads on along the line; the others are exits and corrections."""

    label: str
    url: str
    permission: P
    is_way: bool = True


@dataclass(frozen=True)
class OrderActs:
    """An order that waits, what this person can do with it, and why they cannot sign."""

    order: LedgerOrder
    own: list[Act]
    why_not: str | None


@dataclass
class NextActs:
    """What this person can do now, and what somebody else does, with the reason."""

    own: list[Act] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    orders: list[OrderActs] = field(default_factory=list)


def next_acts(actor: Actor, case: Case, pending: Sequence[LedgerOrder]) -> NextActs:
    """Exactly what is possible now, split by who may do it."""
    found = NextActs()
    for act in _possible(case, pending):
        why_not = refusal(actor, act.permission, case)
        if why_not is None:
            found.own.append(act)
        elif act.is_way:
            found.others.append((act.label, say(why_not.message)))
    found.orders = [_order_acts(actor, replace(case, order=order)) for order in pending]
    return found


def _possible(case: Case, pending: Sequence[LedgerOrder]) -> list[Act]:
    """Every act that the state and the money allow."""
    measure = case.measure
    waits = {order.kind for order in pending}
    prepare, check, first = P.MEASURE_PREPARE, P.MEASURE_CHECK, P.MONEY_FIRST_SIGNATURE
    apply = _act(case, _("Antrag eintragen"), "apply", prepare)
    change = _act(case, _("Angaben ändern"), "change", prepare, is_way=False)
    cancel = _act(case, _("Abbrechen …"), "cancel", first, is_way=False)
    pay = _act(case, _("Auszahlung eintragen"), "pay", first)
    can_cancel = [cancel] if not waits and _unpaid(case) else []
    can_pay = [pay] if EntryKind.RELEASE not in waits and _payable(case, pending) > 0 else []
    start = _act(case, _("Umsetzung beginnen"), "start", prepare)
    return {
        S.ADVICE: [apply, change],
        S.APPLIED: [
            _act(case, _("Formal prüfen"), "check", check),
            _act(case, _("Rückfrage stellen"), "ask_back", check, is_way=False),
            change,
        ],
        S.CHECKED: [_act(case, _("Beschluss eintragen"), "decide", P.MEASURE_DECIDE)],
        S.DECIDED: ([] if waits else [_act(case, _("Bewilligung unterschreiben"), "first_signature", first)])
        + can_cancel,
        S.GRANTED: ([] if EntryKind.RELEASE in waits else [start]) + can_pay + can_cancel,
        S.RUNNING: can_pay + can_cancel,
    }.get(measure.state, [])


def is_possible(case: Case, pending: Sequence[LedgerOrder], endpoint: str) -> bool:
    """Whether an act of this endpoint is among the possible ones."""
    url = url_for(f"measures_desk.{endpoint}", measure_id=case.measure.id)
    return any(act.url == url for act in _possible(case, pending))


def _act(case: Case, label: str, endpoint: str, permission: P, *, is_way: bool = True) -> Act:
    return Act(label, url_for(f"measures_desk.{endpoint}", measure_id=case.measure.id), permission, is_way)


def _order_acts(actor: Actor, case: Case) -> OrderActs:
    assert case.order is not None
    where: dict[str, Any] = {"measure_id": case.measure.id, "order_id": case.order.id}
    why_not = refusal(actor, P.MONEY_SECOND_SIGNATURE, case)
    own = []
    if why_not is None:
        own.append(Act(_("Unterschreiben"), url_for("measures_desk.sign", **where), P.MONEY_SECOND_SIGNATURE))
    if refusal(actor, P.MONEY_FIRST_SIGNATURE, case) is None:
        take_back = url_for("measures_desk.take_back", **where)
        own.append(Act(_("Zurücknehmen"), take_back, P.MONEY_FIRST_SIGNATURE, is_way=False))
    return OrderActs(case.order, own, say(why_not.message) if why_not else None)


def _unpaid(case: Case) -> int:
    """What is bound and not paid, in cents."""
    money = case.commitment
    return money.reserved_cents + money.committed_cents - money.paid_cents if money else 0


def _payable(case: Case, pending: Sequence[LedgerOrder]) -> int:
    """What is granted and neither paid nor ordered, in cents."""
    money = case.commitment
    ordered = sum(order.paid_cents for order in pending)
    return money.committed_cents - money.paid_cents - ordered if money else 0
