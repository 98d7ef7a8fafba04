"""The whole way, by the forms that are shown: from an idea of somebody unknown to money that was paid."""

import re

import pytest

from tests.journeys import residents, staff
from tests.support.letters import last_letter, letters_to
from tests.support.pages import Browser

TITLE = "Bänke und ein Hochbeet am Nordmarkt"
TEXT = "Der Platz ist leer. Wir möchten dort Bänke und ein Hochbeet bauen, damit sich alle treffen."
EMAIL = "neu@example.org"


def number_in(page):
    return int(re.search(r"/ideen/(?:neu/)?(\d+)", page.path + page.html)[1])


@pytest.mark.timeout(180)
def test_the_whole_way(dortmund):
    app = dortmund.app
    resident, officer = Browser(app), dortmund.browser("officer")
    first, second = dortmund.browser("coordinator"), dortmund.browser("coordinator_2")

    # A resident proposes, signed out; identity comes last.
    asks_code = residents.propose(resident, title=TITLE, text=TEXT, email=EMAIL, name="Rana")
    assert asks_code.heading == "Bitte bestätigen Sie Ihre Idee"
    assert "Unbestätigte Idee" in officer.get("/de/moderation/")
    thanks = residents.enter_code(asks_code, EMAIL)
    assert "Danke" in thanks.heading
    number = number_in(thanks)
    own_page = thanks.follow("Idee ansehen")
    address = own_page.path
    assert "Eingereicht" in own_page
    Browser(app).get(address, status=404)

    # The officer publishes; the author hears of it.
    staff.publish(officer, TITLE)
    published = Browser(app).get(address)
    assert "Veröffentlicht" in published
    assert "von Rana" in published
    assert letters_to(app, EMAIL)[-1].kind == "decision_publish"
    assert address in last_letter(app, EMAIL).paths

    # Others comment and vote: one who signs in on the way, one who is signed in.
    neighbour = Browser(app)
    voted = residents.support(neighbour, address, "nachbar@example.org")
    assert "Sie unterstützen diese Idee." in neighbour.get(address)
    assert "rät" in voted or "rät" in neighbour.get(address)
    residents.comment(neighbour, address, "Das fehlt hier wirklich.")
    other = dortmund.browser("resident")
    residents.support(other, address)
    residents.comment(Browser(app), address, "Ich helfe beim Gießen.", email="helfer@example.org")
    visited = Browser(app).get(address)
    assert "2 Stimmen" in visited
    assert "Das fehlt hier wirklich." in visited
    assert "Ich helfe beim Gießen." in visited

    # The officer reviews and promotes; money is applied for, checked, decided.
    staff.review(officer, number)
    assert "In Prüfung" in Browser(app).get(address)
    file = staff.promote(officer, number).path
    assert "Wird beantragt" in Browser(app).get(address)
    measure = officer.get(file).follow("Öffentliche Seite").path
    staff.apply(officer, file, euros="3.000", pot="Projektmittel")
    assert "3.000" not in Browser(app).get(measure), "an amount is public from the decision on"
    officer.get(f"{file}/pruefen", status=403)
    staff.check(first, file)
    staff.decide(officer, file)
    assert "3.000" in Browser(app).get(measure)

    # Two people approve.
    officer.get(f"{file}/bewilligen", status=403)
    assert "zweite Unterschrift" in staff.sign_first(second, file)
    assert "Unterschreiben" not in first.get(file).links("main a[href]"), "who checked does not sign second"
    second_file = second.get(file)
    assert "Unterschreiben" not in second_file.links("main a[href]"), "who signed first does not sign second"
    third = Browser(app)
    third_coordinator(dortmund, third)
    staff.sign_second(third, file)
    assert "Bewilligt" in Browser(app).get(measure)

    # Money flows, and everybody sees it.
    staff.pay(second, file, euros="1.200,50", voucher="2026-0815")
    staff.sign_second(third, file)
    shown = Browser(app).get(measure)
    assert "1.200,50" in shown
    assert "3.000" in shown
    assert TITLE in shown
    budget = Browser(app).get("/de/budget/")
    assert "1.200,50" in budget
    assert "3.000" in budget
    assert (
        Browser(app).get(address).follow_containing(TITLE if TITLE in shown.heading else shown.heading).path == measure
    )


def third_coordinator(dortmund, browser):
    from tests.support.factories import make_staff
    from tests.support.personas import sign_in

    sign_in(browser, dortmund.world(make_staff, "coordinator", name="Dritte Person"))


def test_a_question_and_its_answer(dortmund):
    app, officer = dortmund.app, dortmund.browser("officer")
    author = dortmund.browser("author")
    thanks = residents.propose(author, title=TITLE, text=TEXT)
    number = number_in(thanks)
    staff.ask(officer, TITLE, "Wo genau soll das Beet stehen?")
    letter = last_letter(app, "author@example.org")
    assert letter.kind == "decision_return"
    assert "Wo genau soll das Beet stehen?" in letter.body
    assert TITLE not in officer.get("/de/moderation/")
    page = author.get(f"/de/ideen/{number}").follow("Rückfrage beantworten")
    assert "Wo genau soll das Beet stehen?" in page
    page.form().fill(text=f"{TEXT} Neben dem Brunnen.").submit()
    assert "Neben dem Brunnen." in staff.open_waiting(officer, TITLE)
    staff.publish(officer, TITLE)
    assert "Neben dem Brunnen." in Browser(app).get(f"/de/ideen/{number}")


def test_a_rejection_gives_ground_facts_and_remedies(dortmund):
    app, officer = dortmund.app, dortmund.browser("officer")
    author = dortmund.browser("author")
    thanks = residents.propose(author, title=TITLE, text=TEXT)
    number = number_in(thanks)
    staff.reject(officer, TITLE, "private_data", "Im Text steht die Telefonnummer einer Nachbarin.")
    letter = last_letter(app, "author@example.org")
    assert letter.kind == "decision_reject"
    assert "private Angaben" in letter.body
    assert "Im Text steht die Telefonnummer einer Nachbarin." in letter.body
    assert "Verwaltungsgericht" in letter.body
    assert "Projektbüro" in letter.body
    assert "Nicht veröffentlicht" in author.get(f"/de/ideen/{number}")
    Browser(app).get(f"/de/ideen/{number}", status=404)
    assert TITLE not in Browser(app).get("/de/ideen/")


def test_an_author_edits_and_withdraws(dortmund):
    app, officer = dortmund.app, dortmund.browser("officer")
    author = dortmund.browser("author")
    number = number_in(residents.propose(author, title=TITLE, text=TEXT))
    staff.publish(officer, TITLE)
    edit = author.get(f"/de/ideen/{number}").follow("Ändern")
    edit.form().fill(title=f"{TITLE} und eine Schaukel").submit()
    shown = Browser(app).get(f"/de/ideen/{number}")
    assert shown.heading.endswith("und eine Schaukel")
    versions = shown.follow("geändert: frühere Fassungen")
    assert TITLE in versions
    author.get(f"/de/ideen/{number}").follow("Zurückziehen").form().submit()
    gone = Browser(app).get(f"/de/ideen/{number}", status=410)
    assert "zurückgezogen" in gone
    assert TITLE not in Browser(app).get("/de/ideen/")


def test_a_vote_is_kept_through_signing_in_by_the_link_on_another_device(dortmund):
    app, officer = dortmund.app, dortmund.browser("officer")
    residents.propose(dortmund.browser("author"), title=TITLE, text=TEXT)
    staff.publish(officer, TITLE)
    phone, computer = Browser(app), Browser(app)
    address = phone.get("/de/ideen/").follow_containing(TITLE).path
    asks = phone.get(phone.get(address).find("a[href$='/unterstuetzen']")["href"])
    asks.form().fill(email="neu@example.org").submit()
    residents.open_link(computer, "neu@example.org")
    assert "1 Stimme" in Browser(app).get(address)
    computer.get(address).form_to("/zuruecknehmen").submit()
    assert "1 Stimme" not in Browser(app).get(address)
