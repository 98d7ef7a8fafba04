"""Compiles the message catalogues whose text is newer than what was compiled. Cheap when there is nothing to do."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def is_outdated(source: Path, compiled: Path) -> bool:
    """Whether ``compiled`` is missing or older than ``source``."""
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def compile_catalogue(source: Path, compiled: Path) -> None:
    """Write the compiled catalogue in one step, so that a running server never reads half of it."""
    from babel.messages.mofile import write_mo  # only when needed: the import is most of the time this takes
    from babel.messages.pofile import read_po

    with source.open("rb") as handle:
        catalogue = read_po(handle, locale=source.parent.parent.name, domain=source.stem)
    unfinished = compiled.with_suffix(".mo.new")
    with unfinished.open("wb") as handle:
        write_mo(handle, catalogue)
    unfinished.replace(compiled)


def main(folder: Path) -> int:
    """Compile every catalogue under ``folder``; returns the exit code."""
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if is_outdated(source, compiled):
            compile_catalogue(source, compiled)
            print(f"compiled {source.relative_to(folder)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(ROOT / "translations"))
