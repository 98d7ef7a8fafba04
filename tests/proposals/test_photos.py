"""Photos on the way to an idea: taken, described, taken away, with their place, in another language, and not too many."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.media import uploads
from beteiligung.media.storage import StorageAway
from beteiligung.media.storage.folder import FolderStorage
from beteiligung.proposals import operations
from beteiligung.proposals.models import Proposal
from tests.media.zoo import PLACE
from tests.proposals.photo_files import PHOTO, PHOTOS, SCREEN, WITH_PLACE, files_of, kept, send
from tests.proposals.proposing.screens import TEXT, to_place
from tests.support.factories import make_area, make_proposal
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("forked_children")


@pytest.fixture
def area(world: World) -> None:
    world(make_area, "nordmarkt")


def test_a_photo_is_kept_and_can_be_described(browser: Browser, world: World, area):
    to_place(browser)
    answer = send(browser, SCREEN, PHOTO, place="Am Brunnen", hinzufuegen="1")
    assert answer.headers["Location"] == SCREEN
    page = browser.get(SCREEN)
    assert page.form().value("place") == "Am Brunnen"
    name = page.find(".photo img")["src"]
    shown = browser.answer("GET", name)
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "private, no-store")
    said = {"foto-1-alternative_text": "Eine leere Ecke", "foto-1-shows_children": "y"}
    assert send(browser, SCREEN, place="Am Brunnen", **said).headers["Location"] == "/de/ideen/neu/1/mehr"
    (picture,) = kept(world)
    assert (picture.alternative_text, picture.shows_children) == ("Eine leere Ecke", True)


def test_people_are_to_be_asked_before(browser: Browser, area):
    to_place(browser)
    assert "Fragen Sie Menschen, die man erkennt, vorher um Erlaubnis." in browser.get(SCREEN).find("#fotos-hint").text


def test_a_photo_stays_when_another_field_is_wrong(browser: Browser, world: World, area):
    to_place(browser)
    answer = send(browser, SCREEN, PHOTO, status=422, place="x" * 201)
    assert "x" * 201 in answer.text
    assert len(kept(world)) == 1
    assert len(browser.get(SCREEN).find_all(".photo")) == 1


def test_a_file_that_is_no_photo_is_named_and_nothing_else_is_lost(browser: Browser, world: World, area):
    to_place(browser)
    answer = send(browser, SCREEN, b"MZ" + b"\0" * 500, PHOTO, status=422, place="Am Brunnen")
    assert "bild-0.jpg: Diese Datei ist kein Foto" in answer.text
    assert "Am Brunnen" in answer.text
    assert len(kept(world)) == 1
    assert browser.get(SCREEN).form().value("place") == "Am Brunnen"


def test_more_than_four_do_not_fit(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, *PHOTOS[:3])
    answer = send(browser, SCREEN, *PHOTOS[3:], status=422)
    assert "bild-1.jpg: Mehr als 4 Fotos gehen nicht." in answer.text
    assert len(kept(world)) == 4
    assert "fotos" not in browser.get(SCREEN).form().names()


def test_the_same_file_again_is_the_photo_that_is_there(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, *PHOTOS[:4])
    for files in ([PHOTO], [PHOTO, PHOTO], PHOTOS[:4]):
        send(browser, SCREEN, *files, hinzufuegen="1")
    assert len(kept(world)) == 4


def test_a_photo_that_was_taken_away_can_come_again(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, PHOTO)
    send(browser, SCREEN, entfernen="1")
    send(browser, SCREEN, PHOTO)
    assert len(kept(world)) == 1


def test_adding_without_a_file_says_what_is_missing(browser: Browser, world: World, area):
    to_place(browser)
    answer = send(browser, SCREEN, status=422, place="Am Brunnen", hinzufuegen="1")
    assert "Bitte wählen Sie zuerst ein Foto aus." in answer.text
    assert "Am Brunnen" in answer.text


def test_more_than_four_at_once_are_named(browser: Browser, world: World, area):
    to_place(browser)
    answer = send(browser, SCREEN, *PHOTOS, status=422)
    assert "bild-4.jpg: Mehr als 4 Fotos gehen nicht." in answer.text
    assert "bild-3.jpg" not in answer.text
    assert len(kept(world)) == 4


def test_what_is_wrong_about_a_photo_stands_above_the_form(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, PHOTO)
    form = browser.get(SCREEN).form()
    page = form.fill({"foto-1-alternative_text": "x" * 301}).submit(status=422)
    assert "#foto-1-alternative_text" in page.links(".summary a").values()
    assert page.form().value("foto-1-alternative_text") == "x" * 301
    assert kept(world)[0].alternative_text is None


def test_a_photo_is_taken_away_with_its_files(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, *PHOTOS[:2])
    before = kept(world)
    assert all(files_of(world, before))
    assert send(browser, SCREEN, entfernen=str(before[0].id)).headers["Location"] == SCREEN
    assert [picture.id for picture in kept(world)] == [before[1].id]
    assert not any(files_of(world, before[:1]))
    assert all(files_of(world, before[1:]))


def test_where_a_photo_was_taken_is_asked_and_only_then_kept(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, WITH_PLACE, hinzufuegen="1")
    assert "Im Foto steht, wo es aufgenommen wurde" in browser.get(SCREEN)
    assert position(world) == (None, None)
    send(browser, SCREEN, ort_aus_foto="1")
    assert position(world) == pytest.approx(PLACE, abs=0.001)
    assert "Im Foto steht" not in browser.get(SCREEN)


def test_where_the_device_says_it_was_taken_is_asked_as_well(browser: Browser, world: World, area):
    """A script that made the photo small read the place before."""
    to_place(browser)
    send(browser, SCREEN, PHOTO, foto_ort="51.5139,7.46529", hinzufuegen="1")
    assert "Im Foto steht, wo es aufgenommen wurde" in browser.get(SCREEN)
    assert position(world) == (None, None)
    send(browser, SCREEN, ort_aus_foto="1")
    assert position(world) == (51.5139, 7.46529)


@pytest.mark.parametrize("said", ["", "51.5", "x,y", "91,7", "nan,7", "51,181", "inf,inf"])
def test_a_place_that_is_none_is_not_asked_about(browser: Browser, area, said):
    to_place(browser)
    send(browser, SCREEN, PHOTO, foto_ort=said, hinzufuegen="1")
    assert "Im Foto steht" not in browser.get(SCREEN)


def test_a_place_without_a_photo_is_not_asked_about(browser: Browser, area):
    to_place(browser)
    send(browser, SCREEN, b"MZ", status=422, foto_ort="51.5,7.4")
    assert "Im Foto steht" not in browser.get(SCREEN)


def position(world: World) -> tuple[float | None, float | None]:
    return world.ask(lambda: session().execute(sa.select(Proposal.latitude, Proposal.longitude)).one())


def test_deleted_drafts_take_their_photos_along(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, PHOTO)
    pictures = kept(world)
    browser.get("/de/ideen/neu/1/loeschen").form().submit("Entwurf löschen")
    assert kept(world) == []
    assert not any(files_of(world, pictures))


def test_forgotten_drafts_take_their_photos_along(browser: Browser, world: World, area):
    to_place(browser)
    send(browser, SCREEN, PHOTO)
    pictures = kept(world)
    with clock.freeze(clock.now() + timedelta(days=15)), world.app.app_context(), unit_of_work():
        assert operations.delete_stale_drafts() == 1
    assert kept(world) == []
    assert not any(files_of(world, pictures))


def test_strangers_see_no_photo_of_a_draft(browser: Browser, world: World, people: People, area):
    to_place(browser)
    send(browser, SCREEN, PHOTO)
    (picture,) = kept(world)
    for somebody in (Browser(world.app), people.browser("resident"), people.browser("officer")):
        assert somebody.answer("GET", f"/bilder/{picture.name(480)}").status_code == 404


class TestInAnotherLanguage:
    """The switch sends the form along. What was chosen and not sent yet would be lost, so it is kept."""

    def switch(self, browser: Browser, path: str, *files: bytes, status: int = 200, **fields: str):
        token = fields.pop("csrf_token", None) or browser.get(path).form().value("csrf_token")
        chosen = [(BytesIO(content), f"bild-{number}.jpg") for number, content in enumerate(files)]
        data = {"csrf_token": token, "fotos": chosen, "sprachwechsel": "1", **fields}
        to = path.replace("/de/", "/tr/")
        answer = browser.answer("POST", to, data=data, content_type="multipart/form-data")
        assert answer.status_code == status, answer.text[:2000]
        return browser.page_of(answer, to)

    def test_photos_of_a_draft_come_along_and_all_else_is_only_shown(self, browser, world, area):
        to_place(browser)
        send(browser, SCREEN, PHOTO)
        said = {"place": "Am Brunnen", "foto-1-alternative_text": "Ein Baum"}
        page = self.switch(browser, SCREEN, WITH_PLACE, **said)
        assert page.tree.html["lang"] == "tr"
        assert len(page.find_all(".photo img")) == 2
        assert page.form().value("place") == "Am Brunnen"
        assert page.form().value("foto-1-alternative_text") == "Ein Baum"
        assert page.form().value("foto-2-alternative_text") == ""
        assert [picture.alternative_text for picture in kept(world)] == [None, None]
        assert world.ask(lambda: session().scalar(sa.select(Proposal.place))) is None

    def test_loading_the_page_again_adds_nothing(self, browser, world, area):
        to_place(browser)
        for _ in range(2):
            page = self.switch(browser, SCREEN, PHOTO)
        assert len(page.find_all(".photo img")) == 1
        assert len(kept(world)) == 1

    def test_what_is_no_photo_is_told_in_the_other_language(self, browser, world, area):
        to_place(browser)
        page = self.switch(browser, SCREEN, b"MZ", PHOTO, status=422, place="Am Brunnen")
        assert "bild-0.jpg: Bu dosya" in page
        assert page.form().value("place") == "Am Brunnen"
        assert len(kept(world)) == 1

    def test_without_the_token_nothing_is_kept(self, browser, world, area):
        to_place(browser)
        page = self.switch(browser, SCREEN, PHOTO, csrf_token="falsch", place="Am Brunnen")
        assert page.form().value("place") == "Am Brunnen"
        assert kept(world) == []

    def test_where_files_cannot_be_kept_the_rest_is_still_there(self, browser, world, area, monkeypatch):
        def away(*_arguments):
            raise StorageAway

        to_place(browser)
        monkeypatch.setattr(FolderStorage, "put", away)
        page = self.switch(browser, SCREEN, PHOTO, status=503, place="Am Brunnen")
        assert page.form().value("place") == "Am Brunnen"
        assert kept(world) == []

    def test_photos_of_a_sent_idea_come_along(self, people, world):
        author = people.browser("author")
        idea = world(make_proposal, "published", area=people.here, author=people.author, text=TEXT)
        page = self.switch(author, f"/de/ideen/{idea.id}/fotos", PHOTO)
        assert len(page.find_all(".photo img")) == 1
        assert [picture.awaits_look for picture in kept(world)] == [True]


class TestManyFiles:
    """So many files an hour, of each draft or account, and never of a whole school."""

    @pytest.fixture(autouse=True)
    def few(self, monkeypatch):
        monkeypatch.setitem(vars(uploads.FILES), "most", 2)

    def test_more_are_refused_with_a_friendly_word_and_nothing_is_lost(self, browser, world, area):
        to_place(browser)
        answer = send(browser, SCREEN, *PHOTOS[:3], status=422, place="Am Brunnen")
        assert "bild-2.jpg: Das waren sehr viele Dateien." in answer.text
        assert "bild-1.jpg" not in answer.text
        assert "Am Brunnen" in answer.text
        assert len(kept(world)) == 2
        with clock.freeze(clock.now() + timedelta(hours=1)):
            send(browser, SCREEN, PHOTOS[3])
        assert len(kept(world)) == 3

    def test_a_file_that_is_refused_counts_too(self, browser, world, area):
        to_place(browser)
        send(browser, SCREEN, b"MZ", b"MZ", status=422)
        assert "Das waren sehr viele Dateien." in send(browser, SCREEN, PHOTO, status=422).text
        assert kept(world) == []

    def test_whoever_shares_the_line_is_not_meant(self, browser, world, area):
        to_place(browser)
        send(browser, SCREEN, *PHOTOS[:2])
        neighbour = Browser(world.app)
        to_place(neighbour)
        send(neighbour, "/de/ideen/neu/2/ort", PHOTO)
        assert len(kept(world)) == 3

    def test_of_an_account_all_ideas_count_together(self, people, world):
        author, ideas = people.browser("author"), []
        for _ in range(2):
            ideas.append(world(make_proposal, "published", area=people.here, author=people.author, text=TEXT))
            last = send(author, f"/de/ideen/{ideas[-1].id}/fotos", PHOTO)
        assert last.status_code == 302
        send(author, f"/de/ideen/{ideas[0].id}/fotos", PHOTO, status=422)
        assert len(kept(world)) == 2
