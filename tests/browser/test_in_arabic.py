"""The resident's and visitor's part in Arabic, from right to left, by what is on the page and not by its words."""

from tests.browser.person import Person
from tests.support.factories import make_proposal
from tests.support.letters import last_letter

TITLE = "حديقة صغيرة للجميع"
TEXT = "نريد حديقة صغيرة هنا للأطفال والكبار، فالمكان فارغ منذ سنوات."
SEND = "main form#form button[type=submit]:not([name], [aria-hidden])"
EMAIL = "neu@example.org"


def test_an_idea_and_a_voice(server, people, somebody):
    visitor: Person = somebody(locale="ar")
    visitor.open("/ar/").press("main a[href='/ar/ideen/neu']")
    visitor.choose("raum", "nordmarkt").press(SEND)
    visitor.fill("title", TITLE).fill("text", TEXT).press(SEND)
    visitor.press(SEND).press(SEND)
    visitor.fill("email", EMAIL).press(SEND)
    visitor.fill("code", last_letter(server.app, EMAIL).code).press(SEND)
    visitor.press("main a[href*='/ar/ideen/']:not([href*='neu'])")
    assert visitor.heading == TITLE
    assert visitor.page.evaluate("document.documentElement.dir") == "rtl"

    idea = people.world(make_proposal, area=people.here, title="Bänke und ein Hochbeet", author=people.author)
    address = f"/ar/ideen/{idea.id}-{idea.words}"
    visitor.open("/ar/ideen/").press(f"main a[href='{address}']")
    visitor.press("main form[action$='/unterstuetzen'] button")
    visitor.open(address)
    visitor.fill("text", "فكرة جميلة").press("main form[action$='/kommentieren'] button[type=submit]")
    visitor.open(address).sees("فكرة جميلة")


def test_every_public_page(people, somebody):
    visitor: Person = somebody(locale="ar")
    idea = people.world(make_proposal, area=people.here)
    for path in (
        "/ar/",
        "/ar/aktionsraeume/",
        "/ar/aktionsraeume/nordmarkt",
        "/ar/ideen/",
        f"/ar/ideen/{idea.id}-{idea.words}",
        f"/ar/ideen/{idea.id}/unterstuetzen",
        f"/ar/ideen/{idea.id}/kommentieren",
        "/ar/massnahmen/",
        "/ar/budget/",
        "/ar/konto/anmelden",
    ):
        visitor.open(path)
