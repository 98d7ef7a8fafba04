"""A folder that lies in memory, for what a test run throws away: a file system on a disk takes most of a test's time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SHARED = "/dev/shm"  # noqa: S108 - what is made there gets a folder of its own, which nobody else can read
ROOM = 2 * 1024**3
"""Containers often give 64 MB, which the databases of a run would fill."""


def folder_in_memory() -> str | None:
    """Where temporary folders may lie; None is the usual place."""
    there = Path(SHARED).is_dir() and os.access(SHARED, os.W_OK | os.X_OK)
    return SHARED if there and shutil.disk_usage(SHARED).free >= ROOM else None
