"""A measure's way by the real operations, with the people it needs."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date

from beteiligung.access.actor import Actor
from beteiligung.budget.models import LedgerOrder, Pot
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.measures import operations
from beteiligung.measures.models import BodyKind, GrantKind, Measure
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_pot, make_proposal, make_staff

BODY = operations.Body(BodyKind.ASSOCIATION, "Nachbarschaftsverein Nord e. V.")
CONTACT = operations.Person("Mina Beispiel", email="mina@example.org")
EUROS = 100
"""Cents in a euro."""

_keys = itertools.count(1)


def key() -> str:
    """A submission key that no other form has."""
    return f"key-{next(_keys)}"


@dataclass
class Crew:
    """The officer of an area and four coordinators: who prepares, checks, signs first and signs second."""

    area_id: int
    officer: Actor = field(init=False)
    preparer: Actor = field(init=False)
    checker: Actor = field(init=False)
    first: Actor = field(init=False)
    second: Actor = field(init=False)

    def __post_init__(self) -> None:
        self.officer = Actor(account_id=make_staff("coordinator").id, officer_for=frozenset({self.area_id}))
        for name in ("preparer", "checker", "first", "second"):
            setattr(self, name, Actor(account_id=make_staff("coordinator").id, is_coordinator=True))

    def promote(self, proposal: Proposal) -> Measure:
        return operations.promote_proposal(self.preparer, proposal, body=BODY, contact=CONTACT)

    def apply(self, measure: Measure, cents: int, pot: Pot) -> None:
        operations.apply_measure(self.preparer, measure, cents=cents, cost_note="Holz und Erde", pot=pot)

    def check(self, measure: Measure) -> None:
        operations.check_measure(self.checker, measure)

    def decide(self, measure: Measure, cents: int, on: date | None = None) -> None:
        operations.decide_measure(
            self.first, measure, cents=cents, body="Projektkonferenz", on=on or clock.today(), paper="PK 3"
        )

    def order_grant(self, measure: Measure, cents: int) -> LedgerOrder:
        return operations.order_grant(
            self.first, measure, cents=cents, grant_kind=GrantKind.FIXED, submission_key=key()
        )

    def grant(self, measure: Measure, cents: int) -> None:
        self.sign(measure, self.order_grant(measure, cents))

    def order_payment(self, measure: Measure, cents: int, voucher: str | None = None) -> LedgerOrder:
        return operations.order_payment(
            self.first,
            measure,
            cents=cents,
            voucher=voucher or f"B-{next(_keys)}",
            paid_on=clock.today(),
            submission_key=key(),
        )

    def pay(self, measure: Measure, cents: int) -> None:
        self.sign(measure, self.order_payment(measure, cents))

    def order_release(self, measure: Measure) -> LedgerOrder:
        return operations.order_release(self.first, measure, submission_key=key())

    def cancel(self, measure: Measure) -> None:
        self.sign(measure, self.order_release(measure))

    def sign(self, measure: Measure, order: LedgerOrder) -> None:
        operations.sign_order(self.second, measure, order)


def measure_in(state: str, crew: Crew, *, cents: int = 3_000 * EUROS, pot: Pot | None = None) -> Measure:
    """A measure that came to a state by the acts themselves."""
    pot = pot or make_pot()
    measure = crew.promote(make_proposal("in_review"))
    steps = {
        "applied": lambda: crew.apply(measure, cents, pot),
        "checked": lambda: crew.check(measure),
        "decided": lambda: crew.decide(measure, cents),
        "granted": lambda: crew.grant(measure, cents),
        "running": lambda: operations.start_measure(crew.preparer, measure),
    }
    for name, act in steps.items():
        if measure.state == state:
            break
        act()
        assert measure.state == name
    if state == "cancelled":
        crew.cancel(measure)
    session().flush()
    return measure
