"""Regular chores of the worker: what ends, lapses or is forgotten by itself. ``wiring`` registers those of features."""

from __future__ import annotations

import logging
from collections.abc import Callable

from beteiligung.core.database import unit_of_work
from beteiligung.core.limits import forget_old_counts
from beteiligung.mail.operations import forget_old_mails, wipe_expired_secrets

log = logging.getLogger(__name__)

Chore = Callable[[], object]
MORE_TO_DO = object()
"""What a chore gives that has done a part: it gets another transaction at once."""

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
        try:
            outcome: object = MORE_TO_DO
            while outcome is MORE_TO_DO and not stop():
                with unit_of_work():
                    outcome = chore()
        except Exception:
            log.exception("the chore %s failed", getattr(chore, "__name__", chore))
