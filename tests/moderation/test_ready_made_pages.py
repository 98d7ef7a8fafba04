"""Picking a ready-made text at the desk without scripts, and keeping the texts."""

import pytest

from beteiligung.core.database import session
from beteiligung.moderation.models import TextModule
from beteiligung.proposals.models import ProposalState
from tests.support.factories import TEXTS, make_account, make_module, make_proposal

pytestmark = pytest.mark.one_database

OWN = "Meinen Sie den Platz am Brunnen?"
TEXTS_URL = "/de/verwaltung/texte/"


@pytest.fixture
def officer(people):
    return people.browser("officer")


@pytest.fixture
def coordinator(people):
    return people.browser("coordinator")


@pytest.fixture
def idea(people, world):
    author = world(make_account, language="ar")
    return world(make_proposal, "submitted", area=people.here, author=author, title="Bank am Brunnen")


def test_pick_read_and_send(people, officer, idea, world):
    world(make_module, name="Wo genau?")
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    page = page.form().choose("module", "Wo genau?").fill(question=OWN).submit("Text ansehen")
    german, told = (tag for tag in page.find_all(".halves .prose"))
    assert "Zu „Bank am Brunnen“ haben wir einen Satz." in german.get_text()
    assert (told["lang"], told["dir"]) == ("ar", "rtl")
    assert "لدينا جملة عن «Bank am Brunnen»." in told.get_text()
    assert page.form().value("question") == OWN
    assert world.now(idea).state is ProposalState.SUBMITTED
    page.form().fill(question="").submit("Frage senden")
    assert world.now(idea).state is ProposalState.RETURNED
    page = officer.get(f"/de/moderation/ideen/{idea.id}")
    assert "haben wir einen Satz." in page


def test_sending_unread_shows_the_text_first(officer, idea, world):
    world(make_module, name="Wo genau?")
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    page = page.form().choose("module", "Wo genau?").fill(question=OWN).submit("Frage senden", status=422)
    assert "Bitte lesen Sie zuerst" in page.refusals
    assert "لدينا جملة" in page
    assert page.form().value("question") == OWN
    page.form().submit("Frage senden")
    assert world.now(idea).state is ProposalState.RETURNED


def test_without_a_text_own_words_are_needed(officer, idea, world):
    world(make_module, name="Wo genau?")
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    page = page.form().submit("Frage senden", status=422)
    assert "Bitte schreiben Sie Ihre Frage." in page.refusals


def test_a_language_without_translation_is_named(officer, idea, world):
    world(make_module, texts={"de": TEXTS["de"]}, name="Nur deutsch")
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    page = page.form().choose("module", "Nur deutsch").submit("Text ansehen")
    assert "Die Person liest Arabisch." in page
    assert page.find_all('[aria-labelledby="h-german"]')
    assert not page.find_all('[aria-labelledby="h-told"]')


def test_the_author_reads_the_question_in_the_language_of_the_page(people, officer, world):
    idea = world(make_proposal, "submitted", area=people.here, author=people.author, title="Bank am Brunnen")
    world(make_module, name="Wo genau?")
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    page = page.form().choose("module", "Wo genau?").fill(question=OWN).submit("Text ansehen")
    page.form().submit("Frage senden")
    for place in (f"ideen/{idea.id}-bank-am-brunnen", f"ideen/{idea.id}/antworten"):
        page = people.browser("author").get(f"/tr/{place}")
        assert "“Bank am Brunnen” hakkında bir cümlemiz var." in page
        assert OWN in page


def test_a_new_text_with_its_languages(coordinator, officer, idea):
    page = coordinator.get("/de/verwaltung/").follow("Textbausteine").follow("Neuer Textbaustein")
    form = page.form().choose("purpose", "Rückfrage").fill(name="Welcher Ort?")
    page = form.fill({"de-text": "Wo soll „{titel}“ sein?", "en-text": "Where is it?"}).submit("Speichern", status=422)
    assert "steht auch: {titel}" in page.refusals
    page = page.form().fill({"en-text": "Where should “{titel}” be?"}).submit("Speichern")
    assert "Welcher Ort?" in page
    assert "Türkçe fehlt, العربية fehlt" in page
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    assert "Welcher Ort?" in page.form().choices("module").values()
    again = coordinator.get(f"{TEXTS_URL}neu").form().choose("purpose", "Rückfrage")
    page = again.fill({"name": "Welcher Ort?", "de-text": "Wo soll das sein?"}).submit("Speichern", status=422)
    assert "gibt es schon" in page.refusals


def test_a_new_german_text_leaves_the_others_behind(coordinator, world):
    module = world(make_module, name="Welcher Ort?")
    page = coordinator.get(TEXTS_URL).follow("Welcher Ort?")
    assert "Der deutsche Text ist neuer." not in page
    page = page.form().fill({"de-text": "Bitte schreiben Sie mehr zu „{titel}“."}).submit("Speichern")
    assert "English ist älter, Türkçe ist älter, العربية ist älter" in page
    page = page.follow("Welcher Ort?")
    page = page.form().fill({"en-still_fits": True}).submit("Speichern")
    assert "English ist älter" not in page
    page = page.follow("Welcher Ort?").follow("Alle Fassungen")
    assert [tag.get_text() for tag in page.find_all("h2")][:2] == ["English, Fassung 2", "Deutsch, Fassung 2"]
    assert world.ask(lambda: session().get(TextModule, module.id).version) == 3


def test_what_somebody_else_saved_meanwhile_is_not_lost(coordinator, people, world):
    world(make_module, name="Welcher Ort?")
    mine, other = (
        browser.get(TEXTS_URL).follow("Welcher Ort?") for browser in (coordinator, people.browser("coordinator_2"))
    )
    other.form().fill(name="Wo?").submit("Speichern")
    page = mine.form().fill({"de-text": "Mein neuer Satz zu „{titel}“."}).submit("Speichern", status=409)
    assert "geändert" in page.refusals
    assert page.form().value("de-text") == "Mein neuer Satz zu „{titel}“."


def test_a_text_that_is_switched_off_cannot_be_picked(coordinator, officer, idea, world):
    world(make_module, name="Welcher Ort?")
    page = coordinator.get(TEXTS_URL).follow("Welcher Ort?").form().fill(is_active=False).submit("Speichern")
    assert "abgeschaltet" in page
    page = officer.get(f"/de/moderation/ideen/{idea.id}/rueckfrage")
    assert "module" not in page.form().names()


def test_offices_are_kept_by_coordinators(coordinator, officer):
    page = coordinator.get("/de/verwaltung/").follow("Andere Stellen").follow("Neue Stelle")
    page = page.form().fill(name="Tiefbauamt", email="keine Adresse").submit("Speichern", status=422)
    page = page.form().fill(email="tiefbau@example.org", phone="0231 50-0").submit("Speichern")
    page = page.follow("Tiefbauamt").form().fill(name="Straßenamt", is_active=False).submit("Speichern")
    assert "Straßenamt (abgeschaltet)" in page
    page = page.follow("Neue Stelle").form().fill(name="Straßenamt").submit("Speichern", status=422)
    assert "steht schon in der Liste" in page.refusals
    for place in ("texte/", "stellen/"):
        assert officer.answer("GET", f"/de/verwaltung/{place}").status_code == 403
