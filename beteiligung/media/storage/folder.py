"""Files in a folder of the instance, readable by the platform's user alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from beteiligung.media.storage import StorageAway, checked, new_key


class FolderStorage:
    """One folder for each two letters that names begin with, so that none grows too large."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, content: Path, content_type: str) -> None:
        """Written beside its place and moved there, so nobody ever reads half a file."""
        path = self._path(name)
        half = path.with_name(f".{name}.{os.getpid()}")
        try:
            self._make_folder()
            path.parent.mkdir(mode=0o700, exist_ok=True)
            descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as target, content.open("rb") as source:
                shutil.copyfileobj(source, target)
                target.flush()
                os.fsync(descriptor)
            half.replace(path)
        except OSError as error:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise StorageAway from error

    def copy(self, name: str, new_name: str) -> None:
        """No second name of the same file: that would be as old as the first, and the chore takes old ones away."""
        self.put(new_name, self._path(name), "")

    def read(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageAway from error

    def exists(self, name: str) -> bool:
        return self._path(name).is_file()

    def delete(self, name: str) -> None:
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise StorageAway from error

    def names_in(self, shard: str, *, before: datetime) -> Iterator[str]:
        folder = self._folder / shard
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.stat().st_mtime < before.timestamp():
                yield path.name

    def fault(self) -> str | None:
        probe = self._folder / f".{new_key()}"
        try:
            self._make_folder()
            probe.touch(mode=0o600)
            probe.unlink()
        except OSError as error:
            return f"{self._folder} cannot be written: {error.strerror}"
        return None

    def _make_folder(self) -> None:
        """Folders above it are not ours to close."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / checked(name)[:2] / name
