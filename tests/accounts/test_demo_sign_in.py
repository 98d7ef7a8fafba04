"""Demonstration people: on this machine, for made-up people, once."""

from datetime import timedelta

import pytest

from beteiligung.accounts.models import Account
from beteiligung.accounts.operations import demo_link
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from tests.support.factories import make_account, make_city, make_staff
from tests.support.pages import Browser


def link_for(world, account, *, is_demo=True):
    def make():
        with unit_of_work():
            row = session().get_one(Account, account.id)
            row.is_demo = True
            token = demo_link(row)
            row.is_demo = is_demo
        return f"/de/konto/vorfuehrung/{token}"

    return world.ask(make)


@pytest.fixture(autouse=True)
def city(world):
    world(make_city)


@pytest.mark.parametrize(
    ("role", "lands"),
    [
        (None, "/de/konto/"),
        ("officer", "/de/moderation/"),
        ("coordinator", "/de/moderation/"),
        ("auditor", "/de/verwaltung/"),
        ("admin", "/de/verwaltung/"),
    ],
)
def test_a_button_signs_in_once(app, people, world, role, lands):
    account = (
        world(make_account, shown_name="Rana") if role is None else world(make_staff, role, [people.here], name="Ole")
    )
    address = link_for(world, account)
    browser = Browser(app)
    page = browser.get(address)
    assert ("Rana" if role is None else "Ole") in page
    assert not browser.is_personal, "looking signs nobody in"
    late = Browser(app).get(address)
    assert page.form().submit().path == lands
    again = Browser(app).get(address, status=410)
    assert "beteiligung demo links" in again
    assert late.form().submit(status=410).heading == again.heading


def test_it_ends_after_a_day(browser, world):
    address = link_for(world, world(make_account))
    with clock.freeze(clock.now() + timedelta(days=1, seconds=1)):
        browser.get(address, status=410)


def test_real_people_have_no_such_address(browser, world):
    account = world(make_account)
    with pytest.raises(ValueError, match="demonstration"):
        world.ask(lambda: demo_link(account))
    browser.get(link_for(world, account, is_demo=False), status=404)
    browser.get("/de/konto/vorfuehrung/nothing", status=404)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.53", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_let_in(app, world, address):
    url = link_for(world, world(make_account))
    assert app.test_client().get(url, environ_base={"REMOTE_ADDR": address}).status_code == 200


@pytest.mark.parametrize("address", ["10.0.0.1", "203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9", "", "unix:"])
def test_nobody_else_is(app, world, address):
    url = link_for(world, world(make_account))
    client = app.test_client()
    assert client.get(url, environ_base={"REMOTE_ADDR": address}).status_code == 404


def test_a_proxy_on_this_machine_does_not_make_everybody_local(app, world):
    url = link_for(world, world(make_account))
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        assert app.test_client().get(url, headers={header: "127.0.0.1"}).status_code == 404


def test_production_has_no_such_page(app, world):
    url = link_for(world, world(make_account))
    app.config["PRODUCTION"] = True
    assert app.test_client().get(url).status_code == 404
