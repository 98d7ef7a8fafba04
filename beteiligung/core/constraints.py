"""What a broken database constraint means to a person. Features add the names of theirs."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from beteiligung.core.errors import DomainError

_meanings: dict[str, Callable[[], DomainError]] = {}


def means(name: str, refusal: Callable[[], DomainError]) -> None:
    """Say which refusal a constraint, unique index or trigger message stands for."""
    _meanings[name] = refusal


def refusal_for(error: sa.exc.DBAPIError) -> DomainError | None:
    """The refusal behind a database error, or None when it is a fault of ours.

    PostgreSQL names the constraint; SQLite names CHECK constraints and triggers, and for a
    unique one the columns, so features register ``table.column, table.column`` as well.
    """
    diagnosis = getattr(error.orig, "diag", None)
    named = getattr(diagnosis, "constraint_name", None)
    text = named or str(error.orig)
    for name, refusal in _meanings.items():
        if name in text:
            return refusal()
    return None
