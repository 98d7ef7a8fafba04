"""Where files of people lie: a folder, or S3-compatible storage. Names are made at random and say nothing."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from beteiligung.core.errors import DomainError
from beteiligung.core.i18n import N_
from beteiligung.core.provided import Provided

SHARDS = tuple(f"{number:02x}" for number in range(256))
"""The first two letters of all names there can be."""

_NAME = re.compile(r"[0-9a-f]{40}(-[0-9]{1,5})?\.(webp|pdf)")


class Storage(Protocol):
    """All methods raise StorageAway when the storage does not answer, and ValueError for a name that is not ours."""

    def put(self, name: str, content: Path, content_type: str) -> None:
        """Keep a copy of the file ``content``; done when this returns."""

    def copy(self, name: str, new_name: str) -> None:
        """Keep what is kept under one name under another one as well. Raises StorageAway where there is nothing."""

    def read(self, name: str) -> bytes | None:
        """What is kept under the name, or None."""

    def exists(self, name: str) -> bool:
        """Whether anything is kept under the name."""

    def delete(self, name: str) -> None:
        """Forget a file; one that is not there is no fault."""

    def names_in(self, shard: str, *, before: datetime) -> Iterator[str]:
        """The names that begin with ``shard`` and were put before an instant."""

    def fault(self) -> str | None:
        """In English, what would keep files from being kept; None when a file can be put, read and deleted."""


class StorageAway(DomainError):
    """Files cannot be kept or read now."""

    status = 503

    def __init__(self) -> None:
        super().__init__(
            N_("Gerade erreichen wir unsere Dateien nicht. Bitte versuchen Sie es in ein paar Minuten noch einmal.")
        )


storage = Provided[Storage]()
"""``storage()`` is the storage of this instance."""


def new_key() -> str:
    """160 random bits, in letters that every file system and address keeps apart."""
    return secrets.token_hex(20)


def checked(name: str) -> str:
    """The name, if it is one of ours: it can lead nowhere else."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of a file: {name!r}")
    return name
