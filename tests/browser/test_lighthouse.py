"""Lighthouse, as on a phone, on the pages that most people come by: full marks, few bytes and nothing that jumps.

Its times are not looked at: on a machine with other work they mean nothing; `make bench` has a slow phone of its own.
"""

import json
import os
import subprocess
from urllib.parse import urlsplit

import pytest

from scripts.bench.phone.visits import BYTES, REQUESTS, SCRIPT_BYTES
from tests.support import needed

CATEGORIES = ("accessibility", "best-practices", "seo")
OPTIONS = ("--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting")
TO_INSTALL = ("/manifest.webmanifest", "/img/icon.svg")
"""What Lighthouse asks for beyond a visit: whether the site could be installed on a phone."""
PAGES = {
    "start": "",
    "ideas": "ideen/",
    "idea": "ideen/{idea.id}-{idea.words}",
    "area": "aktionsraeume/nordmarkt",
    "measures": "massnahmen/",
    "measure": "massnahmen/{measure.id}-{measure.words}",
    "budget": "budget/{year}",
    "propose": "ideen/neu",
    "help": "hilfe",
}


@pytest.mark.products
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", PAGES)
def test_full_marks(city, name):
    url, prepared = city
    things = {"idea": prepared.ideas["published"], "measure": prepared.measures["running"], "year": prepared.year}
    report = lighthouse(f"{url}/de/{PAGES[name].format(**things)}")
    faults = [*missed(report), *heavy(report["audits"])]
    assert not faults, "\n".join(faults)


def lighthouse(address):
    """Lighthouse's own report of a page."""
    browser = ["--headless=new", *needed.chromium_arguments()]
    command = [*needed.lighthouse(), address, *OPTIONS, f"--chrome-flags={' '.join(browser)}"]
    environment = {**os.environ, "CHROME_PATH": needed.chromium()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def missed(report):
    """What keeps a category from full marks."""
    for category in CATEGORIES:
        if report["categories"][category]["score"] != 1:
            for part in report["categories"][category]["auditRefs"]:
                audit = report["audits"][part["id"]]
                if part["weight"] and audit["score"] not in (None, 1):
                    found = json.dumps(audit.get("details", {}).get("items", []), ensure_ascii=False)
                    yield f"{category}: {audit['id']}: {audit['title']}: {found[:800]}"


def heavy(audits):
    """What is too much for a first visit. What the browser takes from its cache weighs nothing."""
    items = audits["network-requests"]["details"]["items"]
    loaded = [item for item in items if item["transferSize"] and not urlsplit(item["url"]).path.endswith(TO_INSTALL)]
    scripts = sum(item["transferSize"] for item in loaded if item["resourceType"] == "Script")
    total = sum(item["transferSize"] for item in loaded)
    if len(loaded) > REQUESTS.floor or total > BYTES.floor or scripts > SCRIPT_BYTES.floor:
        yield f"{len(loaded)} requests, {total} bytes, {scripts} of scripts: {[item['url'] for item in loaded]}"
    if audits["cumulative-layout-shift"]["numericValue"]:
        yield f"things jump: {json.dumps(audits['layout-shifts'].get('details'))[:800]}"
