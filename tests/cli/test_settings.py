from __future__ import annotations

from beteiligung.cli.settings import settings_page
from beteiligung.config import ROOT, SETTINGS


def test_the_page_is_current():
    assert (ROOT / "docs" / "settings.md").read_text() == settings_page(), "beteiligung settings > docs/settings.md"


def test_the_command_prints_it(command):
    output = command("settings").stdout

    assert output == settings_page()
    assert all(f"`{setting.name}`" in output for setting in SETTINGS)
