"""Officers write ideas down for others: from a card, on the phone, at an event, at the counter."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.models import Role
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.media import uploads
from beteiligung.media.models import Picture
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.proposals.models import (
    CardPhoto,
    Event,
    Proposal,
    ProposalContact,
    ProposalEntry,
    ProposalState,
    Source,
)
from beteiligung.proposals.operations import delete_loose_cards
from tests.journeys import residents
from tests.proposals.photo_files import PHOTO, files_of, kept
from tests.support.factories import make_assignment, make_event
from tests.support.letters import letters_to
from tests.support.pages import Browser, Page
from tests.support.personas import People
from tests.support.world import World

FORM = "/de/moderation/aufnehmen"
TITLE = "Eine Bank mit Schatten"
TEXT = "Viele ältere Leute warten hier in der Sonne."
EMAIL = "mina@example.org"


@pytest.fixture
def officer(people: People) -> Browser:
    return people.browser("officer")


def enter(browser: Browser, path: str = FORM, *, status: int = 200, **fields: object) -> Page:
    form = browser.get(path).form()
    form.fill(**{"title": TITLE, "text": TEXT, "consent": True, **fields})
    return form.submit("Aufnehmen", status=status)


def sweep(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        delete_loose_cards()


def ideas(world: World) -> list[Proposal]:
    return world.ask(lambda: list(session().scalars(sa.select(Proposal).order_by(Proposal.id))))


def test_what_was_heard_lies_on_the_desk(officer: Browser, people: People, world: World):
    page = enter(officer, quelle="phone", place="Am Brunnen", shown_name="Rana", sprache="tr")
    (idea,) = ideas(world)
    done = page.find("#fertig").get_text()
    assert f"Aufgenommen: Nummer {idea.id}" in done
    assert idea.title in done, "the number of one card is not written on the slip of another"
    assert (idea.state, idea.source, idea.language) == (ProposalState.SUBMITTED, Source.PHONE, "tr")
    assert (idea.author_id, idea.shown_name, idea.place) == (None, "Rana", "Am Brunnen")
    entry = world.ask(lambda: session().get_one(ProposalEntry, idea.id))
    assert (entry.entered_by_id, entry.consent_on) == (people.officer.id, clock.today())
    kinds = world.ask(lambda: list(session().scalars(sa.select(WaitingItem.kind).where(WaitingItem.done_at.is_(None)))))
    assert kinds == [WaitingKind.NEW_IDEA]
    page = officer.get(f"/de/moderation/ideen/{idea.id}")
    assert "Am Telefon aufgenommen, von " in page
    assert "Niemand bekommt eine Nachricht." in page
    page.form().submit("Veröffentlichen")
    assert world.now(idea).state is ProposalState.PUBLISHED, "whoever wrote it down is not its author"


def test_the_public_reads_where_it_was_heard(app: Flask, officer: Browser, people: People, world: World):
    event = world(make_event, people.here, "Stadtteilfest")
    enter(officer, quelle="event", veranstaltung=str(event.id))
    (idea,) = ideas(world)
    officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
    page = Browser(app).get(f"/de/ideen/{idea.id}")
    assert "Aufgenommen bei: Stadtteilfest" in page.find(".page-head").get_text()
    assert "Stadtteilfest" in page.find(".line").get_text()
    assert "von Nachbar*in" in page.find(".page-head").get_text()


def test_a_new_event_is_there_for_the_next_form(officer: Browser, people: People, world: World):
    enter(officer, quelle="event", veranstaltung="neu", event_name="Sommerfest", event_kind="festival")
    enter(officer, title="Noch eine Bank", veranstaltung="neu", event_name="Sommerfest", event_kind="festival")
    events = world.ask(lambda: list(session().scalars(sa.select(Event))))
    assert [(event.name, event.day, event.aktionsraum_id) for event in events] == [
        ("Sommerfest", clock.today(), people.here.id)
    ]
    form = officer.get(FORM).form()
    assert form.value("veranstaltung") == str(events[0].id), "the next one is from there as well"
    assert form.value("quelle") == "event"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"consent": False}, "consent"),
        ({"title": "Ba"}, "title"),
        ({"text": "Kurz."}, "text"),
        ({"quelle": "event"}, "quelle"),
        ({"veranstaltung": "neu"}, "event_name"),
        ({"veranstaltung": "neu", "event_name": "Fest", "event_day": "gestern"}, "event_day"),
        ({"shown_name": "Ordnungsamt"}, "shown_name"),
        ({"channel": "email", "email": "mina"}, "email"),
        ({"channel": "phone"}, "phone"),
        ({"channel": "letter"}, "postal_address"),
    ],
)
@pytest.mark.one_database
def test_what_is_missing_is_said_and_nothing_typed_is_lost(officer: Browser, world: World, fields, field):
    page = enter(officer, status=422, **fields)
    assert f"#{field}" in page.links(".summary a").values()
    if "text" not in fields:
        assert page.form().value("text") == TEXT
    assert ideas(world) == []


@pytest.mark.one_database
def test_only_areas_of_ones_own(app: Flask, officer: Browser, people: People, world: World):
    assert people.there
    form = officer.get(FORM).form().fill(title=TITLE, text=TEXT, consent=True)
    form.tamper(raum=people.there.slug).submit("Aufnehmen", status=422)
    for name in ("visitor", "author", "auditor", "admin"):
        people.browser(name).get(FORM, status=403)
    assert ideas(world) == []
    enter(people.browser("coordinator"), raum=people.there.slug)
    assert [idea.aktionsraum_id for idea in ideas(world)] == [people.there.id]


def test_a_form_that_comes_twice_makes_one_idea(officer: Browser, world: World):
    form = officer.get(FORM).form().fill(title=TITLE, text=TEXT, consent=True)
    form.submit("Aufnehmen")
    page = form.submit("Aufnehmen")
    (idea,) = ideas(world)
    assert f"Nummer {idea.id}" in page


def test_a_card_typed_twice_is_asked_about(officer: Browser, world: World):
    enter(officer)
    page = enter(officer, title=TITLE.upper(), status=422)
    assert f"Dieser Text ist schon aufgenommen, mit der Nummer {ideas(world)[0].id}." in page.refusals
    page.form().fill(again=True).submit("Aufnehmen")
    assert len(ideas(world)) == 2


def test_who_left_an_address_gets_the_number_and_can_claim_the_idea(app: Flask, officer: Browser, world: World):
    enter(officer, channel="email", email=EMAIL, sprache="tr")
    (idea,) = ideas(world)
    (letter,) = letters_to(app, EMAIL)
    assert (letter.kind, letter.language) == ("idea_received", "tr")
    assert str(idea.id) in letter.body
    residents.sign_in(Browser(app), EMAIL)
    assert world.now(idea).author_id is not None
    assert world.ask(lambda: session().get(ProposalContact, idea.id)) is None


@pytest.mark.parametrize(
    ("channel", "fields"),
    [("phone", {"phone": "0231 12345"}), ("letter", {"postal_address": "Weg 1\n44135 Dortmund"}), ("counter", {})],
)
def test_other_ways_to_reach_somebody(officer: Browser, world: World, channel: str, fields: dict[str, str]):
    enter(officer, channel=channel, contact_name="Mina", **fields)
    (idea,) = ideas(world)
    contact = world.ask(lambda: session().get_one(ProposalContact, idea.id))
    assert (contact.channel, contact.name, contact.email) == (channel, "Mina", None)
    assert contact.phone == fields.get("phone")
    assert contact.postal_address == fields.get("postal_address")
    officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")


@pytest.mark.one_database
class TestStack:
    """One card after the other."""

    PATH = f"{FORM}?stapel=1"

    def test_what_is_the_same_stays_and_the_title_has_the_focus(self, officer: Browser, people: People, world: World):
        event = world(make_event, people.here, "Stadtteilfest")
        page = enter(officer, self.PATH, quelle="paper", veranstaltung=str(event.id), sprache="ar")
        assert "Karten vom Stapel aufnehmen" in page
        form = page.form()
        kept_on = [form.value(name) for name in ("raum", "quelle", "veranstaltung", "sprache")]
        assert kept_on == [people.here.slug, "paper", str(event.id), "ar"]
        assert not form.value("title")
        assert form.value("consent"), "said once for the whole stack"
        assert not officer.get(self.PATH).form().value("consent"), "the next stack says it anew"
        assert page.find("[autofocus]")["name"] == "title"

    def test_with_several_areas_nothing_is_passed_over(self, people: People, world: World):
        assert people.here
        assert people.there
        coordinator = people.browser("coordinator")
        assert not coordinator.get(self.PATH).find_all("[autofocus]"), "the area has to be chosen first"
        page = enter(coordinator, self.PATH, raum=people.there.slug)
        assert page.find("[autofocus]")["name"] == "title"

    def test_the_list_below_takes_one_back(self, officer: Browser, people: People, world: World):
        enter(officer, self.PATH)
        page = enter(officer, self.PATH, title="Falsche Karte")
        first, second = ideas(world)
        page = page.form_to(f"/aufnehmen/{second.id}/zuruecknehmen").submit()
        assert f"Nummer {second.id} ist zurückgenommen." in page.notices
        assert page.form().value("consent"), "the stack goes on"
        assert "Aufgenommen: Nummer" not in page
        assert [world.now(idea).state for idea in (first, second)] == [ProposalState.SUBMITTED, ProposalState.WITHDRAWN]
        open_items = sa.select(WaitingItem.proposal_id).where(WaitingItem.done_at.is_(None))
        assert world.ask(lambda: list(session().scalars(open_items))) == [first.id]
        assert "Für jemanden aufgenommen" in officer.get(f"/de/moderation/ideen/{second.id}")
        enter(officer, self.PATH, title="Falsche Karte")

    def test_not_later_not_by_others_and_not_when_the_number_is_out(
        self, officer: Browser, people: People, world: World
    ):
        enter(officer, self.PATH)
        (idea,) = ideas(world)
        address = f"{FORM}/{idea.id}/zuruecknehmen"
        other = people.browser("coordinator")
        token, other.checks_pages = other.get(FORM).form().value("csrf_token"), False
        assert other.answer("POST", address, data={"csrf_token": token}).status_code == 403
        form = officer.get(FORM).form_to(address)
        with clock.freeze(clock.now() + timedelta(minutes=16)):
            form.submit(status=409)
            assert officer.get(FORM).find_all(f'form[action^="{address}"]') == []
        enter(officer, self.PATH, title="Mit Adresse", channel="email", email=EMAIL)
        assert officer.get(FORM).find_all(f'form[action^="{FORM}/{idea.id + 1}/"]') == []
        assert world.now(idea).state is ProposalState.SUBMITTED

    def test_nobody_takes_back_what_was_decided(self, officer: Browser, world: World):
        enter(officer, self.PATH)
        (idea,) = ideas(world)
        form = officer.get(FORM).form_to(f"{FORM}/{idea.id}/zuruecknehmen")
        officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
        form.submit(status=409)
        assert world.now(idea).state is ProposalState.PUBLISHED


@pytest.mark.usefixtures("forked_children")
@pytest.mark.one_database
class TestCard:
    """The photo of the card is for the desk alone."""

    def send(self, browser: Browser, *, status: int, **fields: str) -> Page:
        form = browser.get(FORM).form()
        data = {name: form.value(name) for name in ("csrf_token", "submission_key", "raum", "quelle", "sprache")}
        data |= {"karte": (BytesIO(PHOTO), "karte.jpg"), **fields}
        answer = browser.answer("POST", FORM, data=data, content_type="multipart/form-data")
        assert answer.status_code == status, answer.text[:2000]
        return browser.page_of(answer, FORM)

    def test_it_is_shown_to_write_down_what_it_says(self, officer: Browser, people: People, world: World):
        page = self.send(officer, status=200, hinzufuegen="1", title="Noch nicht fertig")
        (picture,) = kept(world)
        address = f"/bilder/{picture.name(picture.widths[0])}"
        assert page.find(f'img[src="{address}"]')
        assert page.form().value("title") == "Noch nicht fertig"
        assert officer.answer("GET", address).status_code == 200
        assert people.browser("coordinator").answer("GET", address).status_code == 404, "it belongs to no idea yet"
        page.form().fill(title=TITLE, text=TEXT, consent=True).submit("Aufnehmen")
        (idea,) = ideas(world)
        assert address in str(officer.get(f"/de/moderation/ideen/{idea.id}").tree)
        assert people.browser("coordinator").answer("GET", address).status_code == 200

    def test_it_is_never_public(self, app: Flask, officer: Browser, people: People, world: World):
        self.send(officer, status=302, title=TITLE, text=TEXT, consent="y")
        (idea,), (picture,) = ideas(world), kept(world)
        officer.get(f"/de/moderation/ideen/{idea.id}").form().submit("Veröffentlichen")
        for browser in (Browser(app), people.browser("author"), people.browser("officer_elsewhere")):
            assert picture.key not in str(browser.get(f"/de/ideen/{idea.id}").tree)
            for name in picture.names:
                assert browser.answer("GET", f"/bilder/{name}").status_code == 404

    def test_a_second_photo_takes_the_place_of_the_first(self, officer: Browser, world: World):
        page = self.send(officer, status=422)
        (first,) = kept(world)
        key = page.form().value("submission_key")
        self.send(officer, status=422, submission_key=key)
        (second,) = kept(world)
        assert first.id != second.id

    def test_a_stack_is_no_draft_of_photos(self, officer: Browser, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setitem(vars(uploads.FILES), "most", 0)
        monkeypatch.setitem(vars(uploads.CARDS), "most", 1)
        assert "sehr viele Dateien" not in self.send(officer, status=422)
        assert "sehr viele Dateien" in self.send(officer, status=422)

    def test_what_was_never_finished_goes(self, app: Flask, officer: Browser, world: World):
        self.send(officer, status=422)
        pictures = kept(world)
        sweep(app)
        assert kept(world)
        with clock.freeze(clock.now() + timedelta(days=3)):
            sweep(app)
        assert kept(world) == []
        assert not any(files_of(world, pictures))

    def test_it_goes_with_an_entry_that_is_taken_back(self, officer: Browser, world: World):
        self.send(officer, status=302, title=TITLE, text=TEXT, consent="y")
        (idea,) = ideas(world)
        officer.get(FORM).form_to(f"{FORM}/{idea.id}/zuruecknehmen").submit()
        assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(CardPhoto))) == 0
        assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(Picture))) == 0


@pytest.mark.one_database
def test_who_has_several_areas_chooses(officer: Browser, people: People, world: World):
    world(make_assignment, people.officer, Role.OFFICER, people.there)
    page = enter(officer, status=422, raum="")
    assert "#raum" in page.links(".summary a").values()
    enter(officer, raum=people.there.slug)
    assert officer.get(FORM).form().value("raum") == people.there.slug


def test_the_page_without_a_line_knows_nobody(app: Flask, people: People):
    assert people.here
    answer = Browser(app).answer("GET", f"{FORM}/ohne-netz")
    assert answer.status_code == 200
    assert "csrf_token" not in answer.text
    assert "Set-Cookie" not in answer.headers
