"""Run as a program in a folder, which holds the file ``original`` where one was sent: reads a job from standard input,
answers with JSON.

A job that fails ends with another status than 0; the platform then says that the file is broken.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from types import ModuleType
from typing import Any


def main() -> None:
    """Become small and poor, then do the job."""
    _find_neighbours()
    from beteiligung.media import limits
    from beteiligung.media.child.refusal import Refused

    os.nice(10)
    for kind, most in (
        (resource.RLIMIT_AS, limits.CHILD_BYTES),
        (resource.RLIMIT_CPU, limits.CHILD_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, limits.CHILD_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    job: dict[str, Any] = json.load(sys.stdin)
    try:
        answer = _do(job)
    except Refused as refused:
        answer = {"refused": refused.code}
    json.dump(answer, sys.stdout)


def _find_neighbours() -> None:
    """Make ``beteiligung.media`` importable without the package's own first file, which would load the whole platform."""
    package = ModuleType("beteiligung")
    package.__path__ = [str(Path(__file__).resolve().parents[2])]
    sys.modules["beteiligung"] = package


def _do(job: dict[str, Any]) -> dict[str, Any]:
    """Each kind of job loads only what it needs."""
    source = Path("original")
    if job["kind"] == "paper":
        from beteiligung.printing.compiling import write_pdf

        write_pdf(job["template"], job["data"], Path("paper.pdf"), made_at=job["made_at"])
        return {}
    if job["kind"] == "document":
        from beteiligung.media.child.documents import make_clean

        return make_clean(source, Path())
    from beteiligung.media.child.pictures import make_versions

    return make_versions(source, Path(), masks=job["masks"], reads_position=job["reads_position"])


if __name__ == "__main__":
    main()
