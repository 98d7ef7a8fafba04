"""The screen between writing and sending: what is there already, once for each text, and never in the way."""

import pytest

from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal, ProposalState
from tests.support.factories import make_account, make_area, make_measure, make_proposal
from tests.support.pages import Browser
from tests.support.personas import sign_in

TITLE, TEXT = "Eine Bank mit Schatten", "Viele ältere Leute warten hier in der Sonne."
HEADING = "Gibt es schon? Dann unterstützen Sie diese Idee"
ON = "Weiter mit meiner Idee"


@pytest.fixture
def there(world):
    return world(
        make_proposal, area=world(make_area), title="Bänke im Schatten", text="In der Sonne kann niemand sitzen."
    )


def write(browser, *, lang="de", title=TITLE, text=TEXT):
    what = browser.get(f"/{lang}/ideen/neu").form().fill(raum="nordmarkt").submit()
    return what.form().fill(title=title, text=text).submit()


def test_what_is_there_is_shown_and_the_way_on_is_one_link(browser, there):
    page = write(browser)
    assert (page.path, page.heading) == ("/de/ideen/neu/2/aehnlich", HEADING)
    assert there.title in page
    assert page.follow(ON).heading == "Foto und Ort"


def test_where_nothing_is_there_nobody_sees_the_screen(browser, there):
    page = write(browser, title="Deutschkurs am Abend", text="Wir möchten nach der Arbeit lernen.")
    assert page.heading == "Foto und Ort"
    assert browser.get("/de/ideen/neu/2/aehnlich").heading == "Foto und Ort"


def test_it_does_not_nag(browser, there):
    write(browser)
    again = browser.get("/de/ideen/neu/2/was").form()
    assert again.submit("Weiter").heading == "Foto und Ort"
    assert again.fill(text=f"{TEXT}!").submit("Weiter").heading == "Foto und Ort", "a comma is no other text"
    assert again.fill(text=f"{TEXT} Am besten zwei.").submit("Weiter").heading == HEADING
    assert browser.get("/de/ideen/neu/2/aehnlich").heading == HEADING, "whoever comes back can look again"


def test_a_text_changed_while_going_back_was_not_shown_yet(browser, there):
    what = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").submit()
    where = what.form().fill(title=TITLE, text=TEXT).submit("Zurück")
    assert where.form().submit().form().submit("Weiter").heading == HEADING


def ask(browser, token, *, title=TITLE, text=TEXT, status=200):
    data = {"title": title, "text": text, "csrf_token": token}
    answer = browser.answer("POST", "/de/ideen/neu/2/aehnlich", data=data)
    assert answer.status_code == status
    return (answer.get_json(silent=True) or {}).get("found", "")


def test_while_writing_the_likest_are_told_and_nothing_is_kept(browser, there, world):
    what = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").submit()
    token = what.form().value("csrf_token")
    found = ask(browser, token)
    assert there.title in found
    assert "Ansehen und vergleichen" in found
    assert there.title not in ask(browser, token, text="Kurz"), "an idea that cannot be sent yet is not compared"
    assert there.title not in ask(browser, token, title="Deutschkurs am Abend", text="Wir möchten zusammen lernen.")
    ask(browser, "", status=400)
    assert world.ask(lambda: session().get_one(Proposal, 2).title) == ""


def test_whoever_wants_to_see_them_loses_nothing(browser, there):
    what = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").submit()
    form = what.form().fill(title=TITLE, text=TEXT)
    seen = form.tamper(ansehen="1").submit("Weiter")
    assert seen.heading == HEADING
    assert browser.get("/de/ideen/neu/2/was").form().submit("Weiter").heading == "Foto und Ort", "seen is seen"
    again = browser.get("/de/ideen/neu/2/was").form().tamper(ansehen="1").submit("Weiter")
    assert again.heading == HEADING, "whoever asks again sees them again"


def test_supporting_keeps_the_draft(browser, there, world):
    page = write(browser)
    assert "Ihr Entwurf bleibt 14 Tage gespeichert." in page
    support = page.follow("Diese Idee unterstützen")
    assert support.path == f"/de/ideen/{there.id}/unterstuetzen"
    assert browser.get("/de/ideen/neu/2/was").form().value("title") == TITLE
    assert world.ask(lambda: session().get_one(Proposal, 2).state) is ProposalState.DRAFT


def test_adding_ones_point_there_brings_the_text_along(browser, there):
    page = write(browser).follow("Meinen Punkt dort ergänzen")
    form = page.form()
    assert form.value("text") == f"{TITLE}\n\n{TEXT}"
    assert "Ihr Entwurf bleibt gespeichert." in page
    assert page.follow("Zurück zum Entwurf").form().value("text") == TEXT
    sent = form.fill(text="Mein eigener Satz.", email="neu@example.org").submit("Kommentar senden")
    assert sent.path == "/de/konto/anmelden/code"


def test_what_was_typed_stays_when_the_comment_is_refused(browser, there):
    form = write(browser).follow("Meinen Punkt dort ergänzen").form()
    page = form.fill(text="Mein eigener Satz.", email="").submit("Kommentar senden", status=422)
    assert page.form().value("text") == "Mein eigener Satz."


@pytest.mark.parametrize("draft", ["2", "1", "999", "-1", "x", "9" * 30, ""])
def test_nobody_reads_the_draft_of_another(app, browser, there, draft):
    write(browser)
    page = Browser(app).get(f"/de/ideen/{there.id}/kommentieren?entwurf={draft}")
    assert page.form().value("text") == ""
    assert TITLE not in page


def test_nobody_else_sees_the_screen(app, browser, there):
    write(browser)
    Browser(app).get("/de/ideen/neu/2/aehnlich", status=404)


def test_a_promoted_idea_takes_comments_and_says_what_became_of_it(browser, world):
    idea = world(make_proposal, "promoted", area=world(make_area), title="Bänke im Schatten", text="Am Platz.")
    world(make_measure, "applied", proposal=idea)
    page = write(browser)
    assert "Meinen Punkt dort ergänzen" in page.links()
    assert "Diese Idee unterstützen" not in page.links()
    assert "Beantragt" in page


def test_ones_own_ideas_are_not_offered(app, world):
    account = world(make_account)
    world(make_proposal, area=world(make_area), author=account, title="Bänke im Schatten", text="In der Sonne.")
    assert write(sign_in(Browser(app), account)).heading == "Foto und Ort"


@pytest.mark.parametrize("lang", ["en", "tr", "ar"])
def test_in_every_language(browser, there, lang):
    page = write(browser, lang=lang)
    assert page.path == f"/{lang}/ideen/neu/2/aehnlich"
    on = browser.get(page.find("main .form-acts .btn-main")["href"])
    assert on.path == f"/{lang}/ideen/neu/2/ort"


def test_many_and_long_ones(browser, world):
    area = world(make_area)
    for number in range(7):
        world(
            make_proposal,
            area=area,
            title=f"Schattenbankanlagenneubauvorhaben {number} Bank Schatten",
            text="Sonne " * 200,
        )
    page = write(browser)
    assert len(page.find_all("main .card")) == 5


def test_a_sent_or_unfinished_idea_has_no_such_screen(browser, there):
    what = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").submit()
    assert browser.get("/de/ideen/neu/2/aehnlich").heading == what.heading
    check = what.form().fill(title=TITLE, text=TEXT).submit().follow(ON).form().submit().form().submit()
    check.form().fill(email="neu@example.org").submit("Idee senden")
    assert browser.get("/de/ideen/neu/2/aehnlich").path == "/de/ideen/neu/2/fertig"
