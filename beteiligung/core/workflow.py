"""States as data. A workflow is a table of steps; a step taken is a row of history. A state changes here alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime, session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_


class WhoActs(Protocol):
    """What a history row keeps of an actor: an opaque id, or none when the platform itself acts."""

    @property
    def account_id(self) -> int | None: ...

    @property
    def role(self) -> str: ...


class HistoryColumns:
    """The columns of every history table: who, when, from, to, and a reason as a code. Never a text or a name."""

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    account_id: Mapped[int | None] = mapped_column(sa.Integer)
    role: Mapped[str] = mapped_column(sa.String(20))
    action: Mapped[str] = mapped_column(sa.String(40))
    from_state: Mapped[str | None] = mapped_column(sa.String(40))
    to_state: Mapped[str] = mapped_column(sa.String(40))
    reason: Mapped[str | None] = mapped_column(sa.String(60))


@dataclass(frozen=True)
class Step:
    """One line of a workflow table. ``permission`` is named so that buttons, tests and the printed diagram know it.

    A line without sources is how a thing begins; one without a target leads back to the state the thing had before.
    """

    action: str
    permission: Any
    sources: frozenset[StrEnum]
    target: StrEnum | None

    def __init__(self, action: str, permission: Any, sources: Iterable[StrEnum], target: StrEnum | None) -> None:
        object.__setattr__(self, "action", action)
        object.__setattr__(self, "permission", permission)
        object.__setattr__(self, "sources", frozenset(sources))
        object.__setattr__(self, "target", target)


class Workflow:
    """All steps of one kind of thing. The pair of action and source state decides the target."""

    def __init__(self, states: type[StrEnum], history: type[HistoryColumns], thing_column: str, *steps: Step) -> None:
        self.states = states
        self.steps = steps
        self._history = history
        self._thing_column = thing_column

    def step(self, thing: Any, action: str) -> Step | None:
        """The step that an action means in the state the thing is in, or None."""
        return next((s for s in self.steps if s.action == action and thing.state in s.sources), None)

    def possible(self, thing: Any, action: str) -> bool:
        """Whether the workflow knows this action in the present state; permission is another question."""
        return self.step(thing, action) is not None

    def actions(self, thing: Any) -> list[str]:
        """Every action the workflow knows in the present state."""
        return [step.action for step in self.steps if thing.state in step.sources]

    def targets(self, step: Step) -> frozenset[StrEnum]:
        """The states a step may lead to; several where it leads back to the one before."""
        if step.target is not None:
            return frozenset({step.target})
        return frozenset(state for other in self.steps if other.target in step.sources for state in other.sources)

    def apply(self, thing: Any, action: str, *, by: WhoActs, reason: str | None = None) -> None:
        """Take a step: set the state and write its history row.

        Raises NotPossible when the present state does not know the action. The caller has checked permission.
        """
        step = self.step(thing, action)
        if step is None:
            raise NotPossible(N_("Das geht im jetzigen Stand nicht mehr. Bitte laden Sie die Seite neu."))
        target = step.target or self._state_before(thing)
        self.begin(thing, target, by=by, action=action, reason=reason, source=thing.state)

    def _state_before(self, thing: Any) -> StrEnum:
        """The state from which a thing came into the present one."""
        history: Any = self._history
        query = (
            sa.select(history.from_state)
            .where(getattr(history, self._thing_column) == thing.id, history.to_state == thing.state)
            .order_by(history.id.desc())
            .limit(1)
        )
        return self.states(session().scalars(query).one())

    def begin(
        self,
        thing: Any,
        state: StrEnum,
        *,
        by: WhoActs,
        action: str = "begin",
        reason: str | None = None,
        source: StrEnum | None = None,
    ) -> None:
        """Put a new thing into its first state (or, from ``apply``, an old one into its next), with history.

        Raises ValueError for a beginning that the table does not know.
        """
        if source is None and not any(
            (step.action, step.target) == (action, state) and not step.sources for step in self.steps
        ):
            raise ValueError(f"no {type(thing).__name__} begins as {state} by {action}")
        thing.state = state
        thing.state_since = clock.now()
        if source is None:
            session().add(thing)
            session().flush()  # for its id; a step of what has one is written together with its row of history
        row: Any = self._history()
        setattr(row, self._thing_column, thing.id)
        row.at, row.account_id, row.role = thing.state_since, by.account_id, by.role
        row.action, row.from_state, row.to_state, row.reason = action, source, state, reason
        session().add(row)
