"""Random people do random things in random order: balances are always the sums of the book, and never too large."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from beteiligung.budget import queries as budget
from beteiligung.budget.models import Commitment, Fund, LedgerEntry, Pot
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import DomainError
from beteiligung.measures import operations
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.measures.states import AskBackReason
from tests.measures.way import Crew, measure_in
from tests.support.factories import make_area, make_fund, make_pot

CENTRAL, AREA = 700, 300
"""Cents in the two pots: little, so that they run empty."""

ACTS: dict[str, Callable[[Crew, Measure, int, Pot], object]] = {
    "apply": lambda crew, one, cents, pot: crew.apply(one, cents, pot),
    "check": lambda crew, one, _cents, _pot: crew.check(one),
    "ask back": lambda crew, one, _c, _p: operations.ask_back_measure(crew.checker, one, reason=AskBackReason.POT),
    "decide": lambda crew, one, cents, _pot: crew.decide(one, cents),
    "order grant": lambda crew, one, cents, _pot: crew.order_grant(one, cents),
    "order payment": lambda crew, one, cents, _pot: crew.order_payment(one, cents),
    "order release": lambda crew, one, _cents, _pot: crew.order_release(one),
    "start": lambda crew, one, _cents, _pot: operations.start_measure(crew.preparer, one),
    "sign": lambda crew, one, cents, _pot: crew.sign(one, _waiting(one, cents)),
    "take back": lambda crew, one, cents, _pot: operations.take_back_order(crew.first, one, _waiting(one, cents)),
    "again": lambda crew, one, _cents, _pot: _promote_again(crew, one),
}


def _waiting(measure: Measure, number: int):
    orders = budget.pending_orders(measure.commitment_id or 0)
    if not orders:
        raise DomainError("nothing waits")
    return orders[number % len(orders)]


def _promote_again(crew: Crew, measure: Measure) -> None:
    from beteiligung.measures.queries import ideas_of
    from beteiligung.proposals.models import Proposal

    crew.promote(session().get_one(Proposal, ideas_of(measure.id)[0].id))


S = MeasureState
LIKELY = {
    S.ADVICE: ["apply"],
    S.APPLIED: ["check", "check", "ask back"],
    S.CHECKED: ["decide"],
    S.DECIDED: ["order grant", "order grant", "order release"],
    S.GRANTED: ["order payment", "order payment", "start", "order release"],
    S.RUNNING: ["order payment", "order payment", "order payment", "order release"],
    S.CANCELLED: ["again"],
}
"""What people would do; every fifth act is any act at all."""


def _act_for(measure: Measure, number: int) -> str:
    if number % 5 == 0:
        return list(ACTS)[number % len(ACTS)]
    likely = LIKELY[measure.state]
    if budget.pending_orders(measure.commitment_id or 0):
        likely = [*likely, "sign", "sign", "sign", "take back"]
    return likely[number % len(likely)]


steps = st.tuples(st.integers(0, 10_000), st.integers(0, 2), st.integers(1, 250), st.booleans())
beginnings = st.tuples(*[st.sampled_from(["advice", "checked", "decided", "granted"])] * 3)


class Undo(Exception):
    """Takes an example back."""


@pytest.mark.usefixtures("bare")
@given(begins=beginnings, way=st.lists(steps, min_size=10, max_size=40))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_money_is_exact(begins: tuple[str, str, str], way: list[tuple[int, int, int, bool]]) -> None:
    with suppress(Undo), unit_of_work() as current:
        area = make_area("nordmarkt")
        fund = make_fund(amount_cents=CENTRAL + AREA)
        pots = make_pot(fund=fund, amount_cents=CENTRAL), make_pot(area, fund=fund, amount_cents=AREA)
        crew = Crew(area.id)
        measures = [measure_in(state, crew, cents=200, pot=pots[0]) for state in begins]
        for number, which, cents, in_area in way:
            name = _act_for(measures[which], number)
            done = _try(current, partial(ACTS[name], crew, measures[which], cents, pots[in_area]))
            event(f"{name}: {'done' if done else 'refused'}")
            _balances_hold(fund)
        for measure in measures:
            event(f"ends {measure.state}")
            _measure_fits_its_money(measure)
        raise Undo


def _try(current: Session, act: Callable[[], object]) -> bool:
    """An act that is refused is taken back as a whole."""
    before = current.scalars(sa.select(LedgerEntry.id)).all()
    try:
        with current.begin_nested():
            act()
    except DomainError:
        assert current.scalars(sa.select(LedgerEntry.id)).all() == before
        return False
    return True


def _balances_hold(fund: Fund) -> None:
    session().expire_all()
    pots = session().scalars(sa.select(Pot)).all()
    assert sum(pot.amount_cents for pot in pots) == fund.allotted_cents <= fund.amount_cents
    for owner, column in [
        *((pot, LedgerEntry.pot_id) for pot in pots),
        *((one, LedgerEntry.commitment_id) for one in session().scalars(sa.select(Commitment))),
    ]:
        sums = session().execute(
            sa.select(
                *(
                    sa.func.coalesce(sa.func.sum(cents), 0)
                    for cents in (LedgerEntry.reserved_cents, LedgerEntry.committed_cents, LedgerEntry.paid_cents)
                )
            ).where(column == owner.id)
        )
        balances = (owner.reserved_cents, owner.committed_cents, owner.paid_cents)
        assert balances == tuple(sums.one())
        assert owner.reserved_cents >= 0
        assert 0 <= owner.paid_cents <= owner.committed_cents
    assert all(pot.reserved_cents + pot.committed_cents <= pot.amount_cents for pot in pots)


def _measure_fits_its_money(measure: Measure) -> None:
    if measure.commitment_id is None:
        assert measure.state in {MeasureState.ADVICE, MeasureState.APPLIED, MeasureState.CHECKED}
        return
    money = session().get_one(Commitment, measure.commitment_id)
    ordered = budget.ordered_payment_cents(money.id)
    assert money.paid_cents + ordered <= money.committed_cents
    assert (
        money.reserved_cents + money.committed_cents <= (measure.decided_cents or 0) <= (measure.requested_cents or 0)
    )
    if measure.state is MeasureState.DECIDED:
        assert (money.reserved_cents, money.committed_cents) == (measure.decided_cents, 0)
    elif measure.state is MeasureState.CANCELLED:
        assert (money.reserved_cents, money.committed_cents) == (0, money.paid_cents)
        assert budget.pending_orders(money.id) == []
    else:
        assert measure.state in {MeasureState.GRANTED, MeasureState.RUNNING}
        assert money.reserved_cents == 0
        assert money.committed_cents > 0
