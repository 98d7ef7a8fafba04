"""Regular chores of the worker: what ends, lapses or is forgotten by itself. ``wiring`` registers those of features."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from beteiligung.core.database import unit_of_work
from beteiligung.core.limits import forget_old_counts
from beteiligung.mail.operations import forget_old_mails, wipe_expired_secrets

log = logging.getLogger(__name__)

Chore = Callable[[], object]
MORE_TO_DO = object()
"""What a chore gives that has done a part: it gets another transaction at once."""


@dataclass(frozen=True)
class OneByOne:
    """What a chore gives that only looked for what is to be done: ``act`` gets a transaction of its own for each id.

    One that fails holds up no other; its turn comes again with the next chores. Meanwhile somebody may have changed the
    thing: ``act`` looks again.
    """

    act: Callable[[int], object]
    ids: Sequence[int]


_chores: list[Chore] = [wipe_expired_secrets, forget_old_mails, forget_old_counts]


def do_regularly(chore: Chore) -> None:
    """Add a chore; doing it twice changes nothing. Each runs about every ten minutes, in a transaction of its own."""
    if chore not in _chores:
        _chores.append(chore)


def do_chores(*, stop: Callable[[], bool] = lambda: False) -> None:
    """Do every chore once. One that fails is logged and keeps no other from its turn. ``stop`` is asked before each
    transaction.
    """
    for chore in list(_chores):
        name = getattr(chore, "__name__", str(chore))
        outcome = _do(chore, name, stop)
        if isinstance(outcome, OneByOne):
            for number in outcome.ids:
                _do(partial(outcome.act, number), f"{name} for {number}", stop)


def _do(part: Chore, name: str, stop: Callable[[], bool]) -> object:
    """One transaction after the other until there is no more to do; gives what the last one gave."""
    outcome: object = MORE_TO_DO
    try:
        while outcome is MORE_TO_DO and not stop():
            with unit_of_work():
                outcome = part()
    except Exception:
        log.exception("the chore %s failed", name)
    return outcome
