"""``python -m scripts.catalogues check`` or ``update``: see the Makefile."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog

from scripts.catalogues.check import check_all
from scripts.catalogues.domains import DOMAINS, NEEDED
from scripts.catalogues.extract import collect, read, update, written

ROOT = Path(__file__).resolve().parent.parent.parent


def update_all(root: Path, needed: Mapping[str, tuple[str, ...]] = NEEDED) -> None:
    """Collect every domain, and bring every language's file up to date with it."""
    folder = root / "translations"
    for domain in DOMAINS:
        template = collect(root, domain)
        write_if_changed(folder / f"{domain}.pot", written(template))
        present = {path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{domain}.po")}
        for language in sorted(present | set(needed[domain])):
            path = folder / language / "LC_MESSAGES" / f"{domain}.po"
            old = read(path, language) if path.exists() else Catalog(locale=language)
            write_if_changed(path, written(update(old, template, language)))


def write_if_changed(path: Path, text: str) -> None:
    """Leave the file and its time alone when nothing changed, so that nothing is compiled again."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"updated {path.name} in {path.parent}")


def main(arguments: list[str]) -> int:
    """Exit code 0: done or all well; 1: there are faults; 2: called wrongly."""
    if arguments == ["update"]:
        update_all(ROOT)
        return 0
    if arguments == ["check"]:
        faults = list(check_all(ROOT))
        print(*faults, sep="\n") if faults else print("catalogues: complete and current")
        return 1 if faults else 0
    print("usage: python -m scripts.catalogues check|update", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
