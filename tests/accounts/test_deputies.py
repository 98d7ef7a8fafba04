"""Who stands in for whom: in the dates of their roles, while the officer is away."""

from datetime import UTC, date, datetime

import pytest

from beteiligung.accounts.models import Absence
from beteiligung.accounts.queries import officers_of, posts_in
from beteiligung.core import clock
from beteiligung.core.database import add, unit_of_work
from tests.support.factories import make_area, make_assignment, make_staff

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LAST_DAY = date(2026, 12, 4)


def go_away(account, first_day=date(2026, 11, 20), last_day=LAST_DAY):
    with unit_of_work():
        return add(Absence(account_id=account.id, first_day=first_day, last_day=last_day))


def with_deputy(area, **term):
    deputy = make_staff("auditor", name="Dana Vertritt")
    make_assignment(deputy, "officer", area, is_deputy=True, **term)
    return deputy


@pytest.fixture
def frozen():
    with clock.freeze(TUESDAY):
        yield


@pytest.fixture
def here(app, frozen):
    with app.app_context():
        yield make_area("nordmarkt")


def test_who_is_there_comes_first(here):
    officer, deputy = make_staff("officer", [here], name="Ole Hier"), with_deputy(here)
    assert [card.account_id for card in officers_of(here.id)] == [officer.id, deputy.id]
    go_away(officer)
    cards = officers_of(here.id)
    assert [(card.account_id, card.away_until) for card in cards] == [(deputy.id, None), (officer.id, LAST_DAY)]
    go_away(deputy, date(2026, 12, 1))
    assert [card.away_until for card in officers_of(here.id)] == [None, LAST_DAY], "not yet away"


def test_a_deputy_counts_within_their_dates(here):
    officer = make_staff("officer", [here])
    past = with_deputy(here, valid_from=date(2026, 1, 1), valid_until=date(2026, 11, 23))
    coming = with_deputy(here, valid_from=date(2026, 11, 25), valid_until=LAST_DAY)
    assert [card.account_id for card in officers_of(here.id)] == [officer.id]
    posts = posts_in([here.id])
    assert [(post.account_id, post.is_deputy) for post in posts] == [(officer.id, False), (coming.id, True)]
    assert past.id not in {post.account_id for post in posts}


@pytest.mark.one_database
def test_the_page_of_an_area_names_who_stands_in(people, world, frozen):
    visitor = people.browser("visitor")
    assert people.officer
    world(with_deputy, people.here)
    address = f"/de/aktionsraeume/{people.here.slug}"
    assert "Nicht da" not in visitor.get(address)
    world(go_away, people.officer)
    page = visitor.get(address)
    assert f"Vertretung für {people.here.name} bis 4. Dezember 2026" in page, "a page in memory is made anew"
    assert "Nicht da bis 4. Dezember 2026" in page


@pytest.mark.one_database
def test_the_desk_says_who_is_responsible_where(people, world, frozen):
    world(with_deputy, people.here, valid_from=date(2026, 11, 1), valid_until=LAST_DAY)
    world(go_away, people.officer)
    assert people.officer_elsewhere
    own = people.browser("officer").get("/de/moderation/abwesenheit").find("table").get_text()
    assert "Ole Hier (abwesend bis 04.12.2026)" in own
    assert "Dana Vertritt (bis 04.12.2026)" in own
    assert "Doro Dort" not in own
    everything = people.browser("coordinator").get("/de/moderation/abwesenheit").find("table").get_text()
    assert "Doro Dort" in everything
