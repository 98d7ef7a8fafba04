"""Telling people at the desk: whom, how and what; the contact behind a button; the letter; and how it ended."""

from datetime import timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.moderation.operations import TRIES_BEFORE_LETTER
from beteiligung.proposals.models import Telling, TellingOutcome
from tests.support.factories import make_city, make_decision, make_heard, make_proposal, make_telling
from tests.support.html import words

pytestmark = pytest.mark.one_database

DESK = "/de/moderation/"
ADDRESS = "Mallinckrodtstraße 56"
PHONE = "0231 555 77 88"


@pytest.fixture
def officer(people):
    return people.browser("officer")


def heard(people, channel="phone", **more):
    idea = people.world(make_heard, channel, "published", area=people.here, **more)
    people.world(make_telling, idea, channel=channel)
    return idea


def at(idea, act="/bescheid"):
    return f"{DESK}ideen/{idea.id}{act}"


def telling_of(world, idea):
    return world(lambda: session().scalars(sa.select(Telling).filter_by(proposal_id=idea.id)).one())


def looks(world):
    return world.ask(
        lambda: session().scalar(sa.select(sa.func.count()).select_from(LogEntry).filter_by(act="contact.read"))
    )


def letter_from(browser, idea):
    token = browser.get(at(idea)).form("#brief").value("csrf_token")
    answer = browser.answer("POST", at(idea, "/bescheid/brief"), data={"csrf_token": token})
    assert answer.mimetype == "application/pdf", answer.get_data(as_text=True)[:300]
    reader = PdfReader(BytesIO(answer.get_data()))
    return answer, reader, "\n".join(page.extract_text() for page in reader.pages)


def test_from_the_inbox_to_done(people, officer, world):
    idea = heard(people, title="Ein Brunnen")
    page = officer.get(DESK)
    assert "Jemandem Bescheid sagen" in words(page.find(".entry"))
    assert page.find("#entscheiden a").get_text(strip=True).startswith("Bescheid sagen"), "the keyboard stands here"
    page = page.follow("Bescheid sagen", within="#eintrag")
    assert "Anrufen" in page
    assert "Ihre Idee ist veröffentlicht" in page
    page = page.form().submit("Erledigt")
    assert page.path == DESK
    assert page.url.endswith("#entscheiden")
    assert page.notices == ["Erledigt. Die Zusage an die Person ist gehalten."]
    assert "Alles erledigt." in page
    assert telling_of(world, idea).outcome is TellingOutcome.REACHED
    assert "nichts mehr zu sagen" in officer.get(at(idea))


def test_a_decision_leads_to_the_task(people, officer, world):
    idea = world(make_heard, "letter", area=people.here)
    page = officer.get(at(idea, ""))
    assert "Nach der Entscheidung entsteht eine Aufgabe: einen Brief schicken." in page
    page = page.form().submit("Veröffentlichen")
    assert "Im Eingang liegt jetzt eine Aufgabe: der Person einen Brief schicken." in page.notices
    page = officer.get(at(idea, ""))
    assert "Zusage: der Person Bescheid sagen bis" in page
    assert page.follow("Bescheid sagen").heading == "Bescheid sagen"


def test_their_language_stands_beside_german(people, officer):
    page = officer.get(at(heard(people, language="ar", title="شجرة")))
    theirs, german = page.find_all(".told section")
    assert (theirs["lang"], theirs["dir"]) == ("ar", "rtl")
    assert (german["lang"], german["dir"]) == ("de", "ltr")
    assert "Ihre Idee ist veröffentlicht" in words(german)
    assert "E-Mail" not in words(german)


def test_a_reminder_says_the_question_again(people, officer, world):
    idea = world(make_heard, "phone", "returned", area=people.here)
    world(make_decision, idea, text="Wo genau soll das sein?")

    world(make_telling, idea, "idea_reminder")
    assert "Wo genau soll das sein?" in words(officer.get(at(idea)).find(".told"))


def test_the_contact_opens_by_a_button_and_closes_by_itself(people, officer, world):
    idea = heard(people)
    page = officer.get(at(idea))
    assert PHONE not in page.html
    page = page.form("#kontakt").submit("Kontakt ansehen")
    assert page.find("#kontakt").name == "dl", "the keyboard stands at what was opened"
    assert PHONE in page
    assert page.path == at(idea)
    assert looks(world) == 1, "beside the entry that it was begun"
    assert PHONE not in people.browser("coordinator").get(at(idea)).html
    with clock.freeze(clock.now() + timedelta(minutes=16)):
        assert PHONE not in officer.get(at(idea)).html
    assert "Ole Hier ist dran" in people.browser("coordinator").get(f"{DESK}?wer=alle")


def test_the_auditor_opens_a_contact_but_tells_nobody(people, world):
    idea = heard(people)
    auditor = people.browser("auditor")
    page = auditor.get(at(idea, "/kontakt")).form("#kontakt").submit("Kontakt ansehen")
    assert PHONE in page
    assert looks(world) == 1, "beside the entry that it was begun"
    auditor.get(at(idea), status=403)


def test_the_contact_of_an_account_is_opened_in_the_same_way(people, officer, world):
    idea = world(make_proposal, area=people.here, author=people.author)
    page = officer.get(at(idea, "")).follow("Kontakt der Person ansehen")
    assert "author@example.org" not in page.html
    assert "author@example.org" in page.form("#kontakt").submit("Kontakt ansehen")
    assert looks(world) == 1, "beside the entry that it was begun"


def test_nobody_was_there(people, officer, world):
    idea = heard(people)
    for number in range(TRIES_BEFORE_LETTER):
        page = officer.get(at(idea))
        assert "Nicht zu erreichen" not in page, number
        page = page.form().submit("Nicht erreicht")
        assert "Alles erledigt." in page, "until tomorrow"
    page = officer.get(at(idea))
    assert "Schon 3 Mal nicht erreicht." in page
    assert "Schicken Sie einen Brief" in page
    page.form().fill(outcome="not_reached").submit("Erledigt")
    assert telling_of(world, idea).outcome is TellingOutcome.NOT_REACHED


@pytest.mark.parametrize(
    ("channel", "not_reached", "told", "given_up"),
    [
        ("letter", "Brief kam zurück", "Schon 3 Briefe kamen zurück.", "Briefe kommen zurück"),
        ("counter", "War noch nicht da", "Die Person war an 3 Tagen nicht da.", "Kommt nicht vorbei"),
    ],
)
def test_each_way_has_its_words(people, officer, channel, not_reached, told, given_up):
    idea = heard(people, channel)
    for _number in range(TRIES_BEFORE_LETTER):
        officer.get(at(idea)).form().submit(not_reached)
    page = officer.get(at(idea))
    assert told in page
    assert "Telefon klappt" not in page
    assert given_up in page.form().choices("outcome")["not_reached"]


def test_what_came_meanwhile_is_shown_before_it_is_done(people, officer, world):
    idea = heard(people)
    page = officer.get(at(idea))
    world(make_telling, idea, "help_offered", waits=False)
    page = page.form().submit("Erledigt", status=409)
    assert "noch mehr zu sagen" in page.refusals
    assert "Jemand möchte bei Ihrer Idee mithelfen" in page
    assert page.form().submit("Erledigt").path == DESK


def test_a_letter_has_the_address_and_the_words_and_is_a_look(people, officer, world):
    world(make_city)
    title = "#strong[Bank] *am* `Platz` $x$ @ref <label>"
    idea = heard(people, "letter", title=title)
    page = officer.get(at(idea))
    assert ADDRESS not in page.html
    answer, reader, text = letter_from(officer, idea)
    for part in ("Fatma Yıldız", ADDRESS, "44145 Dortmund", title, "Ihre Idee ist veröffentlicht", "Projektbüro"):
        assert part in text
    assert reader.metadata.title == f"Ihre Idee ist veröffentlicht: Nummer {idea.id}"
    assert reader.trailer["/Root"]["/Lang"] == "de"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert b"pdfuaid" in answer.get_data()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert looks(world) == 1, "beside the entry that it was begun"


def test_a_sign_that_no_font_has_stops_no_letter(people, officer, world):
    idea = heard(people, "letter", title="Bäume 🌳 am Platz")
    _, _, text = letter_from(officer, idea)
    assert "am Platz" in text


def test_a_letter_in_arabic_says_so(people, officer):
    idea = heard(people, "letter", language="ar", title="شجرة")
    _, reader, _ = letter_from(officer, idea)
    assert reader.trailer["/Root"]["/Lang"] == "ar"


def test_a_printer_that_is_busy_says_so_and_nothing_is_noted(people, officer, world, monkeypatch):
    from beteiligung.media.processing import Workshop
    from beteiligung.media.refusals import PaperRefused, Why

    def busy(*_args):
        raise PaperRefused(Why.BUSY)

    monkeypatch.setattr(Workshop, "paper", busy)
    idea = heard(people, "letter")
    page = officer.get(at(idea)).form("#brief").submit("Brief drucken", status=503)
    assert "Gerade wird viel gedruckt" in page.refusals
    assert looks(world) == 0
