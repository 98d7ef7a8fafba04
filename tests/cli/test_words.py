"""The pages that are printed from workflow tables and catalogues are current, and say what code and pages say."""

from __future__ import annotations

import pytest

from beteiligung.access.permissions import P
from beteiligung.access.table import TABLE
from beteiligung.cli.glossary import glossary_page
from beteiligung.cli.words import translated
from beteiligung.cli.workflows import states_page
from beteiligung.config import ROOT
from beteiligung.measures.states import MEASURE_WORKFLOW
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

PAGES = {"states": states_page, "glossary": glossary_page}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name):
    there = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")

    assert there == PAGES[name](), f"beteiligung {name} > docs/{name}.md"


@pytest.mark.parametrize("name", PAGES)
def test_the_command_prints_it(command, name):
    assert command(name).stdout == PAGES[name]()


@pytest.mark.parametrize("workflow", [PROPOSAL_WORKFLOW, MEASURE_WORKFLOW])
def test_every_step_is_drawn_and_every_state_named(workflow):
    page = states_page()

    for step in workflow.steps:
        for source in step.sources or {"[*]"}:
            for target in workflow.targets(step):
                assert f"    {source} --> {target}: {step.action}\n" in page
    for state in workflow.states:
        assert f"| `{state}` | " in page


def test_who_may_is_what_the_table_says_now(monkeypatch):
    monkeypatch.setitem(TABLE, P.PROPOSAL_REOPEN, TABLE[P.PROPOSAL_WITHDRAW])

    assert "| reopen | is author |" in states_page()


def test_words_in_other_languages():
    assert translated("Idee", "tr") == "Fikir"
    assert translated("Notfallcodes", "en") == "Recovery codes"
    assert translated("Notfallcodes", "ar") == "–"
    with pytest.raises(LookupError):
        translated("Kein Wort der Seiten", "en")
