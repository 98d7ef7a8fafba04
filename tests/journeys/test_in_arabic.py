"""The resident's part in Arabic: every page, every mail, from the first screen to the answer."""

import re

from tests.journeys import residents, staff
from tests.support.letters import letters_to
from tests.support.pages import Browser

EMAIL = "neu@example.org"
TITLE = "حديقة صغيرة للجميع"
TEXT = "نريد حديقة صغيرة هنا للأطفال والكبار، فالمكان فارغ منذ سنوات."
ARABIC = re.compile(r"[\u0600-\u06ff]")
GERMAN_SENTENCE = re.compile(r"\b(Sie|Ihre|Ihr|und|nicht|wird|wurde|ist|der|die|das)\b")


def assert_arabic(page):
    assert page.tree.html["dir"] == "rtl"
    assert ARABIC.search(page.heading), page.heading
    assert not GERMAN_SENTENCE.search(page.main.get_text(" ")), GERMAN_SENTENCE.search(page.main.get_text(" "))


def test_an_idea_in_arabic(dortmund):
    app, officer = dortmund.app, dortmund.browser("officer")
    resident = Browser(app, accept_language="ar")
    assert_arabic(resident.get("/"))
    asks_code = residents.propose(resident, title=TITLE, text=TEXT, email=EMAIL, name="رنا", lang="ar")
    assert_arabic(asks_code)
    thanks = residents.enter_code(asks_code, EMAIL)
    assert_arabic(thanks)
    number = int(re.search(r"/neu/(\d+)/", thanks.path)[1])

    staff.ask(officer, TITLE, "Wo genau soll das Beet stehen?")
    page = resident.get(f"/ar/ideen/{number}")
    answer = resident.get(page.find("a[href$='/antworten']")["href"])
    assert "Wo genau soll das Beet stehen?" in answer
    answer.form().fill(text=f"{TEXT} بجانب النافورة.").submit()
    staff.publish(officer, TITLE)

    shown = Browser(app).get(f"/ar/ideen/{number}")
    assert_arabic(shown)
    assert shown.find("h1")["lang"] == "ar"
    in_german = Browser(app).get(f"/de/ideen/{number}")
    assert in_german.find("h1")["lang"] == "ar", "a contribution keeps its language on every page"
    assert in_german.find(".prose[lang]")["lang"] == "ar"

    neighbour = Browser(app)
    residents.support(neighbour, shown.path, "nachbar@example.org")
    residents.comment(neighbour, shown.path, "فكرة جميلة")
    assert_arabic(neighbour.get(shown.path))
    for path in ("/ar/konto/", "/ar/konto/ideen", "/ar/aktionsraeume/", "/ar/massnahmen/", "/ar/budget/"):
        page = neighbour.get(path)
        assert page.tree.html["dir"] == "rtl"
        assert ARABIC.search(page.heading), page.heading

    assert neighbour.get("/ar/aktionsraeume/nordmarkt").find("h1[lang=de]").get_text() == "Nordmarkt"
    for letter in [*letters_to(app, EMAIL), *letters_to(app, "nachbar@example.org")]:
        assert letter.language == "ar", letter.kind
        assert ARABIC.search(letter.subject), letter.subject
        assert all("/ar/" in path for path in letter.paths if path != "/"), letter.paths


def test_a_rejection_reaches_its_author_in_arabic(dortmund):
    app, officer = dortmund.app, dortmund.browser("officer")
    resident = Browser(app)
    residents.enter_code(residents.propose(resident, title=TITLE, text=TEXT, email=EMAIL, lang="ar"), EMAIL)
    staff.reject(officer, TITLE, "private_data", "Im Text steht eine Telefonnummer.")
    letter = letters_to(app, EMAIL)[-1]
    assert letter.language == "ar"
    assert ARABIC.search(letter.subject)
    assert "Im Text steht eine Telefonnummer." in letter.body
    sentences = letter.body.replace("Im Text steht eine Telefonnummer.", "")
    assert "Verwaltungsgericht" in sentences, "the court keeps its name"
    assert len(ARABIC.findall(sentences)) > 200


def test_refusals_are_arabic_too(dortmund):
    browser = Browser(dortmund.app)
    page = browser.get("/ar/ideen/neu").form().fill(raum="nordmarkt").submit()
    refused = page.form().fill(title="", text="x").submit(status=422)
    assert ARABIC.search(refused.refusals)
    assert not GERMAN_SENTENCE.search(refused.refusals)
    sign_in = browser.get("/ar/konto/anmelden").form().fill(email="keine-adresse").submit(status=422)
    assert ARABIC.search(sign_in.refusals)
    assert sign_in.form().value("email") == "keine-adresse"
    expired = (
        browser.get("/ar/konto/anmelden").form().fill(email="a@example.org").tamper(csrf_token="x").submit(status=400)
    )
    assert ARABIC.search(expired.refusals)
