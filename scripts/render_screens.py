"""Photographs the pages that the README shows, from a demonstration that `make run` serves in another window.

Run after a change of looks or words; the results are committed. Needs Chromium; PORT and INSTANCE as for `make run`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
BASE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
PHONE, DESKTOP = (360, 740), (1280, 900)
PUBLIC = (
    ("start-phone-de", "/de/", PHONE),
    ("start-phone-ar", "/ar/", PHONE),
    ("start-desktop-de", "/de/", DESKTOP),
)
IDEA = "Eine Bank mit Schatten an der Haltestelle"
"""An idea of the demonstration that people can support."""


def photograph(browser: Browser, name: str, path: str, size: tuple[int, int], *, tap: str = "", door: str = "") -> None:
    """One picture. ``door``: an address that signs in first; ``tap``: a link to follow."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    if door:
        page.goto(door)
        page.locator("main form button").first.click()
    page.goto(BASE + path)
    if tap:
        page.get_by_role("link", name=tap).first.click()
    picture = PICTURES / f"{name}.png"
    page.screenshot(path=picture)
    context.close()
    if convert := shutil.which("convert"):  # fewer colours: a third of the bytes, the same to the eye
        subprocess.run([convert, picture, "-colors", "96", picture], check=True)


def officers_door() -> str:
    """A single-use address that signs in the demonstration's officer."""
    beteiligung = Path(sys.executable).with_name("beteiligung")
    links = subprocess.run([beteiligung, "demo", "links"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"^officer (\S+)$", links, re.MULTILINE)
    if found is None:
        raise LookupError("the demonstration has no officer")
    return found[1]


def main() -> None:
    """Take all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path, size in PUBLIC:
            photograph(browser, name, path, size)
        photograph(browser, "idea-phone-de", "/de/ideen/", PHONE, tap=IDEA)
        photograph(browser, "desk-desktop-en", "/en/moderation/", DESKTOP, door=officers_door())
        browser.close()


if __name__ == "__main__":
    main()
