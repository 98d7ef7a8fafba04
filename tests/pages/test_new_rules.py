"""New rules are told: to everybody with an account by mail, and on every page until they close the notice."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import chores
from beteiligung.mail.models import OutboxMail
from beteiligung.pages.models import RulesNotice
from beteiligung.pages.operations import PageDraft, tell_of_rules, word_page
from beteiligung.pages.queries.rules import count_to_tell
from beteiligung.pages.queries.versions import announced_change
from beteiligung.votes import supporters
from tests.support.factories import make_account, make_city, make_staff
from tests.support.letters import letters_to
from tests.support.pages import Browser
from tests.support.personas import sign_in

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
OLD = "## So reden wir\n\nHöflich und kurz.\n\n## Werbung\n\nKeine."
NEW = "## So reden wir\n\nHöflich und klar.\n\n## Werbung\n\nKeine."
CHANGE = "Werbung ist anders geregelt."


@pytest.fixture(autouse=True)
def monday():
    with clock.freeze(MONDAY):
        yield


def word(actor, shown, *, body=NEW, change=CHANGE, language="de", valid_from=date(2026, 12, 1)):
    draft = PageDraft("Regeln", "So reden wir.", body, valid_from, is_draft=False, change=change)
    with unit_of_work():
        return word_page(actor, "regeln", language, draft, shown=shown)


def tell(later=timedelta(days=1, minutes=1)):
    with clock.freeze(MONDAY + later):
        outcome = tell_of_rules()
        for number in outcome.ids:
            more = chores.MORE_TO_DO
            while more is chores.MORE_TO_DO:
                with unit_of_work():
                    more = outcome.act(number)
    query = sa.select(OutboxMail).where(OutboxMail.kind == "new_rules").order_by(OutboxMail.id)
    return list(session().scalars(query))


@pytest.fixture
def coordinator(app):
    with app.app_context():
        make_city()
        yield actor_of(make_staff("coordinator").id)


def test_everybody_is_told_once_a_day_later_in_parts(app, coordinator, monkeypatch):
    monkeypatch.setattr(supporters, "AT_ONCE", 2)
    for language in ("de", "tr", "ar"):
        make_account(language=language)
    expected = count_to_tell()
    word(coordinator, 1)
    word(coordinator, 1, language="tr", change="Reklam kuralı değişti.")
    assert tell(timedelta(hours=23)) == []
    mails = tell()
    assert len(mails) == expected == 4
    assert len({mail.account_id for mail in mails}) == 4
    dues = [mail.next_try_at for mail in mails]
    assert dues == sorted(set(dues)), "a code that somebody waits for would be behind all of them"
    assert tell(timedelta(days=3)) == mails, "nobody is told twice"


def test_what_the_letter_says(app, coordinator):
    make_account(email="ayse@example.org", language="tr")
    make_account(email="ole@example.org", language="ar")
    word(coordinator, 1)
    word(coordinator, 1, language="tr", change="Reklam kuralı değişti.")
    tell()
    with clock.freeze(MONDAY + timedelta(days=2)):
        (turkish,), (arabic,) = letters_to(app, "ayse@example.org"), letters_to(app, "ole@example.org")
    assert "Reklam kuralı değişti." in turkish.body
    assert CHANGE not in turkish.body
    assert "/tr/regeln?unterschied=2" in turkish.body
    assert CHANGE in arabic.body, "nobody has translated it: the German sentence"


def test_a_later_version_overtakes_and_a_correction_takes_nothing_away(coordinator):
    make_account()
    word(coordinator, 1)
    word(coordinator, 2, change=None, body=NEW + " Nie.")
    assert announced_change("regeln").number == 2
    word(coordinator, 3, change=None, valid_from=date(2026, 11, 30))
    assert announced_change("regeln") is None
    assert tell() == []
    assert session().scalars(sa.select(RulesNotice)).all() == []
    word(coordinator, 4, change="Noch einmal anders.")
    word(coordinator, 5, change="Doch wieder anders.")
    assert session().scalars(sa.select(RulesNotice.number)).all() == [6]


def test_people_close_the_notice_and_visitors_read_what_is_new(app, people, world):
    actor = world.ask(lambda: actor_of(people.coordinator.id))
    with app.app_context():
        word(actor, 1, body=OLD, change=None)
        word(actor, 2)
    visitor, resident = Browser(app), people.browser("resident")
    page = visitor.get("/de/").follow("Lesen, was neu ist")
    assert page.heading == "Was ist neu? Regeln"
    assert CHANGE in page
    assert [one.text for one in page.find_all("main h2")] == ["So reden wir"]
    assert "klar" in page.find("main ins").text
    assert "kurz" in page.find("main del").text
    assert "Hinweis schließen" not in visitor.get("/de/")
    page = resident.get("/de/ideen/?sort=stimmen")
    page = page.form_to("/regeln/gelesen").submit()
    assert page.path == "/de/ideen/?sort=stimmen"
    assert "neue Regeln" not in page
    assert "neue Regeln" not in resident.get("/de/konto/")
    coordinator = people.browser("coordinator")
    assert "neue Regeln" in coordinator.get("/de/konto/")
    assert "neue Regeln" not in coordinator.get("/de/moderation/"), "the desk asks the database for nothing else"
    with clock.freeze(MONDAY + timedelta(days=30)):
        assert "neue Regeln" not in visitor.get("/de/")


def test_who_was_away_still_meets_it_and_who_came_later_does_not(app, people, world):
    actor = world.ask(lambda: actor_of(people.coordinator.id))
    resident = people.browser("resident")
    with app.app_context():
        word(actor, 1)
    with clock.freeze(MONDAY + timedelta(days=20)):
        late = world(make_account)
        assert "neue Regeln" in resident.get("/de/ideen/")
        assert "neue Regeln" not in sign_in(Browser(app), late).get("/de/ideen/")


@pytest.mark.one_database
def test_there_is_nothing_new_in_what_is_not_there(app):
    for asked in ("1", "2", "x", "", "999999"):
        assert Browser(app).answer("GET", f"/de/regeln?unterschied={asked}").status_code == 404


def test_the_coordinator_sees_how_many_mails_will_go(people, world):
    coordinator = people.browser("coordinator")
    world(make_account)
    page = coordinator.get("/de/verwaltung/seiten/regeln/de")
    assert f"an {world.ask(count_to_tell)} Menschen mit Konto" in page
