"""A year's money: set up once, counted right."""

from __future__ import annotations

import pytest

from beteiligung.access.actor import Actor
from beteiligung.budget import operations, queries
from beteiligung.budget.models import PotKind, PotStatus
from beteiligung.budget.operations import NewPot
from beteiligung.core import constraints
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import DomainError, Forbidden, NotPossible
from tests.budget import raw
from tests.support.factories import make_area, make_commitment, make_fund, make_pot

SYSTEM = Actor.system("init")


def set_up(year: int = 2026, cents: int = 230_000_00):
    area = make_area("nordmarkt")
    pots = [NewPot("zentral", 165_000_00), NewPot(area.slug, 5_000_00, area.id)]
    return operations.set_up_fund(SYSTEM, year, cents, pots)


@pytest.mark.usefixtures("at_work")
def test_a_fund_with_its_pots() -> None:
    fund = set_up()
    assert (fund.amount_cents, fund.allotted_cents) == (230_000_00, 170_000_00)
    central, area = queries.pots_of(fund.id)
    assert (central.kind, central.status, central.amount_cents) == (PotKind.CENTRAL, PotStatus.RELEASED, 165_000_00)
    assert area.kind is PotKind.AREA
    assert queries.central_pot(2026) is central
    assert queries.area_pot(area.aktionsraum_id, 2026) is area


@pytest.mark.usefixtures("at_work")
def test_setting_up_again_changes_nothing() -> None:
    fund = set_up()
    assert set_up(cents=999_999_00) is fund
    assert (fund.amount_cents, len(queries.pots_of(fund.id))) == (230_000_00, 2)


@pytest.mark.usefixtures("at_work")
def test_pots_above_the_fund_are_refused() -> None:
    with pytest.raises(NotPossible, match="Jahresbudget hat nur"):
        set_up(cents=169_999_99)


@pytest.mark.usefixtures("at_work")
def test_only_the_platform_sets_up_funds() -> None:
    with pytest.raises(Forbidden):
        operations.set_up_fund(Actor(account_id=1, is_coordinator=True), 2026, 1, [])


@pytest.mark.usefixtures("at_work")
def test_totals_of_a_year() -> None:
    assert queries.totals(2026) is None
    set_up()
    area = make_area("nordmarkt")
    fund = make_fund(2026)
    make_commitment(make_pot(fund=fund), reserved_cents=30_000, committed_cents=20_000, paid_cents=5_000)
    make_commitment(make_pot(area, fund=fund), reserved_cents=1_000)
    totals = queries.totals(2026)
    assert totals is not None
    assert (totals.available, totals.reserved, totals.committed, totals.paid) == (230_000_00, 11_000, 20_000, 5_000)
    assert (totals.left, totals.unpaid, totals.is_untouched) == (230_000_00 - 31_000, 15_000, False)
    names = [(row.kind, row.area_name, row.money.left) for row in queries.pot_rows(2026)]
    assert names == [("central", None, 165_000_00 - 30_000), ("area", "Nordmarkt", 5_000_00 - 1_000)]


@pytest.mark.usefixtures("at_work")
def test_years_are_listed_newest_first() -> None:
    for year in (2024, 2026, 2025):
        make_fund(year)
    assert queries.years() == [2026, 2025, 2024]
    assert queries.totals(2024) == queries.Totals(available=230_000_00)


BROKEN = {
    "more than the pot has": (lambda c, p, k: raw.book(c, p, k, "reservation", reserved=101), "nicht mehr genug Geld"),
    "more than was granted": (lambda c, p, k: raw.book(c, p, k, "payment", paid=1), "mehr auszahlen, als bewilligt"),
    "one person twice": (
        lambda c, p, k: raw.book(c, p, k, "payment", paid=1, signers=(1, 1)),
        "Die zweite Unterschrift gibt jemand anderes",
    ),
    "a changed line": (lambda c, _p, _k: c.execute("DELETE FROM ledger_entries"), "wird nie geändert"),
    "an invented balance": (lambda c, _p, _k: c.execute("UPDATE pots SET paid_cents = 1"), "nur durch eine Buchung"),
    "pots above the fund": (lambda c, _p, _k: c.execute("UPDATE pots SET amount_cents = 101"), "größer als das Jahres"),
    "a second fund": (
        lambda c, _p, _k: c.execute(
            "INSERT INTO funds (year, amount_cents, third_party_cents, allotted_cents) VALUES (2026, 1, 0, 0)"
        ),
        "schon ein Jahresbudget|steht schon",
    ),
}


class _Through:
    """Statements by the session of a unit of work, so that its refusals are those a person meets."""

    def execute(self, statement: str, values=()):
        parts = statement.split("?")
        named = parts[0] + "".join(f":v{number}{part}" for number, part in enumerate(parts[1:]))
        import sqlalchemy as sa

        return session().execute(sa.text(named), {f"v{number}": value for number, value in enumerate(values)})


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.usefixtures("bare")
def test_a_broken_rule_is_told_in_words(name: str) -> None:
    """What slips past the operations under concurrency is refused by the database, with a sentence for people."""
    connection = _Through()
    with unit_of_work():
        _fund_id, pot_id = raw.new_pot(connection, 100)
        commitment_id = raw.new_commitment(connection, pot_id)
        raw.book(connection, pot_id, commitment_id, "reservation", reserved=1, signers=(None, None))
    act, sentence = BROKEN[name]
    with pytest.raises(DomainError, match=sentence), unit_of_work():
        act(connection, pot_id, commitment_id)


def test_every_guard_of_money_has_its_sentence() -> None:
    """Names of constraints on funds, pots, commitments and orders that a person can run into."""
    for name in (
        "ck_pots_bound_within_amount",
        "ck_commitments_paid_within_committed",
        "ck_ledger_entries_four_eyes",
        "ck_ledger_orders_four_eyes",
        "ck_ledger_orders_booked_or_taken_back",
        "uq_ledger_orders_submission_key",
        "ledger_orders.submission_key",
        "money_stays",
    ):
        assert isinstance(constraints._meanings[name](), DomainError)
