"""Nothing is done without the token of a form, and nothing to things of others with it."""

import hashlib

import pytest

from beteiligung import db
from beteiligung.access.table import can
from tests.migrations.schema import rows_of
from tests.support.personas import ALL
from tests.walk.addresses import addresses

REFUSED = {400, 403, 404, 409, 410, 413, 422, 429}
COUNTED = {"try_counts"}
"""Tries are counted although they are refused."""


def fingerprint(app):
    """A digest of every row of every table."""
    with app.app_context():
        rows = {table: found for table, found in rows_of(db.engine).items() if table not in COUNTED}
        return {table: hashlib.sha256(repr(found).encode()).hexdigest() for table, found in rows.items()}


def posts(app, prepared):
    return [address for address in addresses(app, prepared, few=True) if "POST" in address.methods]


@pytest.mark.one_database
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["visitor", "author", "officer", "coordinator"])
@pytest.mark.parametrize(
    "data", [{}, {"csrf_token": "ImFiYyI.aaaa.bbbb"}, {"sprachwechsel": "1"}], ids=["no", "wrong", "switch"]
)
def test_without_a_token_nothing_happens(prepared, name, data):
    browser = prepared.people.browser(name)
    before, session_before = fingerprint(browser.app), signed_in_as(browser)
    browser.checks_pages = False
    faults = []
    for address in posts(browser.app, prepared):
        answer = browser.answer("POST", address.path, data=data)
        allowed = REFUSED | ({200, 302} if "sprachwechsel" in data else set())
        if answer.status_code not in allowed:
            faults.append(f"{address}: {answer.status_code}")
    browser.checks_pages = True
    after = fingerprint(browser.app)
    assert not faults, "\n".join(faults[:40])
    assert {table for table in before if before[table] != after[table]} == set()
    assert signed_in_as(browser) == session_before, "somebody was signed in or out"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ALL)
def test_with_a_token_nothing_happens_to_things_one_may_not_touch(prepared, name):
    browser, actor = prepared.people.browser(name), prepared.actor(name)
    token = browser.get("/de/ideen/neu" if can_propose(name) else "/de/konto/dienst").tree.select(
        "input[name=csrf_token]"
    )[0]
    before = fingerprint(browser.app)
    browser.checks_pages = False
    faults = []
    for address in posts(browser.app, prepared):
        if address.thing is None or can(actor, address.permission, address.thing):
            continue
        answer = browser.answer("POST", address.path, data={"csrf_token": token["value"], "version": "1"})
        if answer.status_code not in {403, 404, 410}:
            faults.append(f"{address}: {answer.status_code} although {address.permission} is not granted")
    browser.checks_pages = True
    after = fingerprint(browser.app)
    assert not faults, "\n".join(faults[:40])
    assert {table for table in before if before[table] != after[table]} == set()


def can_propose(name):
    return name not in {"auditor", "admin"}


def signed_in_as(browser):
    return browser.session.get("_user_id")
