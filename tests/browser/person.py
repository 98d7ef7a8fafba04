"""A person at a phone: opens pages, taps and types, and looks closely at every page that comes.

What is looked at: axe without findings, nothing to scroll sideways (also at 320 px), nothing that jumps, no complaint of
the browser, and the heading that was expected.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 360, "height": 740}
NARROWEST = 320

_SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  const add = list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; };
  const observer = new PerformanceObserver(add);
  observer.observe({type: 'layout-shift', buffered: true});
  setTimeout(() => { add({getEntries: () => observer.takeRecords()}); resolve(sum); }, 60);
})"""
_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1) && !e.closest('.hidden-visually, .skip, .trap, .scroll');
  }).map(e => e.tagName.toLowerCase() + '.' + e.className);
  return [document.documentElement.scrollWidth - width, wide.slice(0, 5)];
}"""


class Person:
    """One browser context with a watchful eye."""

    def __init__(
        self, browser: Browser, url: str, *, scripts: bool = True, size: dict[str, int] | None = None, **options: Any
    ) -> None:
        self.url = url
        self.scripts = scripts
        self.complaints: list[str] = []
        self.seen: set[str] = set()
        options = {"locale": "de-DE", "viewport": size or PHONE, "java_script_enabled": scripts, **options}
        self.context: BrowserContext = browser.new_context(**options)
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "the server responded with a status of" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def give_cookie(self, cookie: str) -> None:
        """Let the browser hold a signed session."""
        name, _, value = cookie.partition("=")
        self.context.add_cookies([{"name": name, "value": value, "url": self.url}])

    def open(self, path: str, *, status: int = 200) -> Person:
        """Open an address and look at what comes."""
        response = self.page.goto(f"{self.url}{path}" if path.startswith("/") else path)
        assert response is not None
        assert response.status == status, f"{path}: {response.status}"
        self.look()
        return self

    def tap(self, text: str, *, role: Any = None, within: str = "body", exact: bool = False) -> Person:
        """Tap the link or button with this text and look at the page that comes."""
        area = self.page.locator(within)
        target = area.get_by_role(role, name=text, exact=exact) if role else self._link_or_button(area, text, exact)
        target.first.click()
        self.page.wait_for_load_state("load")
        self.look()
        return self

    def _link_or_button(self, area: Locator, text: str, exact: bool) -> Locator:
        return area.get_by_role("button", name=text, exact=exact).or_(area.get_by_role("link", name=text, exact=exact))

    def type(self, label: str, text: str) -> Person:
        """Fill the field with this label."""
        self.page.get_by_label(label).first.fill(text)
        return self

    def choose(self, label: str) -> Person:
        """Tap a choice."""
        self.page.get_by_label(label, exact=False).first.check()
        return self

    def sees(self, text: str) -> Person:
        """The page shows this text."""
        expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True)
        return self

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.url)

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def look(self) -> None:
        """Look at the page. Each address is examined once per person; complaints count every time."""
        assert not self.complaints, f"{self.path}: {self.complaints}"
        assert self.page.locator("h1").count() == 1, f"{self.path}: no single heading"
        if self.path.split("?")[0] in self.seen and not self.page.locator("#fehler").count():
            return
        self.seen.add(self.path.split("?")[0])
        if self.scripts:
            shift = self.page.evaluate(_SHIFTS)
            assert shift == 0, f"{self.path}: things jump by {shift}"
        self._nothing_sideways()
        self._axe()

    def _nothing_sideways(self) -> None:
        size = self.page.viewport_size or PHONE
        for width in {size["width"], NARROWEST}:
            self.page.set_viewport_size({"width": width, "height": size["height"]})
            beyond, wide = self.page.evaluate(_WIDE)
            assert beyond <= 0, f"{self.path}: {beyond} px too wide at {width} px: {wide}"
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})

    def _axe(self) -> None:
        self.page.evaluate(f"{AXE};0")
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        told = [
            f"{fault['id']}: {fault['help']}: {[node['html'][:160] for node in fault['nodes'][:3]]}"
            for fault in found["violations"]
        ]
        assert not told, f"{self.path}: axe finds\n  " + "\n  ".join(told)

    def close(self) -> None:
        self.context.close()
