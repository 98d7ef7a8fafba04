"""What all factories share: the unit of work around them, and numbers that differ."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from beteiligung.core.database import session, unit_of_work

Q = ParamSpec("Q")
T = TypeVar("T")

_numbers = itertools.count(1)


def next_number() -> int:
    """A number that no other thing of this test run has, for addresses and titles."""
    return next(_numbers)


def factory(make: Callable[Q, T]) -> Callable[Q, T]:
    """Let a function that adds rows run inside the open unit of work, or in one of its own; its result is loaded."""

    @wraps(make)
    def run(*args: Q.args, **kwargs: Q.kwargs) -> T:
        if session().info.get("may_write"):
            thing = make(*args, **kwargs)
            session().flush()
        else:
            with unit_of_work():
                thing = make(*args, **kwargs)
        session().refresh(thing)
        return thing

    return run
