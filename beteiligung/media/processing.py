"""Has pictures and documents made clean, and pages to print made, by a child process, which knows no secrets and may not
grow.

Takes a second or two, so never inside a transaction: on SQLite everybody else who writes would wait.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from beteiligung.core import clock
from beteiligung.media import limits
from beteiligung.media.refusals import DocumentRefused, PaperRefused, PictureRefused, UploadRefused, Why

log = logging.getLogger(__name__)

_CHILD = Path(__file__).with_name("child") / "run.py"
_CHUNK = 64 * 1024
_PAUSE_SECONDS = 0.05
_FORGOTTEN_SECONDS = 3600

Refusal = Callable[[Why], UploadRefused]
"""The kind of error that says why something was not made."""

Mask = tuple[float, float, float, float]
"""Left, top, width and height of a rectangle, as fractions (0 to 1) of the upright picture."""


@dataclass(frozen=True)
class MadePicture:
    """The clean versions of a picture, in a folder that is gone when the ``with`` block ends."""

    folder: Path
    width: int
    height: int
    sha256: str
    """Of the file as it was sent, in hex."""
    position: tuple[float, float] | None
    """Latitude and longitude in degrees, only where they were asked for. Stored nowhere."""

    @property
    def versions(self) -> dict[int, Path]:
        """The files by their width."""
        return {width: self.folder / f"{width}.webp" for width in limits.widths_of(self.width)}

    @property
    def blurred(self) -> Path:
        return self.folder / "blurred.webp"


@dataclass(frozen=True)
class MadeDocument:
    """A clean PDF, in a folder that is gone when the ``with`` block ends."""

    file: Path
    pages: int
    sha256: str


class Workshop:
    """A folder of this machine in which children work, few at a time, whatever number of processes the server has."""

    def __init__(
        self, folder: Path, *, jobs_at_once: int = limits.JOBS_AT_ONCE, wait_seconds: float = limits.WAIT_SECONDS
    ):
        self._folder = folder
        self._jobs_at_once = jobs_at_once
        self._wait_seconds = wait_seconds

    @contextmanager
    def picture(
        self, source: IO[bytes], *, masks: Sequence[Mask] = (), reads_position: bool = False
    ) -> Iterator[MadePicture]:
        """Make the versions of a picture. Raises PictureRefused."""
        with self._job_folder() as folder:
            sha256 = _receive(source, folder, limits.PICTURE_BYTES, PictureRefused)
            job = {"kind": "picture", "masks": [list(mask) for mask in masks], "reads_position": reads_position}
            answer = self._work(folder, job, PictureRefused)
            position = answer["position"]
            yield MadePicture(
                folder, int(answer["width"]), int(answer["height"]), sha256, tuple(position) if position else None
            )

    @contextmanager
    def document(self, source: IO[bytes]) -> Iterator[MadeDocument]:
        """Make a clean PDF. Raises DocumentRefused."""
        with self._job_folder() as folder:
            sha256 = _receive(source, folder, limits.DOCUMENT_BYTES, DocumentRefused)
            answer = self._work(folder, {"kind": "document"}, DocumentRefused)
            yield MadeDocument(folder / "clean.pdf", int(answer["pages"]), sha256)

    def paper(self, template: str, data: Mapping[str, Any]) -> bytes:
        """Make a PDF to print: ``template`` is one of ``printing/templates``, which reads ``data``. Raises PaperRefused."""
        job = {"kind": "paper", "template": template, "data": data, "made_at": int(clock.now().timestamp())}
        with self._job_folder() as folder:
            self._work(folder, job, PaperRefused)
            return (folder / "paper.pdf").read_bytes()

    def clear(self) -> None:
        """Delete what a process left behind that was killed more than an hour ago."""
        for folder in self._folder.glob("job-*"):
            with suppress(FileNotFoundError):
                if folder.stat().st_mtime < time.time() - _FORGOTTEN_SECONDS:
                    shutil.rmtree(folder)

    def _work(self, folder: Path, job: dict[str, Any], refusal: Refusal) -> dict[str, Any]:
        with self._turn(refusal):
            answer = _run_child(folder, job)
        if "refused" in answer:
            raise refusal(Why(answer["refused"]))
        return answer

    @contextmanager
    def _job_folder(self) -> Iterator[Path]:
        """Readable by nobody else: what was sent lies in it for some seconds."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="job-", dir=self._folder) as folder:
            yield Path(folder)

    @contextmanager
    def _turn(self, refusal: Refusal) -> Iterator[None]:
        """Hold one of the few locks. They end with the process that holds them, however it ends."""
        until = time.monotonic() + self._wait_seconds
        while True:
            for number in range(self._jobs_at_once):
                handle = os.open(self._folder / f"turn-{number}.lock", os.O_WRONLY | os.O_CREAT, 0o600)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(handle)
                    continue
                try:
                    yield
                finally:
                    os.close(handle)
                return
            if time.monotonic() > until:
                raise refusal(Why.BUSY)
            time.sleep(_PAUSE_SECONDS)


def _receive(source: IO[bytes], folder: Path, most_bytes: int, refusal: Refusal) -> str:
    """Copy what was sent, piece by piece, and give its SHA-256."""
    digest, size = hashlib.sha256(), 0
    with (folder / "original").open("wb") as file:
        while piece := source.read(_CHUNK):
            size += len(piece)
            if size > most_bytes:
                raise refusal(Why.TOO_BIG)
            digest.update(piece)
            file.write(piece)
    if not size:
        raise refusal(Why.EMPTY)
    return digest.hexdigest()


def _run_child(folder: Path, job: dict[str, Any]) -> dict[str, Any]:
    """A child that dies of what it was given says as much as one that refuses it."""
    broken = {"refused": str(Why.BROKEN)}
    try:
        ended = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-I", str(_CHILD)],
            cwd=folder,
            env={"LC_ALL": "C.UTF-8", "PATH": os.defpath, "TMPDIR": str(folder)},
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=limits.CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        log.warning("a file took longer than %s seconds", limits.CHILD_SECONDS)
        return broken
    if ended.returncode:
        last = ended.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        log.warning("a file could not be read: status %s, %s", ended.returncode, last[:200])
        return broken
    answer: dict[str, Any] = json.loads(ended.stdout)
    return answer


__all__ = ["MadeDocument", "MadePicture", "Mask", "PaperRefused", "UploadRefused", "Workshop"]
