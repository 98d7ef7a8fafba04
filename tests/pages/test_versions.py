"""Legal and help pages in the city's own words: versions with their days, and everything that was said before."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.pages import texts
from beteiligung.pages.models import PageVersion
from beteiligung.pages.operations import PageDraft, word_page
from beteiligung.pages.queries.versions import announced_change, in_force, shown_page
from beteiligung.pages.written import as_written, sections_of
from tests.support.factories import make_city, make_staff
from tests.support.html import words

MONDAY, JANUARY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC), datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
NEW = "## So reden wir\n\nHöflich. Fragen? {contact}\n\n## Neu\n\n- Eins\n- [Hilfe](hilfe)"
PAGES = "/de/verwaltung/seiten/"


@pytest.fixture(autouse=True)
def monday():
    with clock.freeze(MONDAY):
        yield


def draft(body=NEW, valid_from=date(2026, 11, 30), change=None, title="Regeln", lead="So reden wir."):
    return PageDraft(title, lead, body, valid_from, is_draft=False, change=change)


def word(actor, page="regeln", language="de", shown=1, **values):
    with unit_of_work():
        return word_page(actor, page, language, draft(**values), shown=shown)


@pytest.fixture
def coordinator(app):
    with app.app_context():
        make_city()
        yield actor_of(make_staff("coordinator").id)


@pytest.mark.one_database
@pytest.mark.parametrize("page", texts.PAGES)
@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_every_text_that_came_along_can_be_edited_and_is_the_same_afterwards(page, language):
    sections = texts.text_of(page, language).sections
    again = sections_of(as_written(sections))
    assert [(one.title, one.text.strip(), one.anchor) for one in sections] == [
        (one.title, one.text, one.anchor) for one in again
    ]


@pytest.mark.one_database
@pytest.mark.parametrize(
    "text", ["", "Ohne Überschrift", "## Leer", "## So\n\n[Weg](nirgendwo)", "## So\n\n{geheim}", "## So\n\n{hilfe}"]
)
def test_what_could_not_be_shown_is_refused(text):
    with pytest.raises(InvalidInput):
        sections_of(text)


def test_the_first_text_is_kept_with_the_first_of_ones_own(coordinator):
    word(coordinator)
    shown = shown_page("regeln", "de")
    assert [one.number for one in shown.versions] == [2, 1]
    first = shown_page("regeln", "de", 1)
    assert first.text.title == texts.text_of("regeln", "de").title
    assert [part.title for part in first.text.sections] == [
        part.title for part in texts.text_of("regeln", "de").sections
    ]
    assert [part.title for part in shown.text.sections] == ["So reden wir", "Neu"]
    assert shown_page("regeln", "de", 3) is None
    assert shown_page("hilfe", "de").version is None


def test_a_version_counts_from_its_day(coordinator):
    word(coordinator, valid_from=date(2027, 1, 1), change="Werbung ist kürzer geregelt.")
    shown = shown_page("regeln", "de")
    assert (shown.version.number, shown.coming.number) == (1, 2)
    assert announced_change("regeln").number == 2
    with clock.freeze(JANUARY):
        assert in_force("regeln", "de").number == 2
        assert shown_page("regeln", "de").coming is None
        assert announced_change("regeln") is None, "two weeks are over"
    word(coordinator, shown=2)
    shown = shown_page("regeln", "de")
    assert (shown.version.number, shown.coming) == (3, None)
    with clock.freeze(JANUARY):
        assert in_force("regeln", "de").number == 3, "the planned one was overtaken"


def test_a_translation_is_older_until_it_is_written_again(coordinator):
    assert not shown_page("regeln", "tr").is_older
    word(coordinator)
    assert shown_page("regeln", "tr").is_older
    word(coordinator, language="tr", title="Kurallar", body="## Böyle\n\nKibar.")
    shown = shown_page("regeln", "tr")
    assert (shown.text.title, shown.is_older, shown.text.language) == ("Kurallar", False, "tr")


def test_two_write_at_once_and_others_do_not(coordinator):
    word(coordinator)
    with pytest.raises(Stale):
        word(coordinator)
    for role in ("officer", "auditor", "admin"):
        with pytest.raises(Forbidden):
            word(actor_of(make_staff(role, []).id))


@pytest.mark.parametrize(
    "wrong", [{"title": " "}, {"valid_from": date(2026, 11, 29)}, {"body": "x"}, {"lead": "x" * 301}]
)
def test_refusals(coordinator, wrong):
    with pytest.raises(InvalidInput):
        word(coordinator, **wrong)


def test_where_other_pages_lead_to_stays(coordinator):
    with pytest.raises(InvalidInput, match="führen zu einem Abschnitt"):
        word(coordinator, page="hilfe")
    word(coordinator, page="hilfe", body="## Geld {#geld}\n\nDa.")


@pytest.mark.parametrize("act", [sa.update(PageVersion).values(title="x"), sa.delete(PageVersion)])
def test_the_database_refuses_to_change_what_was_said(coordinator, act):
    word(coordinator)
    with pytest.raises(sa.exc.DBAPIError, match="append_only"), unit_of_work():
        session().execute(act)


def test_writing_looking_and_reading(people, browser, world):
    world(make_city)
    coordinator = people.browser("coordinator")
    browser.get("/de/regeln")
    page = coordinator.get("/de/verwaltung/").follow("Regeln und Rechtliches", within="main").follow("Regeln, Deutsch")
    form = page.form().fill(body="## So\n\n[Weg](nirgendwo)")
    assert "nirgendwo" in form.submit("Text ansehen", status=422).refusals
    looked = form.fill(body=NEW, valid_from="2027-01-01", change="Werbung ist kürzer geregelt.").submit("Text ansehen")
    assert [words(tag) for tag in looked.find_all(".box h3")] == ["So reden wir", "Neu"]
    assert "Neu" not in browser.get("/de/regeln"), "looking keeps nothing"
    looked.form().submit("Speichern")
    page = browser.get("/de/regeln")
    assert "Ab 1. Januar 2027 gilt eine neue Fassung." in page
    assert "Ab 1. Januar 2027 gelten neue Regeln." in browser.get("/de/")
    assert "Höflich" in browser.get("/tr/regeln?fassung=2"), "the German words"
    coming = page.follow("Neue Fassung lesen")
    assert "Höflich. Fragen?" in coming
    assert coming.find("meta[name=robots]")["content"] == "noindex"
    assert "Höflich" not in coming.follow("Was heute gilt")
    with clock.freeze(JANUARY):
        page = browser.get("/de/regeln")
        assert "Höflich" in page
        assert "gilt nicht mehr" in page.follow("Fassung 1")
        assert "Almanca" in browser.get("/tr/regeln")
    for wrong in ("9", "x", "99999999999"):
        browser.get(f"/de/regeln?fassung={wrong}", status=404)


def test_two_write_on_pages(people, world):
    world(make_city)
    page, other = (people.browser(name).get(f"{PAGES}impressum/de") for name in ("coordinator", "coordinator_2"))
    page.form().fill(lead="Neu.").submit("Speichern")
    other = other.form().fill(lead="Anders.").submit("Speichern", status=409)
    assert other.form().value("lead") == "Anders."
    other.form().submit("Speichern")
    people.browser("auditor").get(f"{PAGES}impressum/de", status=403)
    assert "Fassung 3" in people.browser("auditor").get(PAGES)


def test_a_translation_can_come_before_the_first_german_text_of_ones_own(coordinator):
    word(coordinator, language="tr", title="Kurallar", body="## Böyle\n\nKibar.")
    assert not shown_page("regeln", "tr").is_older
    word(coordinator, shown=1)
    assert shown_page("regeln", "tr").is_older
