"""A world for page tests: things made in a context of their own, so that no request shares a session with the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import Flask

from beteiligung.core.database import session

Q = ParamSpec("Q")
T = TypeVar("T")


class World:
    """Makes and reads rows of an application's database. What it gives is loaded and detached.

    ``idea = world(make_proposal, state="submitted")``; later ``world.now(idea)`` is the same idea as it is now.
    """

    def __init__(self, app: Flask) -> None:
        self.app = app

    def __call__(self, make: Callable[Q, T], *args: Q.args, **kwargs: Q.kwargs) -> T:
        """Call a factory (or any function that gives a row) and hand out its result."""
        with self.app.app_context():
            thing = make(*args, **kwargs)
            if thing in session():  # what came from memory is detached already
                session().refresh(thing)
                session().expunge(thing)
            return thing

    def now(self, thing: T) -> T:
        """The same row as it stands in the database now."""
        with self.app.app_context():
            found = session().get(type(thing), thing.id)  # type: ignore[attr-defined]  # every thing here has an id
            assert found is not None, f"{thing!r} is gone"
            session().expunge(found)
            return found

    def with_about(self, thing: T) -> T:
        """The same row with the idea it is about, as the policy looks at it."""
        with self.app.app_context():
            found = session().get_one(type(thing), thing.id)  # type: ignore[attr-defined]
            assert found.about is None or found.about.id  # type: ignore[attr-defined]
            session().expunge_all()
            return found

    def ask(self, question: Callable[[], T]) -> T:
        """Ask for a value (not a row) that needs the database: ``world.ask(lambda: session().scalar(…))``."""
        with self.app.app_context():
            return question()
