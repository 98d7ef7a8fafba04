"""The bench's slow phone is slow, has an empty cache each time, and sees the first idea."""

import pytest

from scripts.bench.phone.browser import ROUND_TRIP_MS, visit
from scripts.bench.phone.scenes import PAGES
from tests.browser.test_every_page import bytes_of

pytestmark = pytest.mark.products


def test_a_visit(city, chromium):
    url, _ = city
    awaited = {page.key: page.awaited for page in PAGES}
    first, second = (visit(chromium, f"{url}/de/ideen/", awaited["list"]) for _ in range(2))

    assert first.paint_ms > 2 * ROUND_TRIP_MS, "the page comes first, then its styles"
    assert first.idea_ms >= first.paint_ms
    assert first.bytes > bytes_of(f"{url}/de/ideen/") > first.script_bytes > 1000
    assert (second.requests, second.script_bytes) == (first.requests, first.script_bytes)
    assert abs(second.bytes - first.bytes) < 500


def test_a_page_without_ideas(city, chromium):
    url, prepared = city
    seen = visit(chromium, f"{url}/de/budget/{prepared.year}", "main .card :is(h2, h3)")
    assert seen.idea_ms is None
    assert seen.largest_ms >= seen.paint_ms
