"""The administration: a hub, and the post as an administrator may see it."""

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import operations
from beteiligung.mail.delivery import deliver_due
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.mail.transport import ConsoleTransport
from tests.support.factories import make_account, make_city
from tests.support.html import words
from tests.support.pages import Browser
from tests.support.personas import sign_in

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
POST = "/de/verwaltung/post"


@pytest.fixture(autouse=True)
def noon(world):
    world(make_city)
    with clock.freeze(NOON):
        yield


def queue(world, address="anna@example.org", language="de", count=1):
    def make():
        with unit_of_work():
            for _ in range(count):
                queue_mail(
                    "sign_in_code",
                    language=language,
                    values={"act": None},
                    address=address,
                    secret={"code": "123456", "token": "a-token"},
                    expires_at=NOON + timedelta(days=3),
                )

    world.ask(make)


def deliver(world):
    world.ask(lambda: deliver_due(ConsoleTransport(lambda _line: None)))


def ran(world):
    def note():
        with unit_of_work():
            operations.note_run()

    world.ask(note)


@pytest.mark.parametrize(
    ("name", "home", "post"),
    [
        ("visitor", 403, 403),
        ("resident", 403, 403),
        ("officer", 403, 403),
        ("coordinator", 200, 403),
        ("auditor", 200, 403),
        ("admin", 200, 200),
    ],
)
def test_each_opens_what_is_theirs(people, name, home, post):
    browser = people.browser(name)
    page = browser.get("/de/verwaltung/", status=home)
    assert ("Post ansehen" in page.links()) == (post == 200)
    browser.get(POST, status=post)


def menu(people, name, path):
    """The words of the one menu that staff see."""
    return [words(link) for link in people.browser(name).get(path).find_all(".site-nav a")]


def test_the_menu_is_the_same_at_the_desk_and_in_the_administration(people):
    at_the_desk = menu(people, "coordinator", "/de/moderation/")
    assert at_the_desk == ["Eingang", "Ideen", "Maßnahmen", "Verwaltung"]
    assert menu(people, "coordinator", "/de/verwaltung/") == at_the_desk


@pytest.mark.parametrize(
    ("name", "path", "items"),
    [
        ("officer", "/de/moderation/", ["Eingang", "Ideen", "Maßnahmen"]),
        ("auditor", "/de/verwaltung/", ["Maßnahmen", "Geld", "Verwaltung"]),
        ("admin", "/de/verwaltung/", ["Maßnahmen", "Geld", "Verwaltung", "Post"]),
    ],
)
def test_the_menu_names_what_each_may_open(people, name, path, items):
    assert menu(people, name, path) == items


def test_an_empty_outbox_looks_right(people):
    page = people.browser("admin").get(POST)
    assert "Noch keine E-Mail" in page


def test_the_post_does_well_only_where_mail_can_leave_and_somebody_sends(people, world):
    admin = people.browser("admin")
    assert "Es ist kein Mailserver eingestellt" in admin.get(POST)
    people.app.config["BETEILIGUNG_MAIL_URL"] = "smtp://mail.example.org:25"
    page = admin.get(POST)
    assert "Der Dienst läuft gerade nicht" in page
    assert "beteiligung worker" in page
    ran(world)
    page = admin.get(POST)
    assert "Die Post läuft" in page
    assert page.find(".alert-good")
    with clock.freeze(NOON + timedelta(minutes=16)):
        assert "Die Post läuft" not in admin.get(POST)


def test_without_a_server_mails_are_read_here_until_their_secret_ends(people, world):
    queue(world)
    deliver(world)
    page = people.browser("admin").get(POST)
    assert "anna@example.org" in page
    assert "123456" in page
    assert "Hier abgelegt" in page
    assert "http://127.0.0.1:8000/de/konto/anmelden/link/a-token" in page.links()


def test_an_expired_secret_is_hidden_even_before_it_is_wiped(people, world):
    queue(world)
    deliver(world)
    with clock.freeze(NOON + timedelta(days=3)):
        page = sign_in(Browser(people.app), people.admin).get(POST)
    assert "123456" not in page
    assert "Er ist gelöscht" in page


def test_a_mail_is_shown_in_its_own_language(people, world):
    queue(world, language="ar")
    page = people.browser("admin").get(POST)
    body = page.find("details div")
    assert (body["lang"], body["dir"]) == ("ar", "rtl")
    assert page.find("html")["lang"] == "de"


def test_in_production_nobody_reads_others_mail(people, world):
    queue(world)
    world(make_account, email="konto@example.org")
    deliver(world)
    people.app.config["PRODUCTION"] = True
    page = people.browser("admin").get(POST)
    for private in ("anna@example.org", "123456", "a-token"):
        assert private not in page.html
    assert "an eine Adresse ohne Konto" in page
    assert "Ihr Code für die Anmeldung" in page


def test_the_newest_stand_first_and_pages_go_by_key(people, world):
    for number in range(7):
        queue(world, f"person{number}@example.org", count=10)
    seen = []
    page = people.browser("admin").get(POST)
    queries = page.queries
    while True:
        seen += [tag.get_text() for tag in page.find_all(".card .meta bdi")]
        if "Ältere E-Mails" not in page.links():
            break
        page = page.follow("Ältere E-Mails")
    assert len(seen) == 70
    assert seen[0] == "person6@example.org"
    assert seen[-1] == "person0@example.org"
    assert queries <= 10
    assert people.browser("admin").get(f"{POST}?nach=x", status=400).status == 400


def test_a_post_that_stands_still_is_told_on_both_pages(people, world):
    queue(world)
    with clock.freeze(NOON + timedelta(minutes=16)):
        for address in (POST, "/de/verwaltung/"):
            page = people.browser("admin").get(address)
            assert "Die Post steht still" in page
            assert "beteiligung worker" in page


def test_a_server_that_refuses_is_told_with_its_words(people, world):
    queue(world)

    def refuse():
        with unit_of_work():
            mail = operations.claim_mail()
            operations.note_refused(mail.id, "451 try <b>later</b>")

    world.ask(refuse)
    with clock.freeze(NOON + timedelta(minutes=16)):
        ran(world)
        page = people.browser("admin").get(POST)
    assert "E-Mails warten zu lange" in page
    assert "451 try <b>later</b>" in page


def test_what_was_given_up_is_counted(people, world):
    queue(world)

    def give_up():
        with unit_of_work():
            session().get_one(OutboxMail, 1).failed_at = NOON

    world.ask(give_up)
    assert "Aufgegeben" in people.browser("admin").get(POST)


def test_the_hub_speaks_to_each_role(people):
    leads = {
        name: people.browser(name).get("/de/verwaltung/").find(".lead").get_text()
        for name in ("coordinator", "auditor", "admin")
    }
    assert len(set(leads.values())) == 3
