from __future__ import annotations

from beteiligung.config import ROOT
from beteiligung.core.limits import LIMITS


def test_the_page_is_current_and_names_every_limit(command):
    output = command("limits").stdout
    assert (ROOT / "docs" / "limits.md").read_text() == output, "beteiligung limits > docs/limits.md"
    assert output.count("\n|") == len(LIMITS) + 2
