"""Officers write cards down outdoors: what waits on their phone is sent once, for them alone, also after the browser closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from beteiligung.core.database import session
from beteiligung.proposals.models import CardPhoto, Event, Proposal, ProposalEntry, ProposalState
from tests.browser.person import PHONE
from tests.browser.test_without_a_line import PATIENCE, Phone, until
from tests.media.zoo import quarters, saved
from tests.support import needed
from tests.support.broken_line import broken_line
from tests.support.personas import People
from tests.support.server import Server
from tests.support.sessions import tickets_for

FORM = "/de/moderation/aufnehmen"
TEXT = "Viele ältere Leute warten hier in der Sonne."

WAITING = """() => new Promise((resolve) => {
  const opening = indexedDB.open('geraet')
  opening.onsuccess = () => {
    const base = opening.result
    base.transaction('wartet').objectStore('wartet').count().onsuccess = ({ target }) => (base.close(), resolve(target.result))
  }
})"""

pytestmark = pytest.mark.one_database


class OfficersPhone(Phone):
    """The phone of an officer, prepared for bad times."""

    def prepare(self, path: str = FORM) -> OfficersPhone:
        self.open(path)
        self.until(lambda: self.page.evaluate("Boolean(sessionStorage.getItem('karten-ohne-netz'))"))
        return self

    def write(self, title: str, **fields: str) -> OfficersPhone:
        self.fill(title=title, text=TEXT, **fields)
        self.page.check("main [name=consent]")
        return self

    def keep(self, title: str) -> OfficersPhone:
        """Write one card down on the page without a line; it is kept when the form is empty again."""
        self.write(title).tap("Auf diesem Gerät sichern")
        expect(self.page.locator("main [name=title]")).to_have_value("", timeout=PATIENCE)
        return self


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Callable[[str], OfficersPhone]]:
    phones: list[OfficersPhone] = []

    def make(url: str) -> OfficersPhone:
        phones.append(OfficersPhone(chromium, url))
        return phones[-1]

    yield make
    for one in phones:
        one.context.close()
        assert not one.faults


@pytest.fixture
def officer(server: Server, people: People, phone: Callable[[str], OfficersPhone]) -> OfficersPhone:
    assert people.here
    one = phone(server.url)
    one.sign_in(tickets_for(server.app, [people.officer])[0])
    return one


def ideas(server: Any) -> list[tuple[str, ProposalState]]:
    with server.app.app_context():
        query = sa.select(Proposal).order_by(Proposal.id)
        return [(row.title, row.state) for row in session().scalars(query)]


def count(server: Any, table: type) -> int:
    with server.app.app_context():
        return session().scalar(sa.select(sa.func.count()).select_from(table)) or 0


def nothing_waits(page: Page) -> bool:
    try:
        return page.evaluate(WAITING) == 0
    except Error:  # it is on its way to another page
        return False


def test_a_line_that_breaks_while_a_card_is_sent(server: Server, officer: OfficersPhone):
    officer.prepare().write("Eine Bank mit Schatten")
    officer.context.set_offline(True)
    officer.tap("Aufnehmen").waits("Eine Bank mit Schatten")
    officer.context.set_offline(False)
    officer.arrives("Idee aufnehmen")
    expect(officer.page.locator("#fertig")).to_contain_text("Aufgenommen: Nummer", timeout=PATIENCE)
    assert ideas(server) == [("Eine Bank mit Schatten", ProposalState.SUBMITTED)]


def test_several_cards_from_the_beginning_without_a_line(
    server: Server, people: People, officer: OfficersPhone, tmp_path: Path
):
    photo = tmp_path / "karte.jpg"
    photo.write_bytes(saved(quarters(), "JPEG"))
    officer.prepare().context.set_offline(True)
    officer.open(FORM).tap("Auf diesem Gerät sichern")
    expect(officer.page.locator("[data-is=wrong]")).to_be_visible()
    officer.page.select_option("[name=raum]", people.here.slug)
    officer.page.check("[name=veranstaltung][value=neu]")
    officer.fill(event_name="Stadtteilfest", event_day="2026-05-12")
    officer.page.set_input_files("[name=karte]", photo)
    officer.keep("Erste Karte").waits("Erste Karte")
    expect(officer.page.locator("[name=title]")).to_be_focused()
    assert officer.page.input_value("[name=event_name]") == "Stadtteilfest", "what all cards share stays"
    assert not officer.page.is_checked("[name=consent]"), "each card says for itself that all may read it"
    officer.write("Zweite Karte")
    form = officer.page.locator("[data-is=form]")
    assert form.evaluate("form => (form.requestSubmit(), form.inert)"), "what is typed meanwhile would be emptied"
    officer.waits("Erste Karte", "Zweite Karte")
    assert not form.evaluate("form => form.inert")
    officer.context.set_offline(False)
    officer.arrives("Idee aufnehmen")
    officer.until(lambda: len(ideas(server)) == 2)
    assert [title for title, _state in ideas(server)] == ["Erste Karte", "Zweite Karte"]
    assert (count(server, Event), count(server, CardPhoto)) == (1, 1)


def test_a_card_whose_answer_is_lost_is_one(server: Server, people: People, phone: Callable[[str], OfficersPhone]):
    with broken_line(server.port) as line:
        one = phone(line.url)
        assert people.here
        one.sign_in(tickets_for(server.app, [people.officer])[0])
        one.prepare(f"{FORM}?stapel=1").write("Eine Bank mit Schatten")
        line.lose_answers(2)
        one.tap("Aufnehmen").arrives("Karten vom Stapel aufnehmen")
        expect(one.page.locator("#title-hint")).to_contain_text("Aufgenommen: Nummer", timeout=PATIENCE)
        assert line.lost
    assert len(ideas(server)) == 1


def test_one_that_is_refused_holds_up_no_other(server: Server, people: People, officer: OfficersPhone):
    officer.prepare().context.set_offline(True)
    officer.open(FORM).page.select_option("[name=raum]", people.here.slug)
    officer.fill(shown_name="Ordnungsamt").keep("Erste Karte").keep("Zweite Karte").waits("Erste Karte", "Zweite Karte")
    officer.context.set_offline(False)
    officer.until(lambda: ideas(server) == [("Zweite Karte", ProposalState.SUBMITTED)])
    officer.arrives("Idee aufnehmen")
    expect(officer.page.locator("[name=title]")).to_have_value("Erste Karte", timeout=PATIENCE)
    officer.fill(shown_name="").tap("Aufnehmen")
    officer.until(lambda: len(ideas(server)) == 2)
    officer.open(f"{FORM}/ohne-netz").waits()


def test_nobody_else_sends_it(server: Server, people: People, officer: OfficersPhone):
    officer.prepare().context.set_offline(True)
    officer.open(FORM).page.select_option("[name=raum]", people.here.slug)
    officer.keep("Eine Bank mit Schatten").waits("Eine Bank mit Schatten")
    officer.sign_in(tickets_for(server.app, [people.coordinator])[0])
    officer.context.set_offline(False)
    expect(officer.page.locator("[data-is=list] [data-is=other]")).to_be_visible(timeout=PATIENCE)
    expect(officer.page.locator("[data-is=list] [data-is=agree]")).to_be_hidden()
    officer.context.clear_cookies()
    officer.open(f"{FORM}/ohne-netz")
    expect(officer.page.locator("[data-is=out]")).to_be_visible(timeout=PATIENCE)
    assert ideas(server) == []
    officer.sign_in(tickets_for(server.app, [people.officer])[0])
    officer.open(FORM)
    officer.until(lambda: len(ideas(server)) == 1)
    with server.app.app_context():
        assert session().scalars(sa.select(ProposalEntry.entered_by_id)).all() == [people.officer.id]


def test_the_form_tells_how_many_wait(server: Server, people: People, officer: OfficersPhone):
    officer.prepare().context.set_offline(True)
    officer.open(FORM).page.select_option("[name=raum]", people.here.slug)
    officer.keep("Erste Karte").keep("Zweite Karte").waits("Erste Karte", "Zweite Karte")
    officer.context.clear_cookies()
    officer.sign_in(tickets_for(server.app, [people.coordinator])[0])
    officer.page.goto("about:blank")
    officer.context.set_offline(False)
    officer.open(FORM)
    expect(officer.page.get_by_text("2 Karten warten auf diesem Gerät.")).to_be_visible(timeout=PATIENCE)


def test_a_browser_that_was_closed_in_between(server: Server, people: People, chromium: Browser, tmp_path: Path):
    """With a profile that stays, as on a phone."""
    assert people.here

    def opened() -> BrowserContext:
        return chromium.browser_type.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=needed.chromium(),
            viewport=PHONE,
            args=needed.chromium_arguments(),
        )

    ticket = tickets_for(server.app, [people.officer])[0]
    name, _, value = ticket.cookie.partition("=")
    context = opened()
    context.add_cookies([{"name": name, "value": value, "url": server.url, "expires": 4_000_000_000}])
    page = context.pages[0]
    page.goto(server.url + FORM)
    until(lambda: page.evaluate("Boolean(sessionStorage.getItem('karten-ohne-netz'))"), page)
    context.set_offline(True)
    page.goto(server.url + FORM)
    page.select_option("[name=raum]", people.here.slug)
    page.fill("[name=title]", "Eine Bank mit Schatten")
    page.fill("[name=text]", TEXT)
    page.check("[name=consent]")
    page.get_by_role("button", name="Auf diesem Gerät sichern").click()
    expect(page.locator("[data-is=list] > li")).to_have_count(1, timeout=PATIENCE)
    context.close()
    assert ideas(server) == []
    context = opened()
    page = context.pages[0]
    page.goto(server.url + FORM)
    # The page sends it and says so, unless the browser itself was faster (Background Sync).
    until(lambda: ideas(server), page)
    until(lambda: nothing_waits(page), page)
    context.close()
    assert ideas(server) == [("Eine Bank mit Schatten", ProposalState.SUBMITTED)]
