"""Every state and every act: what the workflow knows goes, everything else is refused with 409."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.measures import operations
from beteiligung.measures.models import GrantKind, Measure, MeasureState
from beteiligung.measures.states import MEASURE_WORKFLOW, AskBackReason
from tests.measures.way import BODY, CONTACT, Crew, key, measure_in
from tests.support.factories import make_pot

S = MeasureState
REACHED = (S.ADVICE, S.APPLIED, S.CHECKED, S.DECIDED, S.GRANTED, S.RUNNING, S.CANCELLED)

ACTS: dict[str, tuple[set[MeasureState], Callable[[Crew, Measure], object]]] = {
    "change": (
        {S.ADVICE, S.APPLIED},
        lambda crew, one: operations.change_measure(crew.preparer, one, summary="Neu", body=BODY, contact=CONTACT),
    ),
    "apply": ({S.ADVICE}, lambda crew, one: crew.apply(one, 1_000, make_pot())),
    "check": ({S.APPLIED}, lambda crew, one: crew.check(one)),
    "ask_back": (
        {S.APPLIED},
        lambda crew, one: operations.ask_back_measure(crew.checker, one, reason=AskBackReason.COSTS),
    ),
    "decide": ({S.CHECKED}, lambda crew, one: crew.decide(one, 1_000)),
    "order_grant": ({S.DECIDED}, lambda crew, one: crew.order_grant(one, 1_000)),
    "grant": ({S.DECIDED}, lambda crew, one: crew.grant(one, 1_000)),
    "start": ({S.GRANTED}, lambda crew, one: operations.start_measure(crew.preparer, one)),
    "pay": ({S.GRANTED, S.RUNNING}, lambda crew, one: crew.pay(one, 1_000)),
    "cancel": ({S.DECIDED, S.GRANTED, S.RUNNING}, lambda crew, one: crew.cancel(one)),
}


class Undo(Exception):
    """Takes an act back, so that the next one finds the same state."""


@pytest.mark.parametrize("state", REACHED)
def test_every_state_and_every_act(crew: Crew, state: MeasureState) -> None:
    measure = measure_in(state, crew)
    version = measure.version
    for name, (possible, do) in ACTS.items():
        with suppress(Undo), session().begin_nested():
            if state in possible:
                do(crew, measure)
            else:
                with pytest.raises(NotPossible):
                    do(crew, measure)
                assert (measure.state, measure.version) == (state, version), name
            raise Undo
        assert (measure.state, measure.version) == (state, version), name


def test_states_without_acts(crew: Crew) -> None:
    """States that later features bring know no act yet."""
    measure = measure_in("decided", crew)
    for state in set(S) - set(REACHED):
        measure.state = state
        session().flush()
        assert MEASURE_WORKFLOW.actions(measure) == []
        for _possible, do in ACTS.values():
            with pytest.raises(NotPossible):
                do(crew, measure)


@pytest.mark.parametrize("kind", ["grant", "payment", "release"])
def test_an_order_is_signed_only_while_it_fits_the_state(crew: Crew, kind: str) -> None:
    """Nothing reaches this by the pages; the rule holds all the same."""
    measure = measure_in("decided" if kind == "grant" else "granted", crew)
    make: dict[str, Callable[[], object]] = {
        "grant": lambda: operations.order_grant(
            crew.first, measure, cents=1, grant_kind=GrantKind.FULL, submission_key=key()
        ),
        "payment": lambda: crew.order_payment(measure, 1),
        "release": lambda: crew.order_release(measure),
    }
    order = make[kind]()
    measure.state = S.POSTPONED
    measure.state_since = clock.now()
    session().flush()
    with pytest.raises(NotPossible):
        crew.sign(measure, order)
