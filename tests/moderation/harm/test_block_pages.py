"""From the contribution to the block, what its person reads wherever it stands in the way, and its end."""

import pytest

from tests.support.factories import make_account, make_block, make_city, make_comment, make_proposal
from tests.support.letters import last_letter
from tests.support.pages import Browser
from tests.support.personas import sign_in

pytestmark = pytest.mark.one_database

DESK = "/de/moderation/"
FACTS = "Im zweiten Satz steht ein Schimpfwort über einen Nachbarn."
TYPED = "Das ist ein langer Text, den niemand verlieren möchte."


@pytest.fixture
def writer(world):
    world(make_city)
    return world(make_account, email="rana@example.org", shown_name="Rana")


@pytest.fixture
def idea(people, world, writer):
    return world(make_proposal, area=people.here, author=writer, title="Brunnen am Platz")


def page_of(idea, language="de"):
    return f"/{language}/ideen/{idea.id}-{idea.words}"


def test_an_officer_blocks_and_a_coordinator_lifts(people, world, idea, writer, app):
    comment = world(make_comment, idea, writer, "Ein böses Wort.", shown_name="Rana")
    page = people.browser("officer").get(f"{DESK}ideen/{idea.id}/beitrag?was=kommentar-{comment.id}")
    page = page.follow("Person sperren")
    assert "ohne" not in page.form().choices("days")
    page = page.form().fill(days="30", ground="insult", facts=FACTS).submit()
    assert "Person sperren" not in page.links("main a[href]")
    assert FACTS in last_letter(app, "rana@example.org").body
    page = people.browser("coordinator").get(DESK).follow("Gesperrte Personen")
    assert "Rana" in page
    assert "rana@example.org" not in page.html
    page = page.follow("Sperre aufheben")
    page = page.form().fill(reason="Ein Irrtum, die Worte waren ein Zitat.").submit()
    assert "Niemand ist gesperrt." in page
    assert "wieder mitschreiben" in last_letter(app, "rana@example.org").subject


def test_members_of_staff_and_people_without_account_have_no_such_button(people, world, idea):
    answer = world(make_comment, idea, people.officer_elsewhere)
    nobody = world(make_comment, idea, None)
    browser = people.browser("officer")
    for comment in (answer, nobody):
        page = browser.get(f"{DESK}ideen/{idea.id}/beitrag?was=kommentar-{comment.id}")
        assert "Person sperren" not in page.links("main a[href]")
        browser.get(f"{DESK}ideen/{idea.id}/person-sperren?was=kommentar-{comment.id}", status=409)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_what_a_blocked_person_reads_in_place_of_each_form(app, people, world, idea, writer, language):
    other = world(make_proposal, area=people.here)
    world(make_block, writer, idea)
    browser = sign_in(Browser(app), writer)
    for path in (
        f"ideen/{other.id}/unterstuetzen",
        f"ideen/{other.id}/kommentieren",
        "ideen/neu",
        f"ideen/{idea.id}/bearbeiten",
    ):
        page = browser.get(f"/{language}/{path}", status=403)
        assert page.heading == browser.get(f"/{language}/konto/sperre").heading
        decision = next(url for url in page.links("main a[href]").values() if "/entscheidungen/" in url)
        assert "beschwerde" in browser.get(decision).html
    assert not browser.get(page_of(other, language)).find_all("main form")
    assert browser.get(f"/{language}/konto/").links("main a[href]")
    browser.get(f"/{language}/ideen/{idea.id}/zurueckziehen")
    browser.get(f"/{language}/ideen/{other.id}/melden")


def test_what_was_typed_when_the_block_began_can_be_copied(app, people, world, idea, writer):
    other = world(make_proposal, area=people.here)
    browser = sign_in(Browser(app), writer)
    form = browser.get(f"/de/ideen/{other.id}/kommentieren").form().fill(text=TYPED)
    world(make_block, writer, idea)
    assert TYPED in form.submit(status=403)


def test_a_block_that_is_over_leads_on(app, writer):
    assert sign_in(Browser(app), writer).get("/de/konto/sperre").path == "/de/konto/"
