"""Many people take the last money in the same moment.

What holds it: the CHECK constraint ``ck_pots_bound_within_amount`` on the balances that the trigger
``ledger_entries_balance`` writes. Without the constraint, or without the trigger, the first test is red on both
engines; on PostgreSQL also without the lock (``FOR NO KEY UPDATE``) at the beginning of that trigger's function
``book_ledger_entry``. The second test hangs on ``ck_commitments_paid_within_committed`` in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import scoped_session, sessionmaker

from beteiligung.access.actor import Actor
from beteiligung.budget import operations
from beteiligung.budget.models import Commitment, Pot
from beteiligung.core import database
from beteiligung.core.clock import today
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import NotPossible
from beteiligung.wiring import load_models
from tests.budget import raw
from tests.support.factories import make_fund, make_pot

PEOPLE = 50


def at_once(act: Callable[[int], str]) -> list[str]:
    """Everybody waits at the door until all are there."""
    door = Barrier(PEOPLE)

    def go(number: int) -> str:
        door.wait()
        return act(number)

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(go, range(PEOPLE)))


def test_commitments_of_the_last_money(database_url: str, database_kind: str) -> None:
    """Of 50 raw connections that each commit 10.00 euros of 175.00, exactly 17 pass."""
    with raw.connect(database_url) as connection:
        _fund_id, pot_id = raw.new_pot(connection, 175_00)

    def act(_number: int) -> str:
        with raw.connect(database_url) as own:
            try:
                with raw.transaction(own, sqlite=database_kind == "sqlite"):
                    commitment_id = raw.new_commitment(own, pot_id)
                    raw.book(own, pot_id, commitment_id, "reservation", reserved=10_00, signers=(None, None))
                    raw.book(own, pot_id, commitment_id, "commitment", reserved=-10_00, committed=10_00)
            except raw.REFUSED as error:
                return "refused" if "ck_pots_bound_within_amount" in str(error) else repr(error)
            return "passed"

    answers = at_once(act)
    assert sorted(answers) == ["passed"] * 17 + ["refused"] * (PEOPLE - 17)
    with raw.connect(database_url) as connection:
        assert raw.balances(connection, "pots", pot_id) == (0, 170_00, 0) == raw.sums(connection, "pot_id", pot_id)


def test_payments_of_the_last_money(database_url: str, database_kind: str) -> None:
    """Of 50 raw connections that each record a payment of 3.00 euros out of 100.00, exactly 33 pass."""
    with raw.connect(database_url) as connection:
        _fund_id, pot_id = raw.new_pot(connection, 1_000_00)
        commitment_id = raw.new_commitment(connection, pot_id)
        raw.book(connection, pot_id, commitment_id, "reservation", reserved=100_00, signers=(None, None))
        raw.book(connection, pot_id, commitment_id, "commitment", reserved=-100_00, committed=100_00)

    def act(number: int) -> str:
        with raw.connect(database_url) as own:
            try:
                with raw.transaction(own, sqlite=database_kind == "sqlite"):
                    raw.book(own, pot_id, commitment_id, "payment", paid=3_00, voucher=f"B-{number}")
            except raw.REFUSED as error:
                return "refused" if "ck_commitments_paid_within_committed" in str(error) else repr(error)
            return "passed"

    assert sorted(at_once(act)) == ["passed"] * 33 + ["refused"] * 17
    with raw.connect(database_url) as connection:
        assert raw.balances(connection, "commitments", commitment_id) == (0, 100_00, 99_00)
        assert raw.balances(connection, "pots", pot_id) == raw.sums(connection, "pot_id", pot_id) == (0, 100_00, 99_00)


@contextmanager
def one_session_each(url: str) -> Iterator[None]:
    """Every thread has a session of its own, as the workers of the application have."""
    load_models()
    engine = sa.create_engine(url, pool_size=PEOPLE)
    database.prepare_engine(engine)
    sessions = scoped_session(sessionmaker(engine))
    with database.session.instead(lambda: sessions()):
        yield
    engine.dispose()


@pytest.fixture
def everybody(database_url: str) -> Iterator[None]:
    with one_session_each(database_url):
        yield


@dataclass(frozen=True)
class Case:
    """Money of an area in which nobody here had a part before."""

    aktionsraum_id: int = 1
    preparer_id: int | None = None
    checker_id: int | None = None
    first_signer_id: int | None = None
    touches_area_pot: bool = False


FIRST, SECOND = (Actor(account_id=number, is_coordinator=True) for number in (1, 2))


def pay(commitment_id: int, cents: int, voucher: str) -> None:
    """Both signatures on a payment."""
    commitment = session().get_one(Commitment, commitment_id)
    order = operations.order_payment(
        FIRST, commitment, cents, voucher=voucher, paid_on=today(), case=Case(), submission_key=voucher
    )
    operations.sign_order(SECOND, order, Case(first_signer_id=1))


@pytest.mark.usefixtures("everybody")
def test_the_operations_refuse_in_words_and_nobody_waits_in_a_circle() -> None:
    """50 people pay from five commitments of a pot and then reserve its last 175.00 euros: no deadlock, no fault."""
    with unit_of_work():
        pot = make_pot(fund=make_fund(amount_cents=225_00), amount_cents=225_00)
        granted = [operations.reserve(FIRST, pot, 10_00) for _ in range(5)]
        for number, commitment in enumerate(granted):
            order = operations.order_commitment(FIRST, commitment, 10_00, case=Case(), submission_key=f"grant-{number}")
            operations.sign_order(SECOND, order, Case(first_signer_id=1))
        pot_id, ids = pot.id, [commitment.id for commitment in granted]

    def act(number: int) -> str:
        try:
            with unit_of_work():
                pay(ids[number % 5], 90, f"B-{number}")
            with unit_of_work():
                operations.reserve(FIRST, session().get_one(Pot, pot_id), 10_00)
        except NotPossible as error:
            return error.message.text
        finally:
            session().rollback()
        return "passed"

    answers = at_once(act)
    assert answers.count("passed") == 17
    assert set(answers) - {"passed"} == {"Im Topf %(pot)s sind noch %(left)s frei. Das reicht nicht für %(wanted)s."}
    with unit_of_work():
        pot = session().get_one(Pot, pot_id)
        assert (pot.left_cents, pot.paid_cents) == (5_00, PEOPLE * 90)
