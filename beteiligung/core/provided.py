"""What an application gives to all features: its session, its storage, its workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class Provided(Generic[T]):
    """A thing of the current application, had by calling this. Features import it; only who makes the application says what.

    Raises RuntimeError as long as no application has been made.
    """

    def __init__(self) -> None:
        self._provider: Callable[[], T] | None = None

    def __call__(self) -> T:
        if self._provider is None:
            raise RuntimeError("no application has been made yet")
        return self._provider()

    def provide(self, provider: Callable[[], T]) -> None:
        """Tell where the present thing comes from; called once when the application is made."""
        self._provider = provider

    @contextmanager
    def instead(self, provider: Callable[[], T]) -> Iterator[None]:
        """Let another one be had for a while, where there is no application."""
        before, self._provider = self._provider, provider
        try:
            yield
        finally:
            self._provider = before
