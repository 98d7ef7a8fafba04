"""Makes a PDF of a template and of data. Runs in a child process only (``media.child.run``): typst is large.

Data comes as JSON, so what people wrote is text and never markup. The file is tagged for those who cannot see it (PDF/UA).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "templates"
STANDARD = "ua-1"


def write_pdf(template: str, data: Mapping[str, Any], target: Path, *, made_at: int) -> None:
    """Write a PDF. ``made_at``: seconds since 1970, which stand in the file.

    A sign that no font of ours has (an emoji in a title) breaks the standard; then the page shows a box for it, without
    the seal of the standard but with all tags. Raises TypstError for what is wrong in a template.
    """
    try:
        _compile(template, data, target, made_at, [STANDARD])
    except typst.TypstError:
        _compile(template, data, target, made_at, [])


def _compile(template: str, data: Mapping[str, Any], target: Path, made_at: int, standards: list[Any]) -> None:
    typst.compile(
        TEMPLATES / f"{template}.typ",
        output=target,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=standards,
        timestamp=made_at,
    )
