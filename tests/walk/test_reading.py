"""Every persona opens every address the URL map can make. The policy table says what they should find."""

import pytest

from beteiligung.access.table import can
from tests.support.personas import ALL
from tests.walk.addresses import addresses
from tests.walk.secrets import secrets_from

NOTHING_THERE = {403, 404, 410}
FINE = {200, 301, 302, 409, *NOTHING_THERE}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ALL)
def test_a_persona_finds_what_the_policy_grants_and_nothing_else(prepared, name):
    browser, actor = prepared.people.browser(name), prepared.actor(name)
    hidden = set(secrets_from(prepared, name))
    seen: set[tuple[str, int, str]] = set()
    faults = []
    for address in addresses(browser.app, prepared):
        if "GET" not in address.methods:
            continue
        state = str(getattr(address.thing, "state", ""))
        browser.checks_pages = False
        answer = browser.answer("GET", address.path)
        status = answer.status_code
        if status not in FINE and "text/plain" not in answer.mimetype:
            faults.append(f"{address}: {status}")
        refused = address.thing is not None and not can(actor, address.permission, address.thing)
        if refused and status not in NOTHING_THERE:
            faults.append(f"{address} ({state}): {status} although {address.permission} is not granted")
        text = answer.get_data(as_text=True)
        faults += [f"{address}: shows {secret!r}" for secret in hidden if secret in text]
        kind = (address.endpoint, status, state)
        if answer.mimetype == "text/html" and kind not in seen:
            seen.add(kind)
            browser.checks_pages = True
            try:
                browser.answer("GET", address.path)
            except AssertionError as error:
                faults.append(str(error))
    browser.checks_pages = True
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:60])


def test_the_walk_reaches_every_route(prepared):
    app = prepared.people.app
    reached = {address.endpoint for address in addresses(app, prepared)}
    assert reached | {"static"} == {rule.endpoint for rule in app.url_map.iter_rules()}


PRIVATE = ("/moderation/", "/verwaltung/", "/konto/", "/konto/ideen")


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize("name", ["visitor", "draft_holder"])
def test_private_places_send_strangers_to_signing_in(prepared, name, path):
    page = prepared.people.browser(name).get(f"/de{path}", status=403)
    assert any("/konto/" in address for address in page.links("main a[href]").values()), "a dead end"
