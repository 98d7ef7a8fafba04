"""Looks at what is committed for what should never be: ``python -m scripts.tracked_files [FILE …]``, all files by default."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 300_000
MAY_BE_LARGE = {"tests/browser/axe/axe.min.js"}
"""What others wrote and is kept as it came; nothing in it is judged."""

FAULTS = {
    "the mark of a merge": re.compile(r"^(?:<{7}|>{7}|\|{7}) ", re.MULTILINE),
    "a path of one machine": re.compile(r"(?<![\w.~:/-])/(?:home|Users|root|work)/\w"),
    "the address of a package registry": re.compile(
        r"//(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|registry|mirrors?)\b|--(?:extra-)?index-url|--find-[l]inks"
    ),
    "a key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}


def tracked() -> list[str]:
    """Every file that git knows, as paths from the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if name]


def faults_of(path: Path) -> Iterator[str]:
    """What is wrong with a file, each with its line."""
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        yield f"{len(content):,} bytes; more than {MOST_BYTES:,}"
    if b"\0" in content:
        return
    text = content.decode(errors="replace")
    for what, pattern in FAULTS.items():
        for found in pattern.finditer(text):
            yield f"line {text.count(chr(10), 0, found.start()) + 1}: {what}: {found[0]}"


def main(names: list[str]) -> int:
    """Exit code 0: nothing found; 1: faults, one a line."""
    files = [name for name in names or tracked() if name not in MAY_BE_LARGE and (ROOT / name).is_file()]
    faults = [f"{name}: {fault}" for name in files for fault in faults_of(ROOT / name)]
    print(*faults, sep="\n") if faults else print(f"files: {len(files)} looked at, nothing in them that is not ours")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
