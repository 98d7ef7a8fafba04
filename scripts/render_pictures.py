"""Draws the pictures that must be files of dots: the one messengers show beside a link, and two icons.

Run after a change of the mark or the neighbourhood in ``icons.svg``; the results are committed. Needs Chromium.
"""

from __future__ import annotations

import re
import shutil
import struct
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "beteiligung" / "static" / "img"
DEEP, NOW, SOFT = "#0a3f42", "#f5be3d", "#d5e8e4"
SERIF = "Charter, 'Noto Serif', 'DejaVu Serif', Georgia, serif"
SANS = "'Noto Sans', 'DejaVu Sans', sans-serif"


def symbol(name: str) -> str:
    """The drawing inside a symbol of the sprite."""
    sprite = (IMAGES / "icons.svg").read_text(encoding="utf-8")
    found = re.search(rf'<symbol id="{name}"[^>]*>(.*?)</symbol>', sprite, re.DOTALL)
    if found is None:
        raise LookupError(name)
    return found[1]


def share_picture() -> str:
    """1200 by 630: mark, name and the neighbourhood, on the deep ground of the start page."""
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<rect width="1200" height="630" fill="{DEEP}"/>
<g transform="translate(80 74) scale(2.6)">{symbol("mark")}</g>
<text x="210" y="142" font-family="{SANS}" font-size="34" fill="{SOFT}">Ideen, Maßnahmen und Geld</text>
<text x="80" y="276" font-family="{SERIF}" font-size="78" font-weight="700" fill="#fff">Beteiligung</text>
<text x="80" y="366" font-family="{SERIF}" font-size="78" font-weight="700" fill="#fff">im Aktionsraum</text>
<g transform="translate(0 388) scale(1.15)">{symbol("neighbourhood")}</g>
<rect y="618" width="1200" height="12" fill="{NOW}"/>
</svg>"""


def icon(size: int, *, is_square: bool) -> str:
    """The mark; square where the system cuts the corners itself."""
    ground = f'<rect width="40" height="40" fill="{DEEP}"/>' if is_square else ""
    scale, shift = (0.8, 4) if is_square else (1, 0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 40 40">{ground}'
        f'<g transform="translate({shift} {shift}) scale({scale})">{symbol("mark")}</g></svg>'
    )


def drawn(page: Page, svg: str, width: int, height: int) -> bytes:
    """The drawing as PNG."""
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{svg}")
    return page.screenshot(omit_background=True)


def as_ico(png: bytes, size: int) -> bytes:
    """A PNG in the container that browsers ask for at /favicon.ico."""
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, size, size, 0, 0, 1, 32, len(png), 22) + png


def main() -> None:
    """Write all pictures."""
    (IMAGES / "icon.svg").write_text(icon(40, is_square=False) + "\n", encoding="utf-8")
    (IMAGES / "icon-maskable.svg").write_text(icon(40, is_square=True) + "\n", encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        (IMAGES / "share.png").write_bytes(drawn(page, share_picture(), 1200, 630))
        (IMAGES / "touch.png").write_bytes(drawn(page, icon(180, is_square=True), 180, 180))
        (IMAGES / "favicon.ico").write_bytes(as_ico(drawn(page, icon(32, is_square=False), 32, 32), 32))
        chromium.close()


if __name__ == "__main__":
    main()
