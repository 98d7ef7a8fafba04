"""One visit with Chromium as a slow phone, told what to slow down by its own protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession

from scripts.bench.load import LoadFailed
from scripts.bench.phone.visits import Visit

BITS_PER_SECOND, ROUND_TRIP_MS, CPU_TIMES_SLOWER = 1_600_000, 150, 4
WIDTH, HEIGHT = 360, 740
PHONE = {"viewport": {"width": WIDTH, "height": HEIGHT}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}

# Asks the browser, while the page is being read, to note when an element is painted.
_MARK = """(() => {
  const watch = new MutationObserver(() => {
    const found = document.querySelector(SELECTOR)
    if (found) { found.setAttribute('elementtiming', 'idea'); watch.disconnect() }
  })
  watch.observe(document, { childList: true, subtree: true })
})()"""
_SEEN = """() => new Promise(resolve => {
  const seen = { shift: 0 }
  const take = {
    'paint': entry => { if (entry.name === 'first-contentful-paint') seen.paint = entry.startTime },
    'largest-contentful-paint': entry => { seen.largest = entry.startTime },
    'element': entry => { seen.idea = entry.startTime },
    'layout-shift': entry => { seen.shift += entry.value },
  }
  for (const type in take)
    new PerformanceObserver(list => list.getEntries().forEach(take[type])).observe({ type, buffered: true })
  setTimeout(() => resolve(seen), 300)
})"""


@dataclass
class _Line:
    """What came over the line: bytes with headers by request, and which of them are scripts."""

    sizes: dict[str, int] = field(default_factory=dict)
    scripts: set[str] = field(default_factory=set)

    def listen(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        if event.get("type") == "Script":
            self.scripts.add(event["requestId"])

    def _came(self, event: dict[str, Any]) -> None:
        size = round(event["encodedDataLength"])
        if size:  # what the browser had already comes without bytes
            self.sizes[event["requestId"]] = size


def visit(browser: Browser, url: str, selector: str = "main h1") -> Visit:
    """Visit a page as somebody who was never here; ``selector`` finds what is awaited. Raises LoadFailed."""
    context = browser.new_context(locale="de-DE", **PHONE)  # type: ignore[arg-type]  # a dictionary of one kind each
    try:
        page, line = context.new_page(), _Line()
        session = context.new_cdp_session(page)
        line.listen(session)
        session.send("Network.enable")
        bytes_per_second = BITS_PER_SECOND / 8
        throughput = {"downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP_MS, **throughput})
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES_SLOWER})
        page.add_init_script(_MARK.replace("SELECTOR", repr(selector)))
        answer = page.goto(url, wait_until="networkidle")
        if answer is None or answer.status != 200:
            raise LoadFailed(f"{url}: status {answer and answer.status}")
        seen = page.evaluate(_SEEN)
    finally:
        context.close()
    return Visit(
        paint_ms=seen["paint"],
        idea_ms=seen.get("idea"),
        largest_ms=seen["largest"],
        bytes=sum(line.sizes.values()),
        script_bytes=sum(size for key, size in line.sizes.items() if key in line.scripts),
        requests=len(line.sizes),
        shift=seen["shift"],
    )
