"""The documents lead somewhere: no link points to nothing, and a reader who starts at the README finds every page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "README.md"
WRITTEN_BY_A_COMMAND = {ROOT / "docs" / "performance.md"}
"""Linked although it may not be there: ``make bench`` writes it."""
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_ELSEWHERE = ("https:", "http:", "mailto:")


def links_of(document: Path) -> list[tuple[Path, str]]:
    """Files of the repository that a document links to, with the heading within them or nothing."""
    found = []
    for target in _LINK.findall(_CODE.sub("", document.read_text(encoding="utf-8"))):
        if not target.startswith(_ELSEWHERE):
            path, _, heading = unquote(target).partition("#")
            found.append(((document.parent / path).resolve() if path else document, heading))
    return found


def headings_of(document: Path) -> set[str]:
    """As code hosts name them in addresses."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_what_is_there(document):
    for target, heading in links_of(document):
        assert target.is_relative_to(ROOT), f"{target} is outside of the repository"
        assert target.exists() or target in WRITTEN_BY_A_COMMAND, f"{target.relative_to(ROOT)} is not there"
        assert not heading or heading in headings_of(target), f"{target.name} has no heading #{heading}"


def test_every_file_in_docs_is_found_from_the_readme():
    seen, ahead = set(), [START]
    while ahead:
        document = ahead.pop()
        if document in seen or not document.exists():
            continue
        seen.add(document)
        if document.is_dir():
            ahead += document.iterdir()
        elif document.suffix == ".md":
            ahead += [target for target, _heading in links_of(document) if target.is_relative_to(ROOT / "docs")]
    missing = {path for path in ROOT.glob("docs/**/*") if path.is_file()} - seen
    assert not missing, f"nothing leads to {', '.join(str(path.relative_to(ROOT)) for path in sorted(missing))}"


def test_files_that_the_architecture_names_are_there():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/.]+/[\w.]*)`", text))
    there = {path for path in named if (ROOT / path).exists() or any((ROOT / "beteiligung").glob(f"**/{path}"))}
    assert len(named) > 15
    assert not named - there
