"""Whatever a view behind a door of staff writes, the door logs it: tried at every unsafe route there is."""

from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from beteiligung.access.predicates import admin, auditor, coordinator, officer, officer_here
from beteiligung.access.table import TABLE
from beteiligung.core.database import session
from beteiligung.core.limits import hit
from beteiligung.log.models import LogEntry
from tests.walk.addresses import addresses

OFFICES = {officer, officer_here, coordinator, auditor, admin}
STAFF = ("officer", "coordinator", "coordinator_2", "auditor", "admin")


def is_for_staff(permission):
    return all(OFFICES & set(line) for line in TABLE[permission])


@pytest.mark.timeout(300)
def test_each_door_of_staff_logs(prepared):
    app, missed, reached = prepared.people.app, [], set()
    doors = [
        one for one in addresses(app, prepared, few=True) if "POST" in one.methods and is_for_staff(one.permission)
    ]
    tokens = {name: token_of(prepared.people.browser(name)) for name in STAFF}
    for address in doors:
        if address.endpoint in reached:
            continue
        with other_view(app, address.endpoint):
            for name in STAFF:
                browser, before = prepared.people.browser(name), count(prepared)
                browser.checks_pages = False
                answer = browser.answer("POST", address.path, data={"csrf_token": tokens[name]})
                browser.checks_pages = True
                if answer.status_code == 204:
                    reached.add(address.endpoint)
                    if count(prepared) != before + 1:
                        missed.append(f"{address} ({name})")
                    break
    assert not missed, "\n".join(missed)
    assert reached == {address.endpoint for address in doors}


def count(prepared):
    return prepared.people.world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(LogEntry)))


def token_of(browser):
    return browser.get("/de/konto/dienst").tree.select("input[name=csrf_token]")[0]["value"]


@contextmanager
def other_view(app, endpoint):
    """Put a view that only writes a row behind the door of a route; nothing comes before it."""
    guarded = app.view_functions[endpoint]
    cells = dict(zip(guarded.__code__.co_freevars, guarded.__closure__, strict=True))
    kept = {name: cells[name].cell_contents for name in ("view", "before")}
    cells["view"].cell_contents, cells["before"].cell_contents = writes, None
    try:
        yield
    finally:
        for name, value in kept.items():
            cells[name].cell_contents = value


def writes(**_values):
    hit("walk", "a door", limit=1_000_000, seconds=60)
    return "", 204
