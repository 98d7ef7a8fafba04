"""Any lines in any order, straight into the project book: what the database takes keeps every balance."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.budget import raw

POT_CENTS = 1_000
CENTS = st.integers(min_value=-1_200, max_value=1_200)
KINDS = st.sampled_from(["reservation", "commitment", "payment", "release", "repayment", "correction"])


@st.composite
def lines(draw: st.DrawFn) -> tuple[int, str, int, int, int]:
    """Commitment, kind and amounts; often in the shape that the kind must have, sometimes in none."""
    kind, cents = draw(KINDS), draw(CENTS)
    shaped = {
        "reservation": (abs(cents) or 1, 0, 0),
        "commitment": (-(abs(cents) or 1), abs(cents) or 1, 0),
        "payment": (0, 0, abs(cents) or 1),
        "release": draw(st.sampled_from([(-abs(cents), 0, 0), (0, -abs(cents), 0), (-abs(cents), -abs(cents), 0)])),
        "repayment": (0, -(abs(cents) or 1), -(abs(cents) or 1)),
        "correction": (draw(CENTS), draw(CENTS), draw(CENTS)),
    }[kind]
    amounts = shaped if draw(st.integers(0, 4)) else (draw(CENTS), draw(CENTS), draw(CENTS))
    return (draw(st.integers(0, 2)), kind, *amounts)


@pytest.fixture
def connection(database_url: str):
    with raw.connect(database_url) as connection:
        yield connection


@given(wanted=st.lists(lines(), min_size=1, max_size=25))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_taken_keeps_the_balances(
    connection: raw.Raw, wanted: list[tuple[int, str, int, int, int]]
) -> None:
    connection.execute("BEGIN")
    try:
        _fund_id, pot_id = raw.new_pot(connection, POT_CENTS)
        ids = [raw.new_commitment(connection, pot_id) for _ in range(3)]
        for which, kind, reserved, committed, paid in wanted:
            connection.execute("SAVEPOINT line")
            try:
                raw.book(connection, pot_id, ids[which], kind, reserved=reserved, committed=committed, paid=paid)
            except raw.REFUSED:
                connection.execute("ROLLBACK TO line")
            _balances_hold(connection, pot_id, ids)
    finally:
        connection.execute("ROLLBACK")


def _balances_hold(connection: raw.Raw, pot_id: int, ids: list[int]) -> None:
    of_pot = raw.balances(connection, "pots", pot_id)
    assert of_pot == raw.sums(connection, "pot_id", pot_id)
    assert min(of_pot) >= 0
    assert of_pot[0] + of_pot[1] <= POT_CENTS
    for commitment_id in ids:
        reserved, committed, paid = raw.balances(connection, "commitments", commitment_id)
        assert (reserved, committed, paid) == raw.sums(connection, "commitment_id", commitment_id)
        assert reserved >= 0
        assert 0 <= paid <= committed
