"""A person at a phone: opens pages, taps and types, and looks closely at every page that comes.

What is looked at: axe without findings, nothing to scroll sideways (also at 320 px), nothing that jumps, no complaint of
the browser, and the heading that was expected.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 360, "height": 740}
NARROWEST = 320

_SHIFTS = """() => new Promise(resolve => {
  const found = [];
  const name = node => node?.nodeType === 1 ? `${node.tagName.toLowerCase()}.${node.className}` : String(node?.nodeName);
  const add = entries => { for (const entry of entries) if (!entry.hadRecentInput) found.push(
    [entry.value, entry.sources.map(source => name(source.node)).join(', ')]); };
  const observer = new PerformanceObserver(list => add(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  setTimeout(() => { add(observer.takeRecords()); resolve(found); }, 60);
})"""
_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1) && !e.closest('.hidden-visually, .skip, .trap, .scroll');
  }).map(e => e.tagName.toLowerCase() + '.' + e.className);
  return [document.documentElement.scrollWidth - width, wide.slice(0, 5)];
}"""

# Only what is wrong is told at length: to tell what is right as well takes four times as long.
_VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})
  .then(found => found.violations)"""
_PAINTED = "() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
_IS_FOCUSED = """target => {
  const now = document.activeElement;
  return now === target || (now.type === 'radio' && target.type === 'radio' && now.name === target.name);
}"""
_SHOWS_FOCUS = """() => {
  const now = document.activeElement;
  const shown = element => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  };
  return shown(now) || (now.closest('label, li, summary') !== null && shown(now.closest('label, li, summary')));
}"""


class Person:
    """One browser context with a watchful eye."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        *,
        scripts: bool = True,
        closely: bool = True,
        size: dict[str, int] | None = None,
        **options: Any,
    ) -> None:
        self.url = url
        self.scripts = scripts
        self.closely = closely
        self.complaints: list[str] = []
        self.seen: set[str] = set()
        options = {"locale": "de-DE", "viewport": size or PHONE, "java_script_enabled": scripts, **options}
        self.context: BrowserContext = browser.new_context(**options)
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("requestfailed", self._hear_failure)

    def _hear_failure(self, request: Request) -> None:
        """Who follows a link before the drawings have arrived aborts them, which is no fault of the page."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} ({request.failure})")

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

    def tap(self, text: str, *, within: str = "main") -> Person:
        """Press the first link or button with this text and look at the page that comes."""
        self._come_by(lambda: self._press(self._link_or_button(text, within)))
        return self

    def press(self, selector: str) -> Person:
        """The same for what a CSS selector finds: where the words are in another language."""
        self._come_by(lambda: self._press(self.page.locator(selector).first))
        return self

    def type(self, label: str, text: str) -> Person:
        """Fill the field with this label."""
        self._write(self.page.get_by_label(label).first, text)
        return self

    def fill(self, name: str, text: str) -> Person:
        """Fill the field with this name."""
        self._write(self.page.locator(f"main [name={name}]").first, text)
        return self

    def choose(self, name: str, value: str) -> Person:
        """Choose one of a few, or tick a box, by its value."""
        self._check(self.page.locator(f"main input[name={name}][value='{value}']"))
        return self

    def _link_or_button(self, text: str, within: str) -> Locator:
        area = self.page.locator(within)
        return area.get_by_role("button", name=text).or_(area.get_by_role("link", name=text)).first

    def _press(self, target: Locator) -> None:
        target.click()

    def _write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def _check(self, target: Locator) -> None:
        target.check()

    def _come_by(self, act: Callable[[], None]) -> None:
        with self.page.expect_navigation(wait_until="load"):
            act()
        self.look()

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
        """Look at the page. Each address is examined once per person, if closely; complaints count every time."""
        assert not self.complaints, f"{self.path}: {self.complaints}"
        assert self.page.locator("h1").count() == 1, f"{self.path}: no single heading"
        known = self.path in self.seen and not self.page.locator("#fehler").count()
        if known or not self.closely:
            return
        self.seen.add(self.path)
        if self.scripts:
            shifts = self.page.evaluate(_SHIFTS)
            assert not shifts, f"{self.path}: things jump by {shifts}"
        self._nothing_sideways()
        self._axe()
        assert not self.complaints, f"{self.path}: {self.complaints}"  # what came while looking

    def _nothing_sideways(self) -> None:
        size = self.page.viewport_size or PHONE
        for width in {size["width"], NARROWEST}:
            self.page.set_viewport_size({"width": width, "height": size["height"]})
            beyond, wide = self.page.evaluate(_WIDE)
            assert beyond <= 0, f"{self.path}: {beyond} px too wide at {width} px: {wide}"
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        if self.scripts:
            self.page.evaluate(_PAINTED)  # else the next page may begin at the narrow width, and jump

    def _axe(self) -> None:
        self.page.evaluate(f"{AXE};0")
        found = self.page.evaluate(_VIOLATIONS, RULES)
        told = [
            f"{fault['id']}: {fault['help']}: {[node['html'][:160] for node in fault['nodes'][:3]]}" for fault in found
        ]
        assert not told, f"{self.path}: axe finds\n  " + "\n  ".join(told)

    @property
    def file(self) -> str:
        """Path without query, to come back to."""
        return self.path.split("?")[0].split("#")[0]

    def close(self) -> None:
        self.context.close()


class KeyboardPerson(Person):
    """Somebody who uses nothing but the keyboard, and must see where they are."""

    MOST_TABS = 150

    def _go_to(self, target: Locator) -> None:
        handle = target.element_handle()
        assert handle is not None
        for _ in range(self.MOST_TABS):
            if self.page.evaluate(_IS_FOCUSED, handle):
                assert self.page.evaluate(_SHOWS_FOCUS), f"{self.path}: focus cannot be seen on {target}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.path}: the keyboard does not reach {target}")

    def _press(self, target: Locator) -> None:
        self._go_to(target)
        self.page.keyboard.press("Enter")

    def _write(self, target: Locator, text: str) -> None:
        self._go_to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def _check(self, target: Locator) -> None:
        if target.get_attribute("type") == "checkbox":
            self._go_to(target)
            self.page.keyboard.press("Space")
            return
        name = target.get_attribute("name")
        self._go_to(self.page.locator(f"main input[name={name}]:checked, main input[name={name}]").first)
        self.page.keyboard.press("Space")
        for _ in range(self.MOST_TABS):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.path}: the arrows do not reach {target}")
