"""The pages on which accounts of staff are managed, as people use them."""

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Assignment
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.mail.models import OutboxMail
from tests.support.factories import make_staff
from tests.support.letters import letters_to
from tests.support.pages import Browser

pytestmark = pytest.mark.one_database

STAFF = "/de/verwaltung/personal/"
NEW = "nadia.neu@stadtdo.example.org"


@pytest.fixture
def coordinator(people):
    return people.browser("coordinator")


def acts(world):
    return world.ask(lambda: list(session().scalars(sa.select(LogEntry.act).order_by(LogEntry.id))))


def test_from_the_hub_to_a_colleague_who_sets_up_the_account(app, people, world, coordinator):
    assert people.here
    page = coordinator.get("/de/verwaltung/").follow("Personal", within="main").follow("Jemanden einladen")
    form = page.form().fill(name="Nadia Neu", email=NEW).choose("role", "Aktionsraumbeauftragte*r")
    assert "mindestens einen Aktionsraum" in form.submit(status=422).refusals
    page = form.fill(areas=[str(people.here.id)]).submit()
    assert page.heading == "Nadia Neu"
    assert "Aktionsraumbeauftragte*r für Nordmarkt" in page
    assert "noch nicht eingerichtet" in page
    token = world.ask(lambda: session().scalars(sa.select(OutboxMail)).one().secret["token"])
    assert token not in page.html, "nobody but the person gets the address"
    (letter,) = world.ask(lambda: letters_to(app, NEW))
    assert "Dienstkonto" in letter.subject
    set_up = next(path for path in letter.paths if "einrichten" in path)
    assert "Nadia Neu" in Browser(app).get(set_up)
    assert acts(world) == ["staff.manage:invite"]


def test_change_end_and_lock_out(people, world, coordinator):
    officer = people.officer
    inside = people.browser("officer")
    inside.get("/de/moderation/")
    page = coordinator.get(f"{STAFF}{officer.id}").follow("Tage ändern")
    page = page.form().fill(first_day="2026-01-01", last_day="2099-12-31", is_deputy=True).submit()
    assert "Vertretung in Nordmarkt" in page
    assert "bis 31. Dezember 2099" in page
    page = page.follow("Aus dem Dienst nehmen").form().submit()
    assert "kommt ab sofort nicht mehr hinein" in page.notices[0]
    assert "müssen Sie angemeldet sein" in inside.get("/de/moderation/", status=403)
    assert "Ole Hier" in coordinator.get(STAFF).follow("Ehemalige")
    assert acts(world) == ["staff.manage:change_term", "staff.manage:lock_out"]


def test_two_change_the_same_days(people, world, coordinator):
    role = world.ask(lambda: session().scalar(sa.select(Assignment.id).filter_by(account_id=people.officer.id)))
    page = coordinator.get(f"{STAFF}aufgaben/{role}")
    other = people.browser("coordinator_2").get(f"{STAFF}aufgaben/{role}")
    other.form().fill(last_day="2098-12-31").submit()
    page = page.form().fill(last_day="2099-12-31").submit(status=409)
    assert page.form().value("last_day") == "2099-12-31", "nothing typed is lost"
    page.form().submit()


def test_oneself_and_those_who_only_read(people, coordinator):
    own = f"{STAFF}{people.coordinator.id}"
    assert "jemand anderes" in coordinator.get(own)
    coordinator.get(f"{own}/austritt", status=403)
    auditor = people.browser("auditor")
    page = auditor.get(STAFF)
    assert "Kim Erste" in page
    assert "Jemanden einladen" not in page.links()
    auditor.get(f"{STAFF}neu", status=403)
    people.browser("officer").get(STAFF, status=403)
    people.browser("admin").get(f"{STAFF}neu")
    coordinator.get(f"{STAFF}{people.author.id}", status=404)


def test_pages_of_the_list(world, coordinator):
    for number in range(31):
        world(make_staff, "auditor", name=f"Prüfung {number:02}")
    page = coordinator.get(STAFF)
    queries = page.queries
    assert "Prüfung 30" not in page
    assert "Prüfung 30" in page.follow("Weiter")
    assert queries < 12
    coordinator.get(f"{STAFF}?nach=kaputt", status=400)
