"""Talking about an idea in the browser: text first, identity last, and nothing typed is lost."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.comments.models import Comment, CommentKind, CommentRule, Looking
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.mail.models import OutboxMail
from tests.support.factories import make_comment, make_proposal

TEXT = "Gibt es auch Platz für einen Kinderwagen?"


def page_of(idea):
    return f"/de/ideen/{idea.id}"


def write(idea, parent=None):
    return f"/de/ideen/{idea.id}/kommentieren" + (f"?antwort={parent.id}" if parent else "")


def code(world):
    query = sa.select(OutboxMail.secret).order_by(OutboxMail.id.desc()).limit(1)
    return world.ask(lambda: session().scalars(query).one()["code"])


def count(world):
    return world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(Comment)))


def made(row):
    with unit_of_work():
        return add(row)


def test_a_signed_in_person_writes_on_the_ideas_page(people, world):
    idea = world(make_proposal)
    world(make_comment, world(make_proposal), people.resident)  # known: links do not wait
    page = people.browser("resident").get(page_of(idea))
    form = page.form("#kommentar-form")
    assert form.value("shown_name") == "Rana"
    page = form.fill(text=f"{TEXT}\n\nhttps://example.org/bank").submit()
    assert "Danke. Alle können Ihren Kommentar jetzt lesen." in page.notices
    (said,) = page.find_all("article.say")
    assert "Rana" in said.get_text()
    assert said.find("a", rel="nofollow")["href"] == "https://example.org/bank"
    form.submit()
    assert count(world) == 2
    assert world.now(idea).comment_count == 1


def test_a_visitor_writes_first_and_says_who_they_are_last(browser, world):
    idea = world(make_proposal, title="Ein Baum für den Hof")
    page = browser.get(page_of(idea)).follow("Kommentieren")
    assert list(page.form().names())
    bad = page.form().fill(text=TEXT, shown_name="Lena", email="kein Klammeraffe").submit(status=422)
    assert bad.form().value("text") == TEXT
    page = bad.form().fill(email="lena@example.org").submit()
    assert page.path == "/de/konto/anmelden/code"
    assert count(world) == 0
    page = page.form().fill(code=code(world)).submit()
    assert page.heading == "Ein Baum für den Hof"
    assert "Danke. Alle können Ihren Kommentar jetzt lesen." in page.notices
    (said,) = page.find_all("article.say")
    assert "Lena" in said.get_text()
    assert TEXT in said.get_text()


def test_a_visitors_name_is_checked_before_the_code_is_sent(browser, world):
    idea = world(make_proposal)
    page = browser.get(write(idea)).form()
    page = page.fill(text=TEXT, shown_name="Projektbüro", email="a@example.org").submit(status=422)
    assert page.form().value("text") == TEXT
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 0


def test_replies_stand_under_their_comment(people, browser, world):
    idea = world(make_proposal)
    first = world(make_comment, idea, shown_name="Lena", text="Gute Idee.")
    page = people.browser("resident").get(page_of(idea)).follow("Antworten", within="article.say")
    assert "Gute Idee." in page
    page = page.form().fill(text="Finde ich auch.").submit()
    assert page.find(f"#kommentar-{first.id} article.say")
    page = browser.get(write(idea, first)).form().fill(text="Ich auch.", email="neu@example.org").submit()
    page = page.form().fill(code=code(world)).submit()
    assert len(page.find_all(f"#kommentar-{first.id} article.say")) == 2


def test_a_reply_to_nothing_is_no_page(people, world):
    idea, other = world(make_proposal), world(make_proposal)
    elsewhere = world(make_comment, other)
    for parent in (elsewhere.id, 999999, "x", 2**70):
        people.browser("resident").get(f"{write(idea)}?antwort={parent}", status=404)


def test_an_officer_answers_for_the_city(people, world):
    idea = world(make_proposal, area=people.here)
    world(make_comment, idea, text="Wann kommt die Bank?")
    page = people.browser("officer").get(page_of(idea))
    page = page.form("#kommentar-form").fill(voice="answer", text="Im Mai.").submit()
    answer = page.find(".say-city")
    assert "Ole Hier" in answer.get_text()
    assert "Antwort der Stadt" in answer.get_text()
    assert "Aktionsraumbeauftragte" in answer.get_text()
    assert page.find_all("article.say")[0] is answer
    page.form("#kommentar-form").fill(voice="comment", text="Ich freue mich darauf.", shown_name="").submit()
    for name in ("officer_elsewhere", "resident"):
        form = people.browser(name).get(page_of(idea)).form("#kommentar-form")
        assert "voice" not in form.names()
        form.tamper(voice="answer").fill(text="Ich bin die Stadt.").submit()
    kinds = world.ask(lambda: list(session().scalars(sa.select(Comment.kind).order_by(Comment.id))))
    assert kinds.count(CommentKind.ANSWER) == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 50_000])
@pytest.mark.parametrize("name", ["visitor", "resident"])
def test_bad_text_comes_back(people, world, name, text):
    idea = world(make_proposal)
    form = people.browser(name).get(write(idea)).form().fill(text=text)
    page = form.submit(status=422)
    assert page.refusals
    assert page.form().value("text") == text.strip()


@pytest.mark.parametrize("name", ["visitor", "resident"])
def test_an_ended_discussion_says_so_and_keeps_the_text(people, world, name):
    idea, other = world(make_proposal, "declined"), world(make_proposal)
    page = people.browser(name).get(write(idea), status=409)
    assert "Man kann nicht mehr kommentieren." in page
    form = people.browser(name).get(write(other)).form().fill(text=TEXT)
    sent = {**form._values, "email": "neu@example.org"}
    page = people.browser(name).post(write(idea), sent, status=409)
    assert page.form().value("text") == TEXT
    assert "Kommentar senden" not in page.form().buttons()
    page = people.browser(name).get(page_of(idea))
    assert "Das Gespräch ist zu Ende." in page


def test_changing_in_time_and_too_late(people, world):
    idea = world(make_proposal)
    young = world(make_comment, idea, people.resident, text="Eine Bank")
    browser = people.browser("resident")
    page = browser.get(page_of(idea)).follow("Ändern", within="article.say")
    page = page.form().fill(text="Zwei Bänke").submit()
    assert "Zwei Bänke" in page
    assert "bearbeitet" in page
    form = browser.get(f"/de/kommentare/{young.id}/bearbeiten").form().fill(text="Drei Bänke")
    with clock.freeze(clock.now() + timedelta(minutes=16)):
        page = form.submit(status=409)
        assert "in den ersten 15 Minuten" in page.refusals
        assert page.form().value("text") == "Drei Bänke"
        assert "Änderung speichern" not in page.form().buttons()
        page = browser.get(f"/de/kommentare/{young.id}/bearbeiten", status=409)
        assert "in den ersten 15 Minuten" in page
        page.follow("Löschen")
        assert "Ändern" not in browser.get(page_of(idea)).links("article.say a")
    assert world.now(young).text == "Zwei Bänke"


def test_deleting_leaves_a_stone(people, world):
    idea = world(make_proposal)
    own = world(make_comment, idea, people.resident, text="Das war nichts")
    world(make_comment, idea, text="Doch", parent=own)
    page = people.browser("resident").get(page_of(idea)).follow("Löschen", within="article.say")
    page = page.form().submit()
    assert "Kommentar, selbst gelöscht" in page
    assert "Das war nichts" not in page
    assert "Doch" in page
    assert "Antworten" in page.links("#gespraech .say-acts a")
    assert world.now(idea).comment_count == 1
    page = people.browser("resident").get(f"/de/kommentare/{own.id}/loeschen")
    assert "schon gelöscht" in page
    people.browser("resident").get(f"/de/kommentare/{own.id}/bearbeiten", status=409)


def test_nobody_replies_to_a_stone_alone(people, world):
    idea = world(make_proposal)
    world(make_comment, idea, people.resident, text="Das war nichts")
    page = people.browser("resident").get(page_of(idea)).follow("Löschen", within="article.say").form().submit()
    assert "Kommentar, selbst gelöscht" in page
    assert "Antworten" not in page.links("#gespraech a")


def test_other_peoples_comments_are_theirs(people, world):
    own = world(make_comment, world(make_proposal), people.author)
    for name in ("visitor", "resident", "officer", "coordinator", "admin"):
        people.browser(name).get(f"/de/kommentare/{own.id}/bearbeiten", status=403)
        people.browser(name).get(f"/de/kommentare/{own.id}/loeschen", status=403)
    people.browser("resident").get("/de/kommentare/999999/loeschen", status=404)


def test_a_comment_on_an_idea_that_is_gone_can_still_be_deleted(people, world):
    own = world(make_comment, world(make_proposal, "withdrawn"), people.resident)
    page = people.browser("resident").get(f"/de/kommentare/{own.id}/loeschen").form().submit()
    assert page.path == "/de/konto/"
    assert world.now(own).text is None


def test_the_order_and_the_pages(people, browser, world):
    idea = world(make_proposal)
    for number in range(32):
        world(make_comment, idea, people.author, text=f"Nummer {number}.", age=timedelta(minutes=60 - number))
    page = browser.get(page_of(idea))
    assert "Nummer 0." in page
    assert "Nummer 31." not in page
    page = page.follow("Weitere Kommentare")
    assert "Nummer 31." in page
    assert "Nummer 0." in page.follow("Zum Anfang")
    page = page.follow("Neueste zuerst")
    assert page.find_all("article.say")[0].get_text().count("Nummer 31.") == 1
    page = people.browser("resident").get(page_of(idea)).form("#kommentar-form").fill(text="Als Letzte.").submit()
    assert "Als Letzte." in page
    browser.get(f"{page_of(idea)}-{idea.words}?k=unfug", status=400)


def test_visitors_meet_no_form_on_the_ideas_page(browser, world):
    idea = world(make_proposal)
    world(make_comment, idea)
    page = browser.get(page_of(idea))
    assert not page.find_all("form[method=post]")
    assert browser.get(f"/ar{page_of(idea)[3:]}").links("#gespraech a")


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("looking", "hours", "promise"),
    [
        (None, [], "Alle können ihn sofort lesen."),
        ("after", [[0, 0, 1]], "Ist es Ihr erster Kommentar, liest ihn zuerst jemand von der Stadt."),
        ("before", [], "Zuerst liest jemand von der Stadt Ihren Kommentar."),
    ],
)
def test_the_form_promises_what_happens(people, browser, world, looking, hours, promise):
    idea = world(make_proposal, area=people.here)
    if looking:
        rule = CommentRule(aktionsraum_id=people.here.id, looking=Looking(looking), hours=hours)
        world(lambda: made(rule))
    with clock.freeze(datetime(2026, 3, 3, 12, tzinfo=clock.CITY_ZONE)):
        assert promise in browser.get(write(idea))
    own = people.browser("resident").get(write(idea))
    assert (promise in own) is (looking == "before"), "who is signed in reads it where everybody waits"
