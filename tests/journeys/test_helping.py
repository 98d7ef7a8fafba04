"""Somebody proposes, a neighbour helps: from the link on the idea to the telephone number in the author's hand."""

import re

import pytest

from tests.journeys import residents, staff
from tests.support.letters import last_letter
from tests.support.pages import Browser

AUTHOR, HELPER = "idee@example.org", "hilft@example.org"
TITLE = "Ein Hochbeet am Brunnen"
TEXT = "Der Platz ist leer. Wir möchten dort ein Hochbeet bauen und es zusammen pflegen."


@pytest.mark.parametrize("lang", ["de", "tr", "ar"])
def test_a_neighbour_helps_with_an_idea(dortmund, lang):
    app, officer = dortmund.app, dortmund.browser("officer")
    author, helper = Browser(app), Browser(app)
    thanks = residents.enter_code(residents.propose(author, title=TITLE, text=TEXT, email=AUTHOR, lang=lang), AUTHOR)
    number = int(re.search(r"/neu/(\d+)/", thanks.path)[1])
    staff.publish(officer, TITLE)

    page = helper.get(f"/{lang}/ideen/{number}")
    page = helper.get(page.find("a[href$='/mithelfen']")["href"])
    page = page.form().fill(text="Ich habe einen Spaten.", reach="phone", phone="0231 471147", email=HELPER).submit()
    made = residents.enter_code(page, HELPER)
    assert made.path == f"/{lang}/ideen/{number}/mithelfen/danke"
    assert "Ich habe einen Spaten." in helper.get(f"/{lang}/konto/angebote")

    letter = last_letter(app, AUTHOR)
    assert (letter.kind, letter.language) == ("help_offered", lang)
    way = next(path for path in letter.paths if path.endswith("/mithelfen/angebote"))
    page = author.get(way)
    assert "Ich habe einen Spaten." in page
    assert "0231 471147" in page
    at_desk = officer.get(f"/de/moderation/ideen/{number}")
    assert "Ich habe einen Spaten." in at_desk
    assert "0231 471147" not in at_desk.html
    assert "Ich habe einen Spaten." not in Browser(app).get(f"/{lang}/ideen/{number}").html
