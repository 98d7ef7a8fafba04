"""Who acts: roles hold from their first day to their last, in the city's calendar, and cost two queries at most."""

from datetime import UTC, date, datetime, timedelta

import pytest

from beteiligung.access.actor import VISITOR
from beteiligung.accounts.models import Role
from beteiligung.accounts.queries import actor_of, officers_of, staff_names
from beteiligung.core import clock
from beteiligung.core.database import session
from tests.support.factories import make_account, make_area, make_assignment, make_city, make_staff
from tests.support.pages import Browser
from tests.support.personas import sign_in
from tests.support.statements import StatementCounter

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 20)


@pytest.fixture
def context(app):
    with app.app_context():
        yield


@pytest.mark.parametrize(
    ("moment", "is_officer"),
    [
        (datetime(2026, 11, 1, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 1, 23, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 10, 12, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 20, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), False),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last_in_berlin(context, moment, is_officer):
    area = make_area()
    account = make_staff("coordinator")
    make_assignment(account, Role.OFFICER, area, valid_from=FIRST, valid_until=LAST)
    with clock.freeze(moment):
        actor = actor_of(account.id)
        assert actor.officer_for == (frozenset({area.id}) if is_officer else frozenset())
        assert actor.is_coordinator
        assert [card.account_id for card in officers_of(area.id)] == ([account.id] if is_officer else [])


def test_deputies_are_officers_and_stand_last(context):
    area, there = make_area(), make_area("hoerde")
    deputy = make_staff("officer", [area], name="Ada", is_deputy=True)
    officer = make_staff("officer", [area, there], name="Zoe")
    assert actor_of(deputy.id).officer_for == {area.id}
    assert actor_of(officer.id).officer_for == {area.id, there.id}
    cards = officers_of(area.id)
    assert [(card.name, card.is_deputy) for card in cards] == [("Zoe", False), ("Ada", True)]
    assert (cards[0].phone, cards[0].hours, cards[0].place) == ("0231 50-1234", "Di und Do 10–16 Uhr", "Stadtteilbüro")
    assert staff_names([officer.id, deputy.id, 999]) == {officer.id: "Zoe", deputy.id: "Ada"}


def test_a_resident_has_no_role_even_with_an_assignment(context):
    """Roles belong to accounts that a second factor opens."""
    account = make_account()
    make_assignment(account, Role.ADMIN)
    assert not actor_of(account.id).is_staff


def test_erased_people_do_not_act(context):
    from beteiligung.core.database import unit_of_work

    account = make_staff("admin")
    with unit_of_work():
        session().merge(account).erased_at = clock.now()
    assert actor_of(account.id) is None
    assert actor_of(4711) is None


def test_building_the_actor_costs_one_query_at_most(app, people):
    from beteiligung.web.current import current_actor

    def cost(name):
        browser = people.browser(name)
        cookie = browser.client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        headers = {"Cookie": f"{cookie.decoded_key}={cookie.value}"} if cookie else {}
        with StatementCounter(app) as counter, app.test_request_context("/de/", headers=headers):
            actor = current_actor()
            current_actor()
        return actor, counter.count

    assert cost("visitor") == (VISITOR, 0)
    actor, queries = cost("draft_holder")
    assert (queries, actor.account_id, len(actor.draft_keys)) == (0, None, 1)
    assert cost("resident")[1] == 1
    assert cost("officer")[0].officer_for == {people.here.id}
    assert cost("officer")[1] == 1
    assert cost("admin")[0].is_admin


def test_the_session_of_staff_ends_after_twelve_hours_whatever_they_do(app, world):
    world(make_city)
    staff = world(make_staff, "admin")
    began = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    with clock.freeze(began):
        browser = sign_in(Browser(app), staff)
    for hours in (1, 6, 11):
        with clock.freeze(began + timedelta(hours=hours)):
            browser.get("/de/verwaltung/")
    with clock.freeze(began + timedelta(hours=12)):
        page = browser.get("/de/verwaltung/", status=403)
    assert page.heading == "Dafür müssen Sie angemeldet sein"
    assert page.follow("Mit Passwort anmelden").path == "/de/konto/dienst?weiter=/de/verwaltung/"
    assert "_user_id" not in browser.session
