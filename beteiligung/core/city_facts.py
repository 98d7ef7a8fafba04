"""Rows that say what the city is. Many requests read the same ones from memory, so none may change them.

Whoever may write gets rows of their own session, which can be changed, see ``core.revision.kept``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

CITY_FACT = {"info": {"is_city_fact": True}}
"""For ``__table_args__`` of a table of such rows: they change a few times a year, see ``core.revision``."""


class KeptRow(RuntimeError):
    """A row from memory would have been changed, for everybody and without the database."""


class CityFact:
    """A row that takes no change and joins no session once it has left its own."""

    def __setattr__(self, name: str, value: Any) -> None:
        if _has_left(self):
            raise KeptRow(f"{type(self).__name__}.{name}")
        super().__setattr__(name, value)


@sa.event.listens_for(Session, "before_attach")
def _stay_outside(_session: Session, thing: Any) -> None:
    if isinstance(thing, CityFact) and _has_left(thing):
        raise KeptRow(type(thing).__name__)


def _has_left(row: CityFact) -> bool:
    state = sa.inspect(row, raiseerr=False)
    return state is not None and state.detached


class FixedJSON(sa.types.TypeDecorator[Any]):
    """JSON whose lists and objects cannot be changed in place, which the database would not notice either."""

    impl = sa.JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return _plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return _fixed(value)

    def compare_values(self, x: Any, y: Any) -> bool:
        return bool(_fixed(x) == _fixed(y))


def _fixed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _fixed(inner) for key, inner in value.items()})
    return tuple(_fixed(inner) for inner in value) if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
