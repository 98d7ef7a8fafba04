"""Connections that know nothing of the application: what the database itself holds, it holds against them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, Protocol

import psycopg
from sqlalchemy.engine import make_url

REFUSED = (sqlite3.IntegrityError, psycopg.errors.IntegrityError)
WAIT_SECONDS = 30


class Raw(Protocol):
    """What both drivers have in common."""

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any: ...


@contextmanager
def connect(url: str) -> Iterator[Raw]:
    """A connection of its own, in autocommit, with nothing of ours set on it."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(address.database or "", timeout=WAIT_SECONDS, isolation_level=None)) as connection:
            yield connection
    else:
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            yield _Positional(connection)


class _Positional:
    """Lets PostgreSQL understand the question marks of SQLite."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        return self._connection.execute(statement.replace("?", "%s").encode(), values)


@contextmanager
def transaction(connection: Raw, *, sqlite: bool) -> Iterator[None]:
    """One transaction; SQLite takes its write lock at the beginning, as the application does."""
    connection.execute("BEGIN IMMEDIATE" if sqlite else "BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def new_pot(connection: Raw, cents: int) -> tuple[int, int]:
    """A fund with one released pot of ``cents``: their ids."""
    connection.execute(
        "INSERT INTO funds (year, amount_cents, third_party_cents, allotted_cents) VALUES (2026, ?, 0, 0)", (cents,)
    )
    (fund_id,) = connection.execute("SELECT id FROM funds WHERE year = 2026").fetchone()
    connection.execute(
        "INSERT INTO pots (fund_id, slug, kind, status, amount_cents, reserved_cents, committed_cents, paid_cents)"
        " VALUES (?, 'zentral', 'central', 'released', ?, 0, 0, 0)",
        (fund_id, cents),
    )
    (pot_id,) = connection.execute("SELECT id FROM pots WHERE fund_id = ?", (fund_id,)).fetchone()
    return fund_id, pot_id


def new_commitment(connection: Raw, pot_id: int) -> int:
    """An empty commitment in a pot: its id."""
    (found,) = connection.execute(
        "INSERT INTO commitments (pot_id, reserved_cents, committed_cents, paid_cents, created_at, is_demo)"
        " VALUES (?, 0, 0, 0, '2026-05-04 10:00:00', false) RETURNING id",
        (pot_id,),
    ).fetchone()
    return found


def book(
    connection: Raw,
    pot_id: int,
    commitment_id: int,
    kind: str,
    *,
    reserved: int = 0,
    committed: int = 0,
    paid: int = 0,
    signers: tuple[int | None, int | None] = (1, 2),
    voucher: str | None = "B-1",
) -> None:
    """One line of the project book, in cents."""
    connection.execute(
        "INSERT INTO ledger_entries (commitment_id, pot_id, kind, reserved_cents, committed_cents, paid_cents, voucher,"
        " booked_on, recorded_at, first_signer_id, second_signer_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, '2026-05-04', '2026-05-04 10:00:00', ?, ?)",
        (commitment_id, pot_id, kind, reserved, committed, paid, voucher, *signers),
    )


def balances(connection: Raw, table: str, row_id: int) -> tuple[int, int, int]:
    """Reserved, committed and paid of a pot or commitment, in cents."""
    row = connection.execute(
        f"SELECT reserved_cents, committed_cents, paid_cents FROM {table} WHERE id = ?",  # noqa: S608 - our own names
        (row_id,),
    ).fetchone()
    return tuple(int(cents) for cents in row)


def sums(connection: Raw, column: str, row_id: int) -> tuple[int, int, int]:
    """The same, added up from the project book."""
    columns = ", ".join(f"coalesce(sum({name}_cents), 0)" for name in ("reserved", "committed", "paid"))
    row = connection.execute(
        f"SELECT {columns} FROM ledger_entries WHERE {column} = ?",  # noqa: S608 - our own names
        (row_id,),
    ).fetchone()
    return tuple(int(cents) for cents in row)
