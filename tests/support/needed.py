"""Programs that some tests need beside Python, and what happens where they are not to be had."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

AUDIT = Path(__file__).resolve().parents[2] / "build" / "audit" / "node_modules"
"""Where ``scripts/ensure-audit.sh`` installs."""
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing(what: str) -> NoReturn:
    """Something the tests need is not here: a skip that says so, and a failure where nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"MISSING: {what}", pytrace=False)
    pytest.skip(f"MISSING: {what}")


def find_chromium() -> str | None:
    """The path of a Chromium, or None."""
    names = (os.environ.get("CHROMIUM", ""), *_CHROMIUM)
    return next((found for name in names if name and (found := shutil.which(name))), None)


def chromium() -> str:
    """The path of a Chromium."""
    return find_chromium() or missing(
        "Chromium; Debian: apt-get install chromium fonts-noto-core, or CHROMIUM=/path/to/chromium"
    )


def chromium_arguments() -> list[str]:
    """What a Chromium must be told here: as root it runs without its sandbox only."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


def lighthouse() -> list[str]:
    """The beginning of a command that runs Lighthouse, with the Node that came along or the system's."""
    node = next((str(path) for path in sorted(AUDIT.glob("node-linux-*/bin/node"))), shutil.which("node"))
    program = AUDIT / "lighthouse" / "cli" / "index.js"
    if node is None or not program.exists():
        missing("Lighthouse; sh scripts/ensure-audit.sh")
    return [node, str(program)]


def html_checker() -> list[str]:
    """The beginning of a command that runs the Nu HTML checker."""
    java, program = shutil.which("java"), AUDIT / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if java is None or not program.exists():
        missing("the Nu HTML checker, or Java for it; sh scripts/ensure-audit.sh")
    return [java, "-jar", str(program)]
