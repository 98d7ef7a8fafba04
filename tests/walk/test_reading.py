"""Every persona opens every address the URL map can make. The policy table says what they should find."""

import pytest
from werkzeug.test import TestResponse

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from tests.support.personas import ALL
from tests.support.responses import validity_faults
from tests.walk.addresses import Address, addresses
from tests.walk.secrets import secrets_from

NOTHING_THERE = {403, 404, 410}
STRICTLY_PARSED = {"visitor", "author", "coordinator"}
READ_ALL = ("visitor", "author", "officer", "coordinator")
FINE = {200, 301, 302, 400, 409, *NOTHING_THERE}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", READ_ALL)
def test_a_persona_finds_what_the_policy_grants_and_nothing_else(prepared, name, dealt):
    assert_finds_what_is_granted(prepared, name, dealt)


@pytest.mark.one_database
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [name for name in ALL if name not in {*READ_ALL, "coordinator_2"}])
def test_who_reads_no_page_that_the_others_do_not_read(prepared, name):
    assert_finds_what_is_granted(prepared, name, list)


def assert_finds_what_is_granted(prepared, name, dealt):
    browser, actor = prepared.people.browser(name), prepared.actor(name)
    browser.checks_pages = False  # here each kind of page is checked once, on one engine
    hidden = set(secrets_from(prepared, name))
    kinds: dict[tuple[str, int, str], tuple[Address, TestResponse]] = {}
    faults = []
    for address in addresses(browser.app, prepared):
        if "GET" not in address.methods:
            continue
        answer = browser.answer("GET", address.path)
        status, state = answer.status_code, str(getattr(address.thing, "state", ""))
        if status not in FINE:
            faults.append(f"{address} ({state}): {status}")
        refused = address.thing is not None and not can(actor, address.permission, address.thing)
        if refused and status not in NOTHING_THERE:
            faults.append(f"{address} ({state}): {status} although {address.permission} is not granted")
        if address.permission is not P.APPEAL_BY_LINK:  # whoever has the link may read what it opens
            text = answer.get_data().decode(errors="replace")  # some give files
            faults += [f"{address}: shows {secret!r}" for secret in hidden if secret in text]
        kinds.setdefault(kind_of(address, status, state), (address, answer))
    for address, answer in dealt(kinds.values()):
        looked = [*browser.page_faults(answer, address.path), *(invalid(answer) if name in STRICTLY_PARSED else [])]
        faults += [f"{address} ({answer.status_code}): {fault}" for fault in looked]
    browser.checks_pages = True
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:60])


def kind_of(address, status, state):
    """Refusals look alike within a part of the platform."""
    if status in NOTHING_THERE:
        return address.endpoint.partition(".")[0], status, ""
    return address.endpoint, status, state if status == 200 else ""


def invalid(answer):
    """What a strict parser stumbles over; drawings inside a page are not its business."""
    return validity_faults(answer.get_data(as_text=True)) if answer.mimetype == "text/html" and answer.data else []


def test_the_walk_reaches_every_route(prepared):
    app = prepared.people.app
    reached = {address.endpoint for address in addresses(app, prepared)}
    assert reached | {"static"} == {rule.endpoint for rule in app.url_map.iter_rules()}


PRIVATE = ("/moderation/", "/verwaltung/", "/konto/")


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize("name", ["visitor", "draft_holder"])
def test_private_places_send_strangers_to_signing_in(prepared, name, path):
    page = prepared.people.browser(name).get(f"/de{path}", status=403)
    assert any("/konto/" in address for address in page.links("main a[href]").values()), "a dead end"
