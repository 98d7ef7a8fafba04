"""What the city announces stands on every page on its days, also on pages kept in memory."""

from datetime import UTC, date, datetime

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.pages.models import AnnouncementKind
from beteiligung.pages.operations import AnnouncementDraft, announce, edit_announcement, end_announcement
from beteiligung.pages.queries import site_notes
from tests.support.factories import make_announcement, make_area, make_staff
from tests.support.html import words
from tests.support.pages import Browser

FRIDAY = "Am Freitag ist das Büro geschlossen."
NOTES = "/de/verwaltung/ansagen/"
TUESDAY, WEDNESDAY, THURSDAY = (datetime(2026, 11, day, 9, 0, tzinfo=UTC) for day in (24, 25, 26))
INFO = AnnouncementKind.INFO


@pytest.fixture(autouse=True)
def tuesday():
    with clock.freeze(TUESDAY):
        yield


def shown(page):
    return [words(tag) for tag in page.find_all(".site-note")]


def do(act, *args, **kwargs):
    with unit_of_work():
        return act(*args, **kwargs)


def draft(first=24, last=25, **texts):
    return AnnouncementDraft(INFO, texts or {"de": FRIDAY}, date(2026, 11, first), date(2026, 11, last))


def test_it_comes_and_goes_with_its_days(app, world, browser):
    world(make_area)
    assert shown(browser.get("/de/")) == []
    world(make_announcement, first_day=date(2026, 11, 25))
    assert shown(browser.get("/de/")) == []
    with clock.freeze(WEDNESDAY):
        for path in ("/de/", "/de/aktionsraeume/nordmarkt", "/de/konto/anmelden"):
            assert shown(browser.get(path)) == [FRIDAY]
            assert shown(Browser(app).get(path)) == [FRIDAY]
        assert shown(browser.get("/de/gibt-es-nicht", status=404)) == [FRIDAY]
    with clock.freeze(THURSDAY):
        assert shown(browser.get("/de/")) == []


def test_a_new_one_makes_pages_in_memory_old(people, browser):
    browser.get("/de/hilfe")
    people.browser("coordinator").get(f"{NOTES}neu").form().fill(
        {"de-text": FRIDAY, "tr-text": "Büro cuma günü kapalı."}, last_day="2026-11-27"
    ).submit()
    assert shown(browser.get("/de/hilfe")) == [FRIDAY]
    assert shown(browser.get("/tr/hilfe")) == ["Büro cuma günü kapalı."]
    note = browser.get("/ar/hilfe").find(".site-note [lang]")
    assert (note["lang"], note["dir"]) == ("de", "ltr")


def test_change_and_end(people, world, browser):
    one = world(make_announcement, first_day=date(2026, 11, 20), last_day=date(2026, 11, 30))
    coordinator = people.browser("coordinator")
    form = coordinator.get(NOTES).follow("Ändern", within="main").form()
    assert "schon vorbei" in form.fill(last_day="2026-11-22").submit(status=422).refusals
    form.fill({"de-text": "Anders gesagt."}, last_day="2026-11-26", kind="warn").submit()
    assert shown(browser.get("/de/")) == ["Anders gesagt."]
    assert browser.get("/de/").find_all(".site-note-warn")
    page = coordinator.get(NOTES).follow("Beenden", within="main").form().submit()
    assert page.notices == ["Die Ansage steht auf keiner Seite mehr."]
    assert shown(browser.get("/de/")) == []
    assert world.now(one).last_day == date(2026, 11, 23)


def test_warnings_come_first_and_the_memory_is_that_of_today(app):
    with app.app_context():
        make_announcement(de="Hinweis")
        make_announcement(kind=AnnouncementKind.WARN, de="Warnung")
        assert [note.said_in("tr") for note in site_notes()] == [("Warnung", "de"), ("Hinweis", "de")]
        with clock.freeze(WEDNESDAY):
            assert site_notes() == []


def test_rules(app):
    with app.app_context():
        coordinator, auditor = (actor_of(make_staff(role).id) for role in ("coordinator", "auditor"))
        for wrong in (draft(tr="Yalnız"), draft(de="x" * 241), draft(first=26, last=25), draft(first=20, last=23)):
            with pytest.raises(InvalidInput):
                do(announce, coordinator, wrong)
        with pytest.raises(Forbidden):
            do(announce, auditor, draft())
        one = do(announce, coordinator, draft(de=" Kurz. ", tr=" "))
        assert dict(one.texts) == {"de": "Kurz."}
        do(edit_announcement, coordinator, one, draft(last=26), version=1)
        for act, more in ((edit_announcement, [draft()]), (end_announcement, [])):
            with pytest.raises(Stale):
                do(act, coordinator, one, *more, version=1)
        do(end_announcement, coordinator, one, version=one.version)
        assert site_notes() == []


def test_who_reads_the_list(people):
    page = people.browser("auditor").get(NOTES)
    assert "Neue Ansage" not in page.links()
    people.browser("auditor").get(f"{NOTES}neu", status=403)
    people.browser("officer").get(NOTES, status=403)
    people.browser("coordinator").get(f"{NOTES}?nach=kaputt", status=400)
