"""Under which circumstances was measured: version of the code, day, load and processors. No name of any machine."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime

from beteiligung.config import ROOT


@dataclass(frozen=True)
class Circumstances:
    """``load`` is the load average of the last minute before the first round."""

    commit: str
    moment: datetime
    load: float
    processors: int
    python: str


def circumstances() -> Circumstances:
    """As they are now."""
    return Circumstances(
        commit=_commit(),
        moment=datetime.now(UTC),
        load=os.getloadavg()[0],
        processors=len(os.sched_getaffinity(0)),
        python=platform.python_version(),
    )


def _commit() -> str:
    """The commit that is checked out, and whether its files were changed since."""
    name = _git("rev-parse", "--short=12", "HEAD")
    if not name:
        return "unknown"
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":(exclude)docs/performance.md")
    return f"{name} with uncommitted changes" if changed else name


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
