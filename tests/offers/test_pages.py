"""Offering to help in the browser: link, form, who are you, thanks; my offers; who reads them."""

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import Proposal, ProposalState
from tests.offers.offering import WORDS, address, code, offers
from tests.support.factories import make_offer, make_proposal, make_vote


def test_a_neighbour_offers_changes_and_takes_back(people, world, idea):
    browser = people.browser("resident")
    page = browser.get(f"/de/ideen/{idea.id}").follow("Ich helfe mit")
    assert page.heading == "Ich helfe mit"
    assert "Öffentlich steht davon nichts." in page
    page = page.form().fill(text=WORDS, shown_name="Rana", reach="phone", phone="0231 4711").submit()
    assert page.heading == "Danke, dass Sie mithelfen möchten"
    assert "bekommt eine E-Mail" in page
    page = page.follow("Meine Angebote")
    assert WORDS in page
    assert "0231 4711" in page
    form = page.follow("Ändern").form()
    assert (form.value("text"), form.value("shown_name"), form.value("phone")) == (WORDS, "Rana", "0231 4711")
    page = form.fill(text="Ich bringe Tee.", reach="none", phone="").submit()
    assert page.path == "/de/konto/angebote"
    assert "Ich bringe Tee." in page
    assert "0231 4711" not in page.html
    assert browser.get(f"/de/ideen/{idea.id}").follow("Mein Angebot").heading == "Mein Angebot ändern"
    assert browser.get(address(idea)).path == f"/de/konto/angebote/{idea.id}/aendern"
    page = browser.get("/de/konto/angebote").follow("Zurücknehmen")
    assert page.heading == "Angebot zurücknehmen?"
    assert len(offers(world)) == 1, "it asks first"
    form = page.form()
    assert "zurückgenommen" in " ".join(form.submit().notices)
    assert offers(world) == []
    assert "Hier haben Sie nichts angeboten." in form.submit().notices, "twice is once"
    assert browser.get(f"/de/ideen/{idea.id}").follow("Ich helfe mit").status == 200


def test_nothing_has_to_be_said(people, world, idea):
    page = people.browser("resident").get(address(idea)).form().submit()
    assert "Sie haben nicht gesagt, wie man Sie erreicht." in page
    page = people.browser("author").get(f"/de/ideen/{idea.id}")
    assert "Ohne Worte dazu." in page
    assert "Möchte vorerst nicht" in page


def test_sent_twice_is_one(people, world, idea):
    form = people.browser("resident").get(address(idea)).form().fill(text=WORDS)
    form.submit()
    assert form.submit().heading == "Danke, dass Sie mithelfen möchten"
    assert len(offers(world)) == 1


def test_a_visitor_says_who_they_are_and_has_offered(browser, world, idea):
    page = browser.get(f"/de/ideen/{idea.id}").follow("Ich helfe mit")
    page = page.form().fill(text=WORDS, reach="email", email="neu@example.org").submit()
    assert "Mit dem Code kommt Ihr Angebot an." in page
    assert offers(world) == []
    page = page.form().fill(code=code(world)).submit()
    assert page.heading == "Danke, dass Sie mithelfen möchten"
    assert [row.text for row in offers(world)] == [WORDS]
    assert "Man erreicht Sie per E-Mail." in page.follow("Meine Angebote")


def test_the_link_of_the_mail_shows_what_it_will_offer_and_how_one_is_reached(browser, world, idea):
    """Whoever opens it may not be who typed: nothing is offered in their name that they have not seen."""
    page = browser.get(address(idea))
    page.form().fill(text=WORDS, reach="phone", phone="0231 4711", email="neu@example.org").submit()
    query = sa.select(OutboxMail.secret).where(OutboxMail.kind == "sign_in_code")
    token = world.ask(lambda: session().scalars(query).one()["token"])
    page = browser.get(f"/de/konto/anmelden/link/{token}")
    assert WORDS in page
    assert "0231 4711" in page
    assert offers(world) == []
    assert page.form().submit().heading == "Danke, dass Sie mithelfen möchten"


def test_a_visitor_who_proposed_the_idea_is_told_so(browser, world, people, idea):
    page = browser.get(address(idea)).form().fill(text=WORDS, email="author@example.org").submit()
    page = page.form().fill(code=code(world)).submit()
    assert any("eigene Idee" in notice for notice in page.notices)
    assert WORDS in page, "nothing typed is lost"
    assert page.follow("Zur Idee").heading == "Ein Baum für den Hof"
    assert offers(world) == []


@pytest.mark.parametrize("name", ["visitor", "resident"])
@pytest.mark.parametrize(
    "typed",
    [
        {"text": "x" * 501},
        {"reach": "phone", "phone": ""},
        {"reach": "phone", "phone": "ruf an"},
        {"reach": "email", "phone": "0231 4711"},
        {"shown_name": "Stadt Dortmund"},
    ],
)
def test_what_is_wrong_comes_back_as_typed(people, world, idea, name, typed):
    form = people.browser(name).get(address(idea)).form().fill({"text": WORDS, **typed})
    if name == "visitor":
        form.fill(email="neu@example.org")
    page = form.submit(status=422)
    assert page.refusals
    for field, value in {"text": WORDS, **typed}.items():
        if field != "reach":
            assert page.form().value(field) == value
    assert offers(world) == []


def test_one_does_not_help_with_ones_own_idea(people, idea):
    browser = people.browser("author")
    assert "Ich helfe mit" not in browser.get(f"/de/ideen/{idea.id}").links()
    page = browser.get(address(idea), status=403)
    assert "Das ist Ihre eigene Idee." in page


@pytest.mark.parametrize("name", ["auditor", "admin"])
def test_whoever_may_not_offer_is_shown_no_way(people, idea, name):
    assert "Ich helfe mit" not in people.browser(name).get(f"/de/ideen/{idea.id}").links()
    people.browser(name).get(address(idea), status=403)


@pytest.mark.parametrize("name", ["visitor", "resident"])
def test_closed_ideas_say_so_and_keep_what_was_typed(people, world, idea, name):
    form = people.browser(name).get(address(idea)).form().fill(text=WORDS)
    if name == "visitor":
        form.fill(email="neu@example.org")
    _move(world, idea, ProposalState.DECLINED)
    page = form.submit(status=409)
    assert "kann man jetzt nicht mehr mithelfen" in page
    assert page.form().value("text") == WORDS
    assert "Ich helfe mit" not in people.browser(name).get(f"/de/ideen/{idea.id}").links()
    assert people.browser(name).get(address(idea), status=409).follow("Zur Idee").status == 200
    assert offers(world) == []


def test_the_author_reads_offers_on_the_idea_and_counts_them_in_the_list(people, world, idea):
    world(make_offer, idea, people.resident, WORDS, shown_name="Rana")
    world(make_offer, idea, people.officer_elsewhere, phone="0231 / 47 11")
    browser = people.browser("author")
    page = browser.get(f"/de/ideen/{idea.id}")
    helpers = page.find("#mithelfen").get_text(" ", strip=True)
    assert WORDS in helpers
    assert page.links("#mithelfen a") == {
        "0231 / 47 11": "tel:02314711",
        "resident@example.org": "mailto:resident@example.org",
    }
    assert browser.get("/de/konto/ideen").follow("2 Menschen möchten mithelfen").heading == idea.title
    assert browser.get(address(idea, "/angebote")).heading == idea.title, "where the mail leads"


@pytest.mark.parametrize("name", ["officer", "coordinator"])
def test_the_desk_reads_offers_without_a_way_to_reach_people(people, world, idea, name):
    world(make_offer, idea, people.resident, WORDS, shown_name="Rana")
    world(make_offer, idea, people.officer_elsewhere, phone="0231 4711")
    page = people.browser(name).get(address(idea, "/angebote"))
    assert page.path == f"/de/moderation/ideen/{idea.id}"
    assert "2 Menschen möchten mithelfen" in page
    assert WORDS in page
    assert "Rana" in page
    for secret in ("4711", "resident@example.org"):
        assert secret not in page.html


def test_others_read_nothing(people, world, idea):
    world(make_offer, idea, people.resident, WORDS)
    for name in ("visitor", "draft_holder", "officer_elsewhere", "auditor", "admin"):
        assert WORDS not in people.browser(name).get(f"/de/ideen/{idea.id}").html
        people.browser(name).get(address(idea, "/angebote"), status=403)
    assert WORDS not in people.browser("auditor").get(f"/de/moderation/ideen/{idea.id}").html
    assert WORDS not in people.browser("officer").get(f"/de/ideen/{idea.id}").html, "at the desk, not in public"


def test_the_author_who_comes_from_the_mail_signs_in_first(browser, world, people, idea):
    world(make_offer, idea, people.resident, WORDS)
    page = browser.get(address(idea, "/angebote"), status=403).follow("Anmelden", within="main")
    page = page.form().fill(email="author@example.org").submit()
    page = page.form().fill(code=code(world)).submit()
    assert WORDS in page


def test_the_public_page_is_the_same_with_and_without_offers(browser, world, people, idea):
    before = browser.get(f"/de/ideen/{idea.id}")
    world(make_offer, idea, people.resident, WORDS)
    after = browser.get(f"/de/ideen/{idea.id}")
    assert after.html == before.html
    assert after.response.headers["ETag"] == before.response.headers["ETag"]


def test_without_an_account_the_ideas_page_asks_the_database_nothing_about_offers(app, browser, people, idea, world):
    asked = []
    with app.app_context():
        engine = session().get_bind()
    sa.event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    world(make_vote, idea)
    browser.get(f"/de/ideen/{idea.id}")
    people.browser("author").get(f"/de/ideen/{idea.id}")
    about_offers = [number for number, statement in enumerate(asked) if "offers" in statement]
    assert len(about_offers) == 1, "the author's page alone asks"


def test_an_idea_nobody_speaks_for_says_who_reads_the_offer(people, world):
    idea = world(make_proposal, area=people.here, author=None)
    page = people.browser("resident").get(address(idea))
    assert not {"reach", "phone"} & page.form().names()
    page = page.form().fill(text=WORDS).submit()
    assert "Niemand vertritt diese Idee hier." in page
    assert page.follow("So erreichen Sie die Aktionsraumbeauftragten").status == 200


@pytest.mark.parametrize(("state", "status"), [("submitted", 404), ("rejected", 404), ("withdrawn", 410)])
def test_what_nobody_may_read_nobody_may_help_with(people, world, state, status):
    idea = world(make_proposal, state)
    for rest in ("", "/danke", "/angebote"):
        people.browser("resident").get(address(idea, rest), status=status)


def _move(world, idea, state):
    def move():
        with unit_of_work():
            session().get_one(Proposal, idea.id).state = state
        return session().get_one(Proposal, idea.id)

    world(move)
