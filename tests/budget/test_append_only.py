"""The project book against raw connections that set nothing and know no rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.budget import raw


@pytest.fixture
def book(database_url: str) -> Iterator[tuple[raw.Raw, int, int]]:
    """A pot of 100.00 euros with one commitment of 60.00, of which 20.00 are paid: connection and ids."""
    with raw.connect(database_url) as connection:
        _fund_id, pot_id = raw.new_pot(connection, 100_00)
        commitment_id = raw.new_commitment(connection, pot_id)
        raw.book(connection, pot_id, commitment_id, "reservation", reserved=60_00, signers=(None, None))
        raw.book(connection, pot_id, commitment_id, "commitment", reserved=-60_00, committed=60_00)
        raw.book(connection, pot_id, commitment_id, "payment", paid=20_00)
        yield connection, pot_id, commitment_id


BALANCES = (0, 60_00, 20_00)

CHANGES = {
    "change": "UPDATE ledger_entries SET paid_cents = 1 WHERE kind = 'payment'",
    "change of all": "UPDATE ledger_entries SET voucher = 'X'",
    "delete": "DELETE FROM ledger_entries WHERE kind = 'payment'",
    "delete all": "DELETE FROM ledger_entries",
}
ONLY_SQLITE = {
    "replace": "INSERT OR REPLACE INTO ledger_entries SELECT * FROM ledger_entries WHERE kind = 'payment'",
    "replace into": "REPLACE INTO ledger_entries SELECT * FROM ledger_entries",
    "change or replace": "UPDATE OR REPLACE ledger_entries SET id = 1 WHERE id = 3",
    "upsert": "INSERT INTO ledger_entries SELECT * FROM ledger_entries WHERE true"
    " ON CONFLICT (id) DO UPDATE SET paid_cents = 1",
}
ONLY_POSTGRESQL = {
    "truncate": "TRUNCATE ledger_entries CASCADE",
    "upsert": "INSERT INTO ledger_entries SELECT * FROM ledger_entries ON CONFLICT (id) DO UPDATE SET paid_cents = 1",
}


def refused(connection: raw.Raw, statement: str, *values: object) -> str:
    with pytest.raises(raw.REFUSED) as caught:
        connection.execute(statement, values)
    return str(caught.value)


def test_lines_are_never_changed_or_deleted(book: tuple[raw.Raw, int, int], database_kind: str) -> None:
    connection, pot_id, commitment_id = book
    before = connection.execute("SELECT * FROM ledger_entries ORDER BY id").fetchall()
    own = ONLY_SQLITE if database_kind == "sqlite" else ONLY_POSTGRESQL
    for name, statement in {**CHANGES, **own}.items():
        said = refused(connection, statement)
        assert "ledger_is_append_only" in said or "row_exists_already" in said, name
    assert connection.execute("SELECT * FROM ledger_entries ORDER BY id").fetchall() == before
    assert raw.balances(connection, "pots", pot_id) == BALANCES
    assert raw.balances(connection, "commitments", commitment_id) == BALANCES


@pytest.mark.parametrize("table", ["pots", "commitments"])
@pytest.mark.parametrize("column", ["reserved_cents", "committed_cents", "paid_cents"])
def test_balances_follow_the_ledger(book: tuple[raw.Raw, int, int], table: str, column: str) -> None:
    connection, *_ids = book
    said = refused(connection, f"UPDATE {table} SET {column} = {column} + 1")  # noqa: S608 - our own names
    assert "balances_follow_the_ledger" in said
    assert raw.balances(connection, table, 1) == BALANCES


def test_nothing_begins_with_money_in_it(book: tuple[raw.Raw, int, int]) -> None:
    connection, pot_id, _commitment_id = book
    said = refused(
        connection,
        "INSERT INTO commitments (pot_id, reserved_cents, committed_cents, paid_cents, created_at, is_demo)"
        " VALUES (?, 0, 5, 0, '2026-05-04 10:00:00', false)",
        pot_id,
    )
    assert "balances_follow_the_ledger" in said


ROWS_GONE = {
    "delete commitments": "DELETE FROM commitments",
    "delete pots": "DELETE FROM pots",
    "delete funds": "DELETE FROM funds",
    "another id of a commitment": "UPDATE commitments SET id = 8",
    "another id of a pot": "UPDATE pots SET id = 8",
    "another id of a fund": "UPDATE funds SET id = 8",
    "a commitment to another pot": "UPDATE commitments SET pot_id = 8",
    "an empty pot in its place": "INSERT {} INTO pots (id, fund_id, slug, kind, status, amount_cents, reserved_cents,"
    " committed_cents, paid_cents) SELECT {}, fund_id, slug, kind, status, 10000, 0, 0, 0 FROM pots",
    "an empty fund in its place": "INSERT {} INTO funds (id, year, amount_cents, third_party_cents, allotted_cents)"
    " SELECT {}, year, 10000, 0, 0 FROM funds",
    "an empty commitment in its place": "INSERT {} INTO commitments (id, pot_id, reserved_cents, committed_cents,"
    " paid_cents, created_at, is_demo) SELECT id, pot_id, 0, 0, 0, created_at, is_demo FROM commitments",
}


@pytest.mark.parametrize("name", ROWS_GONE)
@pytest.mark.parametrize("new_id", ["id", "77"])
def test_rows_with_money_stay(book: tuple[raw.Raw, int, int], name: str, new_id: str, database_kind: str) -> None:
    """SQLite minds foreign keys only where a connection asks, and replaces rows past the triggers on deleting.

    The triggers ``…_no_delete``, ``…_no_move``, ``…_no_replace`` hold it there, foreign keys and unique keys in
    PostgreSQL.
    """
    connection, pot_id, commitment_id = book
    refused(connection, ROWS_GONE[name].format("OR REPLACE" if database_kind == "sqlite" else "", new_id))
    assert raw.balances(connection, "pots", pot_id) == BALANCES
    assert raw.balances(connection, "commitments", commitment_id) == BALANCES


def test_a_pot_is_not_pushed_out_by_another(book: tuple[raw.Raw, int, int], database_kind: str) -> None:
    connection, pot_id, _commitment_id = book
    connection.execute("UPDATE pots SET amount_cents = 6000 WHERE id = ?", (pot_id,))
    connection.execute(
        "INSERT INTO pots (fund_id, slug, kind, status, amount_cents, reserved_cents, committed_cents, paid_cents)"
        " SELECT fund_id, 'mehr', 'central', 'released', 1, 0, 0, 0 FROM pots"
    )
    way = "OR REPLACE" if database_kind == "sqlite" else ""
    refused(connection, f"UPDATE {way} pots SET slug = 'zentral' WHERE slug = 'mehr'")  # noqa: S608 - our own words
    assert raw.balances(connection, "pots", pot_id) == BALANCES


def test_pots_never_exceed_their_fund(book: tuple[raw.Raw, int, int]) -> None:
    connection, pot_id, _commitment_id = book
    assert "ck_funds_pots_within_fund" in refused(
        connection, "UPDATE pots SET amount_cents = amount_cents + 1 WHERE id = ?", pot_id
    )
    assert "ck_funds_pots_within_fund" in refused(connection, "UPDATE funds SET amount_cents = amount_cents - 1")
    assert "balances_follow_the_ledger" in refused(connection, "UPDATE funds SET allotted_cents = 0")
    said = refused(
        connection,
        "INSERT INTO pots (fund_id, slug, kind, status, amount_cents, reserved_cents, committed_cents, paid_cents)"
        " SELECT fund_id, 'mehr', 'central', 'released', 1, 0, 0, 0 FROM pots",
    )
    assert "ck_funds_pots_within_fund" in said


def test_a_pot_never_shrinks_below_what_it_binds(book: tuple[raw.Raw, int, int]) -> None:
    connection, pot_id, _commitment_id = book
    said = refused(connection, "UPDATE pots SET amount_cents = 5999 WHERE id = ?", pot_id)
    assert "ck_pots_bound_within_amount" in said
    connection.execute("UPDATE pots SET amount_cents = 6000 WHERE id = ?", (pot_id,))


SHAPES = [
    ("reservation", {"reserved": -1}),
    ("reservation", {"reserved": 1, "committed": 1}),
    ("commitment", {"committed": 1}),
    ("commitment", {"reserved": 1, "committed": 1}),
    ("payment", {"paid": -1}),
    ("payment", {"paid": 1, "committed": 1}),
    ("payment", {"paid": 1, "voucher": None}),
    ("release", {"reserved": 0}),
    ("release", {"committed": 1}),
    ("repayment", {"paid": -1}),
    ("correction", {}),
]


@pytest.mark.parametrize(("kind", "values"), SHAPES)
def test_every_kind_has_its_shape(book: tuple[raw.Raw, int, int], kind: str, values: dict[str, int]) -> None:
    connection, pot_id, commitment_id = book
    with pytest.raises(raw.REFUSED, match="ck_ledger_entries_shape_of_kind"):
        raw.book(connection, pot_id, commitment_id, kind, **values)
    assert raw.balances(connection, "pots", pot_id) == BALANCES


@pytest.mark.parametrize("signers", [(None, None), (1, None), (None, 1), (1, 1)])
def test_four_eyes_are_in_the_database(book: tuple[raw.Raw, int, int], signers: tuple[int | None, int | None]) -> None:
    connection, pot_id, commitment_id = book
    with pytest.raises(raw.REFUSED, match="ck_ledger_entries_four_eyes"):
        raw.book(connection, pot_id, commitment_id, "payment", paid=1, signers=signers)


@pytest.mark.parametrize(
    ("kind", "values", "constraint"),
    [
        ("reservation", {"reserved": 40_01}, "ck_pots_bound_within_amount"),
        ("commitment", {"reserved": -1, "committed": 1}, "ck_commitments_balances_not_negative"),
        ("payment", {"paid": 40_01}, "ck_commitments_paid_within_committed"),
        ("release", {"committed": -40_01}, "ck_commitments_paid_within_committed"),
        ("release", {"reserved": -1}, "ck_commitments_balances_not_negative"),
        ("repayment", {"paid": -20_01, "committed": -20_01}, "ck_commitments_balances_not_negative"),
    ],
)
def test_no_entry_breaks_a_balance(
    book: tuple[raw.Raw, int, int], kind: str, values: dict[str, int], constraint: str
) -> None:
    """These are the names that ``budget.refusals`` gives their sentences."""
    connection, pot_id, commitment_id = book
    with pytest.raises(raw.REFUSED, match=constraint):
        raw.book(connection, pot_id, commitment_id, kind, **values)
    assert raw.balances(connection, "pots", pot_id) == BALANCES == raw.sums(connection, "pot_id", pot_id)
