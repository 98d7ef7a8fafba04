"""Many rows into one table, the quickest way each engine has: COPY on PostgreSQL, one prepared insert on SQLite.

Triggers run in both, so whatever the schema derives from a row (search columns, sums) is derived.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql
from sqlalchemy.engine import Connection

from tests.support.rows import Row


def insert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Add rows that all have the same columns; constant defaults of the schema fill what they leave out."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(sa.insert(table), list(rows))
        return
    constants = {name: value for name, value in _constants(table).items() if name not in rows[0]}
    names = [*rows[0], *constants]
    rest = tuple(constants.values())
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row((*row.values(), *rest))


def forward_ids(connection: Connection, table: sa.Table) -> None:
    """Let the next row get an id after those that were given; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        highest = sa.select(sa.func.max(table.c.id)).scalar_subquery()
        connection.execute(sa.select(sa.func.setval(sa.func.pg_get_serial_sequence(table.name, "id"), highest)))


def _constants(table: sa.Table) -> dict[str, Any]:
    return {
        column.name: column.default.arg
        for column in table.columns
        if isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar
    }
