"""The documents lead somewhere: no link points to nothing, and a reader who starts at the README finds every page.

What other programs read of the repository says what the code says.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from beteiligung.web.languages import complete_languages

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "README.md"
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
        assert target.exists(), f"{target.relative_to(ROOT)} is not there"
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


def test_the_entry_for_software_catalogues_is_current():
    text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    languages = re.search(r"availableLanguages:\n((?: +- .+\n)+)", text)
    assert f'softwareVersion: "{project["version"]}"\n' in text
    assert f"license: {project['license']}\n" in text
    assert languages
    assert re.findall(r"- (.+)", languages[1]) == [language.tag for language in complete_languages()]
    pictures = re.findall(r"[\w./-]+\.(?:png|svg)", text)
    assert pictures
    assert all((ROOT / picture).exists() for picture in pictures)


def test_hooks_before_a_commit_call_what_make_check_calls():
    hooks = re.findall(r"entry: (.+)", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    check = re.search(r"^check:.*\n(?:\t.*\n)+", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert check
    assert hooks
    assert {f"make {target}" for target in check[0].split()} >= set(hooks)
