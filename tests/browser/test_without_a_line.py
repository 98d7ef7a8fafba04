"""Whatever is written survives: no line between two screens, a server that is killed, an answer that is lost, no line at all
from the beginning. And nothing is left on a device whose owner says so.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.media.models import Picture
from beteiligung.proposals.models import Proposal, ProposalState
from tests.browser.person import PHONE
from tests.media.zoo import quarters, saved
from tests.support.application import application
from tests.support.broken_line import broken_line
from tests.support.factories import make_proposal
from tests.support.gunicorn import PLATFORM, Mortal
from tests.support.personas import People
from tests.support.server import Server, settings_for
from tests.support.sessions import tickets_for

TITLE = "Eine Bank mit Schatten"
TEXT = "Viele ältere Leute warten hier in der Sonne."
STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(({name}) => name), ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope)]"""
PATIENCE = 40_000  # milliseconds; only a test that fails waits that long


def until(holds: Callable[[], Any], page: Page) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end, f"in vain at {page.url}: {page.inner_text('main')[:600]}"
        time.sleep(0.1)


class Phone:
    """A browser that can lose its line."""

    def __init__(self, chromium: Browser, url: str) -> None:
        self.url = url
        self.context = chromium.new_context(locale="de-DE", viewport=PHONE)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def sign_in(self, ticket: Any) -> None:
        name, _, value = ticket.cookie.partition("=")
        self.context.add_cookies([{"name": name, "value": value, "url": self.url}])

    def open(self, path: str) -> Phone:
        self.page.goto(self.url + path)
        return self

    def prepare(self, path: str = "/de/ideen/neu") -> Phone:
        """Open a page of the chain and wait until the device is ready for bad times."""
        self.open(path)
        self.until(lambda: self.page.evaluate("Boolean(sessionStorage.getItem('ohne-netz'))"))
        return self

    def until(self, holds: Callable[[], Any]) -> None:
        until(holds, self.page)

    def fill(self, **fields: str) -> Phone:
        for name, value in fields.items():
            self.page.fill(f"main [name={name}]", value)
        return self

    def tap(self, words: str) -> Phone:
        self.page.locator("main").get_by_role("button", name=words, exact=True).first.click()
        return self

    def waits(self, *texts: str) -> Phone:
        """The page without a line lists these, and nothing else."""
        entries = self.page.locator("[data-is=list] > li")
        expect(entries).to_have_count(len(texts), timeout=PATIENCE)
        for number, text in enumerate(texts):
            expect(entries.nth(number)).to_contain_text(text)
        return self

    def arrives(self, heading: str) -> Phone:
        expect(self.page.locator("h1")).to_have_text(heading, timeout=PATIENCE)
        return self

    @property
    def stored(self) -> list[str]:
        return self.page.evaluate(STORED)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Callable[[str], Phone]]:
    phones: list[Phone] = []

    def make(url: str) -> Phone:
        phones.append(Phone(chromium, url))
        return phones[-1]

    yield make
    for one in phones:
        one.context.close()
        assert not one.faults


def ideas(server: Any) -> list[tuple[str, ProposalState, int]]:
    with server.app.app_context():
        return [(row.title, row.state, row.photo_count) for row in session().scalars(sa.select(Proposal))]


def count(server: Any, table: type) -> int:
    with server.app.app_context():
        return session().scalar(sa.select(sa.func.count()).select_from(table)) or 0


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "bank.jpg"
    file.write_bytes(saved(quarters(), "JPEG"))
    return file


def walk(phone: Phone, photo: Path, broken: Callable[[], None], mended: Callable[[], None] | None) -> None:
    """All screens; the line breaks on each before it is sent. ``mended``: None where it mends by itself."""

    def mend(waits: str) -> None:
        if mended is not None:
            phone.waits(waits)
            mended()

    def step(words: str, waits: str, heading: str) -> None:
        broken()
        phone.tap(words)
        mend(waits)
        phone.arrives(heading)

    phone.prepare().page.check("[name=raum][value=nordmarkt]")
    step("Weiter", "Ihre Auswahl", "Was soll passieren?")
    phone.fill(title=TITLE, text=TEXT)
    step("Weiter", TITLE, "Foto und Ort")
    phone.fill(place="Am Brunnen")
    broken()
    phone.page.set_input_files("[name=fotos]", photo)
    mend("bank.jpg")
    expect(phone.page.locator(".photo img")).to_have_count(1, timeout=PATIENCE)
    expect(phone.page.locator("[name=place]")).to_have_value("Am Brunnen")
    phone.fill(place="Am großen Brunnen")
    step("Weiter", "Am großen Brunnen", "Noch etwas dazu?")
    phone.fill(period="Im Sommer")
    step("Weiter", "Im Sommer", "Prüfen und senden")
    phone.fill(email="neu@example.org")
    step("Idee senden", "neu@example.org", "Bitte bestätigen Sie Ihre Idee")


def test_offline_between_every_two_screens(server: Server, phone, photo):
    one = phone(server.url)
    walk(one, photo, lambda: one.context.set_offline(True), lambda: one.context.set_offline(False))
    assert ideas(server) == [(TITLE, ProposalState.UNCONFIRMED, 1)]
    assert count(server, Picture) == 1
    one.open("/de/ideen/neu/ohne-netz").waits()


class Killable:
    """A server that dies, and the application beside it."""

    def __init__(self, mortal: Mortal, app: Any) -> None:
        self.url, self.app, self.start, self.kill = mortal.url, app, mortal.start, mortal.kill


@pytest.fixture
def killable(database_url: str, tmp_path: Path) -> Iterator[Killable]:
    settings = settings_for(database_url, tmp_path)
    mortal = Mortal(PLATFORM, tmp_path / "server.log", settings)
    with application(**settings) as app:
        result = app.test_cli_runner().invoke(args=["init"])
        assert result.exit_code == 0, result.output
        mortal.start()
        yield Killable(mortal, app)
        mortal.kill()
        assert "Traceback" not in (tmp_path / "server.log").read_text()


@pytest.mark.timeout(300)
def test_a_server_that_is_killed_between_every_two_screens(killable: Killable, phone, photo):
    one = phone(killable.url)

    def mended() -> None:
        killable.start()
        one.tap("Jetzt senden")

    walk(one, photo, killable.kill, mended)
    assert ideas(killable) == [(TITLE, ProposalState.UNCONFIRMED, 1)]


def test_an_answer_that_is_lost_makes_nothing_twice(server: Server, phone, photo):
    with broken_line(server.port) as line:
        walk(phone(line.url), photo, lambda: line.lose_answers(1), None)
        assert len(line.lost) == 6
    assert ideas(server) == [(TITLE, ProposalState.UNCONFIRMED, 1)]
    assert count(server, Picture) == 1


@pytest.mark.one_database
def test_a_comment_whose_answer_is_lost_stands_once(server: Server, people: People, phone):
    idea = people.world(make_proposal, "published", area=people.here)
    with broken_line(server.port) as line:
        one = phone(line.url)
        one.sign_in(tickets_for(server.app, [people.resident])[0])
        one.prepare(f"/de/ideen/{idea.id}/kommentieren").fill(text="Das fehlt hier wirklich.")
        line.lose_answers(1)
        one.tap("Kommentar senden")
        one.arrives(idea.title)
        assert line.lost
    assert count(server, Comment) == 1


def write_offline(one: Phone, photo: Path) -> None:
    one.context.set_offline(True)
    one.open("/de/ideen/neu").tap("Auf diesem Gerät sichern")
    expect(one.page.locator("[data-is=wrong]")).to_be_visible()
    one.page.check("[name=raum][value=nordmarkt]")
    one.page.set_input_files("[name=foto]", photo)
    one.fill(title=TITLE, text=TEXT).tap("Auf diesem Gerät sichern").waits(TITLE)


@pytest.mark.one_database
def test_an_idea_is_written_without_a_line_from_the_beginning(server: Server, phone, photo):
    one = phone(server.url)
    one.prepare()
    write_offline(one, photo)
    one.page.reload()
    one.waits("bank.jpg")
    one.context.set_offline(False)
    one.arrives("Prüfen und senden")
    expect(one.page.locator(".review")).to_contain_text(TEXT)
    assert ideas(server) == [(TITLE, ProposalState.DRAFT, 1)]


@pytest.mark.one_database
def test_an_idea_of_the_device_is_one_however_often_it_is_sent(server: Server, phone, photo):
    with broken_line(server.port) as line:
        one = phone(line.url)
        one.prepare()
        write_offline(one, photo)
        line.lose_answers(3)
        one.context.set_offline(False)
        for already_lost in (1, 2, 3):  # whoever does not wait for the next attempt asks for it
            one.until(lambda n=already_lost: len(line.lost) == n)
            one.tap("Jetzt senden")
        one.arrives("Prüfen und senden")
        assert [path.rpartition("/")[2] for path in line.lost] == ["neu", "was", "ort"]
    assert ideas(server) == [(TITLE, ProposalState.DRAFT, 1)]
    assert count(server, Picture) == 1


@pytest.mark.one_database
def test_what_the_server_refuses_is_put_back_into_its_form(server: Server, phone):
    one = phone(server.url)
    one.prepare().page.check("[name=raum][value=nordmarkt]")
    one.tap("Weiter").arrives("Was soll passieren?")
    one.context.set_offline(True)
    one.fill(title=TITLE, text="Zu kurz.").tap("Weiter").waits(TITLE)
    one.context.set_offline(False)
    one.arrives("Was soll passieren?")
    expect(one.page.locator("[data-is-put-back]")).to_be_visible(timeout=PATIENCE)
    expect(one.page.locator("[name=text]")).to_have_value("Zu kurz.")
    form = one.page.url.removeprefix(one.url)
    one.open("/de/ideen/neu/ohne-netz").waits(TITLE)
    expect(one.page.locator("[data-is=status]")).to_contain_text("Unten wartet etwas auf Sie.", timeout=PATIENCE)
    one.tap("Prüfen und senden").arrives("Was soll passieren?")
    assert one.page.url.endswith(form)
    expect(one.page.locator("[name=text]")).to_have_value("Zu kurz.", timeout=PATIENCE)
    one.fill(text=TEXT).tap("Weiter").arrives("Foto und Ort")
    assert ideas(server) == [(TITLE, ProposalState.DRAFT, 0)]
    one.open("/de/ideen/neu/ohne-netz").waits()


@pytest.mark.one_database
def test_nobody_sends_what_another_person_wrote_unasked(server: Server, people: People, phone):
    idea = people.world(make_proposal, "published", area=people.here)
    one = phone(server.url)
    one.sign_in(tickets_for(server.app, [people.resident])[0])
    one.prepare(f"/de/ideen/{idea.id}/kommentieren").fill(text="Das fehlt hier wirklich.")
    one.context.set_offline(True)
    one.tap("Kommentar senden").waits("Das fehlt hier wirklich.")
    one.sign_in(tickets_for(server.app, [people.author])[0])
    one.context.set_offline(False)
    expect(one.page.locator("[data-is=list] [data-is=other]")).to_be_visible(timeout=PATIENCE)
    assert count(server, Comment) == 0
    one.tap("Ja, senden").arrives(idea.title)
    assert count(server, Comment) == 1


@pytest.mark.one_database
def test_what_waits_can_be_thrown_away(server: Server, phone, photo):
    one = phone(server.url)
    one.prepare()
    write_offline(one, photo)
    one.tap("Verwerfen").waits(TITLE)
    one.tap("Wirklich verwerfen?").waits()
    one.context.set_offline(False)
    one.arrives("Wo soll etwas passieren?")
    assert ideas(server) == []


@pytest.mark.one_database
@pytest.mark.parametrize("way", ["delete", "sign out"])
def test_nothing_is_left_on_the_device(server: Server, people: People, phone, photo, way):
    one = phone(server.url)
    one.sign_in(tickets_for(server.app, [people.resident])[0])
    one.prepare()
    write_offline(one, photo)
    one.fill(text="Noch ein Satz, der nicht gesichert ist.")
    expect(one.page.locator("[data-is-kept]")).to_be_visible()
    assert {"geraet", "ohne-netz", "text:idee-ohne-netz", f"{one.url}/"} <= set(one.stored)
    one.page.route("**/readyz", lambda route: route.abort())  # nothing is sent in between
    one.context.set_offline(False)
    if way == "delete":
        one.open("/de/konto/ideen/vergessen").tap("Von diesem Gerät löschen").arrives("Meine Ideen")
    else:
        one.open("/de/konto/abmelden").tap("Jetzt abmelden")
    expect(one.page.locator(".notices")).to_be_visible()
    one.until(lambda: one.stored == [])


FILL = """async ([number, days]) => {
  const base = await new Promise((done) => (indexedDB.open('geraet').onsuccess = ({target}) => done(target.result)))
  const box = base.transaction('wartet', 'readwrite').objectStore('wartet')
  for (let i = 0; i < number; i += 1) box.put({at: Date.now() - days * 86_400_000, url: '/', fields: [['text', `Text ${i}`]]})
  await new Promise((done) => (box.transaction.oncomplete = done))
  base.close()
}"""


@pytest.mark.one_database
def test_at_most_twenty_wait_and_at_most_fourteen_days(server: Server, phone, photo):
    one = phone(server.url)
    one.prepare()
    one.context.set_offline(True)
    one.open("/de/ideen/neu").waits()
    one.page.evaluate(FILL, [3, 15])
    one.page.evaluate(FILL, [20, 13])
    one.page.reload()
    one.waits(*(f"Text {number}" for number in range(20)))
    one.page.check("[name=raum][value=nordmarkt]")
    one.fill(title=TITLE, text=TEXT).tap("Auf diesem Gerät sichern")
    expect(one.page.locator("[data-is=full]")).to_be_visible()
    expect(one.page.locator("[name=text]")).to_have_value(TEXT)


@pytest.mark.one_database
def test_the_list_of_own_ideas_tells_of_what_waits(server: Server, phone):
    one = phone(server.url)
    one.open("/de/konto/ideen").page.wait_for_load_state("networkidle")
    assert one.stored == []
    one.prepare().context.set_offline(True)
    one.open("/de/ideen/neu").waits()
    one.page.evaluate(FILL, [1, 1])
    one.page.goto("about:blank")  # else the page without a line goes on by itself
    one.context.set_offline(False)
    one.open("/de/konto/ideen")
    expect(one.page.get_by_text("Auf diesem Gerät wartet noch etwas")).to_be_visible(timeout=PATIENCE)


@pytest.mark.one_database
def test_who_reads_has_no_worker(server: Server, people: People, phone):
    idea = people.world(make_proposal, "published", area=people.here)
    one = phone(server.url)
    for path in ("/de/", "/de/ideen/", f"/de/ideen/{idea.id}-{idea.words}", "/de/konto/anmelden", "/de/hilfe"):
        one.open(path).page.wait_for_load_state("networkidle")
        assert one.stored == []
