"""Says whether the catalogues are complete, current and well translated, for the languages each domain needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError

from scripts.catalogues.domains import DOMAINS, NEEDED
from scripts.catalogues.extract import collect, messages_of, read, written
from scripts.catalogues.faults import Rules, shown, source_faults, translation_faults


def check_all(root: Path, needed: Mapping[str, tuple[str, ...]] = NEEDED) -> Iterator[str]:
    """Every fault of every domain and language, one line each, with the file it is in."""
    folder = root / "translations"
    same, names = allowed(folder / "same.txt"), allowed(folder / "names.txt")
    seen: set[str] = set()
    for domain in DOMAINS:
        fresh = collect(root, domain)
        seen |= {
            text
            for message in messages_of(fresh).values()
            for text in ([message.id] if isinstance(message.id, str) else message.id)
        }
        yield from check_template(folder / f"{domain}.pot", fresh)
        present = {path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{domain}.po")}
        for language in sorted(present | set(needed[domain])):
            path = folder / language / "LC_MESSAGES" / f"{domain}.po"
            for fault in check_language(path, fresh, language, same=same, names=names):
                yield f"{path.relative_to(root)}: {fault}"
    yield from (f"translations/same.txt: no such message: »{text}«" for text in sorted(same - seen))


def check_template(path: Path, fresh: Catalog) -> Iterator[str]:
    """Faults of the source texts, and whether the collected file is what the sources say now."""
    for message in messages_of(fresh).values():
        yield from (f"{path.name}: {fault}: {shown(message)}" for fault in source_faults(message))
    if not path.exists() or path.read_text(encoding="utf-8") != written(fresh):
        yield f"{path.name}: stale; `make translations` brings it up to date"


def check_language(
    path: Path,
    fresh: Catalog,
    language: str,
    *,
    same: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Every fault of one language's file against the messages the sources have now."""
    if not path.exists():
        yield "missing"
        return
    try:
        catalogue = read(path, language)
    except PoFileError as error:
        yield f"unreadable: {error}"
        return
    plural = get_plural(language)
    if (catalogue.num_plurals, catalogue.plural_expr) != (plural.num_plurals, plural.plural_expr):
        yield f"wrong plural rule in the header; it must be: {plural}"
        return
    rules = Rules(language, forms=plural.num_plurals, plural=plural.plural_expr, same=same, names=names)
    wanted, found = messages_of(fresh), messages_of(catalogue)
    for key, message in wanted.items():
        if key not in found:
            yield f"stale, missing: {shown(message)}"
            continue
        yield from (f"{fault}: {shown(message)}" for fault in translation_faults(found[key], rules))
    for message in [*(m for key, m in found.items() if key not in wanted), *catalogue.obsolete.values()]:
        yield f"stale, no longer used: {shown(message)}"


def allowed(path: Path) -> frozenset[str]:
    """The entries of an allow-list: one a line; empty lines and those that begin with # do not count."""
    if not path.exists():
        return frozenset()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
