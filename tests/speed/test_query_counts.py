"""At 10,000 ideas a page asks the database as often as with ten, and seldom enough."""

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.core.same_text import mark_of
from beteiligung.moderation.queries.same_text import same_text, values_of_hints
from beteiligung.proposals.models import Proposal
from tests.support.application import application
from tests.support.bulk import many_ideas
from tests.support.factories import make_comment, make_measure, make_pot, make_proposal
from tests.support.personas import People

IDEAS = 10_000
LIST_QUERIES = 6
PAGE_QUERIES = 8
SIGNED_IN_MORE = 3


@pytest.fixture(scope="module")
def city(databases, tmp_path_factory) -> Iterator[People]:
    url = databases.create()
    folder = str(tmp_path_factory.mktemp("instance"))
    with application(DATABASE_URL=url, INSTANCE=folder, BETEILIGUNG_PAGE_CACHE="0") as app:
        yield big_city(People(app))
    databases.drop(url)


def big_city(people: People) -> People:
    """Many ideas, one that everybody talks about, one that nobody talks about, and running measures."""
    world = people.world
    with people.app.app_context():
        many_ideas(IDEAS)
    world(make_pot, people.here)
    talked_about = world(make_proposal, area=people.here, title="Worüber alle reden")
    with people.app.app_context(), unit_of_work():
        idea = session().get_one(Proposal, talked_about.id)
        first = make_comment(idea)
        for number in range(100):
            make_comment(idea, parent=first if number % 3 == 0 else None)
    people.talked_about = world.now(talked_about)
    people.quiet = world(make_proposal, area=people.there, title="Worüber noch niemand redet")
    people.measures = [
        world(make_measure, "running", proposal=world(make_proposal, "promoted", area=people.here), paid_cents=100)
        for _ in range(5)
    ]
    return people


def page_address(page):
    return f"/de/ideen/{page.id}-{page.words}"


LISTS = [
    "/de/ideen/",
    "/de/ideen/?sort=stimmen",
    "/de/ideen/?sort=kommentare",
    "/de/ideen/?q=ecke",
    "/de/ideen/?q=gibt+es+nirgends",
    "/de/ideen/?raum=nordmarkt&feld=kinder&stand=published",
    "/de/ideen/?raum=hoerde",
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", LISTS)
def test_lists(city, path):
    assert city.browser("visitor").get(path).queries <= LIST_QUERIES
    assert city.browser("resident").get(path).queries <= LIST_QUERIES + SIGNED_IN_MORE
    assert city.browser("officer").get(path).queries <= LIST_QUERIES + SIGNED_IN_MORE


def pages(city):
    measure = city.measures[0]
    return {
        "start": "/de/",
        "areas": "/de/aktionsraeume/",
        "full area": "/de/aktionsraeume/nordmarkt",
        "empty area": "/de/aktionsraeume/hoerde",
        "idea with 100 comments": page_address(city.talked_about),
        "idea without": page_address(city.quiet),
        "measures": "/de/massnahmen/",
        "measure": f"/de/massnahmen/{measure.id}-{measure.words}",
        "budget": "/de/budget/",
        "figures": "/de/statistik/",
    }


PAGES = ["start", "areas", "full area", "empty area", "idea with 100 comments", "idea without"]
PAGES += ["measures", "measure", "budget", "figures"]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", PAGES)
def test_pages(city, name):
    path = pages(city)[name]
    assert city.browser("visitor").get(path).queries <= PAGE_QUERIES
    assert city.browser("resident").get(path).queries <= PAGE_QUERIES + SIGNED_IN_MORE
    assert city.browser("officer").get(path).queries <= PAGE_QUERIES + SIGNED_IN_MORE


@pytest.mark.timeout(300)
def test_the_number_of_queries_does_not_depend_on_the_rows_shown(city):
    browser = city.browser("visitor")

    def queries(path):
        return browser.get(path).queries

    ideas = "/de/ideen/?raum="
    assert queries(f"{ideas}nordmarkt&stand=published") == queries(f"{ideas}hoerde")
    assert queries(f"{ideas}nordmarkt") == queries(f"{ideas}nordmarkt&stand=promoted")
    assert queries(f"{ideas}nordmarkt") == queries(f"{ideas}hoerde") + 1, "the states of measures made from ideas"
    assert abs(queries("/de/aktionsraeume/nordmarkt") - queries("/de/aktionsraeume/hoerde")) <= 1
    assert abs(queries(page_address(city.talked_about)) - queries(page_address(city.quiet))) <= 1


@pytest.mark.timeout(300)
def test_the_same_text_is_found_by_an_index(city, database_kind):
    explain = "EXPLAIN" if database_kind == "postgresql" else "EXPLAIN QUERY PLAN"
    with city.app.app_context():
        session().execute(sa.text("ANALYZE"))
        mark = mark_of("Diesen Text hat noch niemand geschrieben.")
        asked = same_text(mark, 1).params(values_of_hints())
        asked = asked.compile(session().get_bind(), compile_kwargs={"literal_binds": True})
        plan = "\n".join(str(row) for row in session().execute(sa.text(f"{explain} {asked}")))
        session().rollback()
    for table in ("proposals", "comments"):
        assert f"ix_{table}_text_mark" in plan, plan
    assert not re.search(r"Seq Scan|SCAN (proposals|comments)", plan), plan


@pytest.mark.timeout(300)
def test_the_last_pages_cost_what_the_first_costs(city):
    browser = city.browser("visitor")
    first = browser.get("/de/ideen/?sort=stimmen")
    page = first
    for _ in range(5):
        following = list(page.links("main a[href*='nach=']").values())
        assert following, "no way to the next page"
        page = browser.get(following[-1])
        assert page.queries <= first.queries + 1
