"""Files follow the rows that name them: what a failed transaction wrote goes, what a row let go of goes after the commit.

A process that dies in between leaves a file that no row names; the chore finds it a day later.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session, SessionTransaction

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.media import queries
from beteiligung.media.storage import SHARDS, StorageAway, storage

log = logging.getLogger(__name__)

_WRITTEN, _LEAVING = "files_written", "files_leaving"
_TOO_YOUNG = timedelta(days=1)
_CHORE_SECONDS = 600


def write(name: str, content: Path, content_type: str) -> None:
    """Keep a file for a row of this transaction."""
    session().info.setdefault(_WRITTEN, []).append(name)
    storage().put(name, content, content_type)


def copy(name: str, new_name: str) -> None:
    """Keep a file that is there once more, for another row of this transaction."""
    session().info.setdefault(_WRITTEN, []).append(new_name)
    storage().copy(name, new_name)


def remove(names: Iterable[str]) -> None:
    """Delete files once this transaction is committed."""
    session().info.setdefault(_LEAVING, []).extend(names)


def remove_unnamed_files(shard: str | None = None) -> int:
    """Delete files older than a day that no row names, and give their number.

    As a chore it takes one of 256 parts each time, so all of them within two days.
    """
    shard = shard or shard_of_this_turn()
    old = list(storage().names_in(shard, before=clock.now() - _TOO_YOUNG))
    named = queries.keys_beginning_with(shard) if old else set()
    unnamed = [name for name in old if _key_of(name) not in named]
    for name in unnamed:
        _forget(name)
    return len(unnamed)


def shard_of_this_turn() -> str:
    """By the clock, so that nobody need remember it."""
    return SHARDS[int(clock.now().timestamp()) // _CHORE_SECONDS % len(SHARDS)]


def _key_of(name: str) -> str:
    return name.partition(".")[0].partition("-")[0]


def _forget(name: str) -> None:
    try:
        storage().delete(name)
    except StorageAway:
        log.warning("a file could not be deleted now; the chore tries again")


@sa.event.listens_for(Session, "after_commit")
def _keep_what_was_written(current: Session) -> None:
    if current.in_nested_transaction():
        return
    current.info.pop(_WRITTEN, None)
    for name in current.info.pop(_LEAVING, ()):
        _forget(name)


@sa.event.listens_for(Session, "after_soft_rollback")
def _keep_what_was_to_leave(current: Session, _ended: SessionTransaction) -> None:
    """Also for a savepoint: which of the files it was about is not known, and the chore finds those that must go."""
    current.info.pop(_LEAVING, None)


@sa.event.listens_for(Session, "after_transaction_end")
def _take_back_what_was_written(current: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        current.info.pop(_LEAVING, None)
        for name in current.info.pop(_WRITTEN, ()):
            _forget(name)
