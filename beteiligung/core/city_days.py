"""The city's calendar day of an instant inside a statement, so that rows need not be read to be counted by day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from beteiligung.core import clock

_NAME = "city_day"


class city_day(FunctionElement[Any]):  # noqa: N801 - reads like the functions of SQL
    """``city_day(Proposal.submitted_at)``: a day."""

    type = sa.Date()
    inherit_cache = True


@compiles(city_day, "postgresql")
def _postgresql(element: Any, compiler: Any, **how: Any) -> str:
    return f"CAST(timezone('{clock.CITY_ZONE.key}', {compiler.process(element.clauses, **how)}) AS DATE)"


@compiles(city_day, "sqlite")
def _sqlite(element: Any, compiler: Any, **how: Any) -> str:
    return f"{_NAME}({compiler.process(element.clauses, **how)})"


def teach(connection: Any) -> None:
    """SQLite knows no time zones: give a connection of its driver the function."""
    connection.create_function(_NAME, 1, _day, deterministic=True)


def _day(text: str | None) -> str | None:
    """Instants are stored in UTC, without saying so."""
    return None if text is None else clock.day_of(datetime.fromisoformat(text).replace(tzinfo=UTC)).isoformat()
