"""Reporting without an account, the receipt behind its address, and the way through the desk."""

import re

import pytest

from beteiligung.core.database import unit_of_work
from beteiligung.moderation.models import Reason, Subject
from beteiligung.moderation.queries import report_by_secret
from tests.moderation.contributions import contribution
from tests.support.factories import make_city, make_comment, make_proposal, make_report
from tests.support.letters import last_letter, letters_to

pytestmark = pytest.mark.one_database

DESK = "/de/moderation/"
TOLD = "Im zweiten Satz steht, wo mein Nachbar wohnt."
WORDS = "Das ist eine Meinung und darf dort stehen."
FACTS = "Im zweiten Satz steht die Adresse einer anderen Person."


@pytest.fixture
def idea(people, world):
    world(make_city)
    return world(make_proposal, area=people.here, author=people.author, shown_name="Ayla", photos=2, documents=1)


def page_of(idea, language="de"):
    return f"/{language}/ideen/{idea.id}-{idea.words}"


def fill(page, reason="private_data", **values):
    return page.form().fill(reason=reason, explanation=TOLD, good_faith=True, **values)


def test_the_public_page_holds_links_alone_and_stays_the_same_for_everybody(browser, idea, world):
    world(make_comment, idea)
    page = browser.get(page_of(idea))
    links = set(page.links("main a[href]"))
    assert {"Idee melden", "Foto melden", "Unterlage melden", "Melden"} <= links
    assert page.response.headers["Cache-Control"] == "public, no-cache"
    assert not page.find_all("main form")


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_from_the_link_to_the_receipt(browser, app, idea, language):
    page = browser.get(f"/{language}/ideen/{idea.id}/melden")
    assert page.response.headers["Cache-Control"] == "private, no-store"
    page = fill(page, email="mina@example.org").submit()
    path = re.fullmatch(rf"/{language}/meldungen/\S+", page.path)
    assert path
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert TOLD not in page.text
    letter = last_letter(app, "mina@example.org")
    assert page.path in letter.paths


def test_what_is_chosen_is_what_is_reported(browser, idea, world):
    page = browser.get(page_of(idea)).follow("Unterlage melden")
    assert page.form().value("was").startswith("unterlage-")
    assert list(page.form().choices("was").values()) == [
        "Die Idee: Titel oder Text",
        "Der Name „Ayla“",
        "Foto 1",
        "Foto 2",
        "Die Unterlage „Kostenplan“",
    ]
    page = fill(page, was="name").submit()
    secret = page.path.rpartition("/")[2]
    assert world.ask(lambda: report_by_secret(secret).subject) is Subject.IDEA_NAME


def test_a_comment_and_its_name(browser, idea, world):
    comment = world(make_comment, idea, shown_name="Jonas")
    page = browser.get(page_of(idea)).follow("Melden")
    assert set(page.form().choices("was")) == {f"kommentar-{comment.id}", f"kommentarname-{comment.id}"}
    assert fill(page).submit().heading == "Ihre Meldung ist angekommen"


def test_what_is_missing_is_told_and_nothing_typed_is_lost(browser, idea):
    page = browser.get(f"/de/ideen/{idea.id}/melden").form().fill(explanation=TOLD, email="keine").submit(status=422)
    assert "Bitte wählen Sie aus, was falsch ist." in page.refusals
    assert "Bitte bestätigen Sie" in page.refusals
    assert "Bitte prüfen Sie die E-Mail-Adresse" in page.refusals
    assert page.form().value("explanation") == TOLD
    page = fill(page, email="", website="https://spam.example").submit(status=422)
    assert page.form().value("website") == ""
    page = fill(page).submit()
    assert page.heading == "Ihre Meldung ist angekommen"


def test_who_is_signed_in_is_not_asked_for_an_address(people, idea):
    page = people.browser("resident").get(f"/de/ideen/{idea.id}/melden")
    assert "email" not in page.form().names()


@pytest.mark.parametrize("path", ["/de/ideen/{hidden}/melden", "/de/kommentare/{stone}/melden", "/de/meldungen/falsch"])
def test_what_is_not_there_is_not_reported(people, browser, idea, world, path):
    hidden = world(make_proposal, "submitted", area=people.here)
    stone = world(make_comment, idea, deleted=True)
    assert browser.answer("GET", path.format(hidden=hidden.id, stone=stone.id)).status_code == 404


def test_harm_is_one_tap_away_also_in_lists_and_versions(browser, people, world, idea):
    words = idea.text.split(".")[0]
    fill(browser.get(f"/de/ideen/{idea.id}/melden")).submit()
    page = browser.get(page_of(idea))
    assert words in page.find("details.covered").get_text()
    assert words not in page.find('meta[name="description"]')["content"]
    assert "open" not in page.find("details.covered").attrs
    assert words not in browser.get("/de/ideen/").text
    assert browser.get(f"/de/ideen/{idea.id}/fassungen").find("details.covered")
    assert page.find_all(".photos img")


def test_a_report_at_the_desk_is_answered_in_place(people, browser, app, idea, world):
    comment = world(make_comment, idea, text="Herr Klein wohnt in der Nummer 4.")
    page = fill(browser.get(f"/de/kommentare/{comment.id}/melden"), email="mina@example.org").submit()
    receipt = page.path
    desk = people.browser("officer").get(DESK)
    assert "Dringende Meldung: Private Angaben (Kommentar)" in desk
    page = desk.follow("Meldung öffnen")
    assert TOLD in page
    assert comment.text in page.text
    page = page.follow("So lassen und antworten")
    assert page.form().value("answer") == ""
    page = page.form().fill(answer="kurz").submit(status=422)
    assert page.form().value("answer") == "kurz"
    page = page.form().fill(answer=WORDS).submit()
    assert page.path == DESK
    assert "Alles erledigt." in page
    assert WORDS in browser.get(receipt)
    assert WORDS in last_letter(app, "mina@example.org").body


def test_hiding_from_the_report(people, browser, app, idea, world):
    comment = world(make_comment, idea, people.resident, "Herr Klein wohnt in der Nummer 4.")
    world(make_report, idea, Subject.COMMENT, comment.id, reason=Reason.PRIVATE_DATA, secret="s" * 30)
    officer = people.browser("officer")
    page = officer.get(DESK).follow("Meldung öffnen").follow("Ausblenden")
    assert page.form().value("ground") == "private_data"
    page.form().fill(facts=FACTS).submit()
    public = browser.get(page_of(idea))
    assert comment.text not in public.html
    assert "Die Stadt hat diesen Kommentar am" in public
    assert "Der Beitrag nennt private Angaben über andere Menschen." in public
    assert comment.text in people.browser("resident").get(page_of(idea))
    page = officer.get(page_of(idea)).follow("Moderieren", within=f"#kommentar-{comment.id}")
    page.form().submit("Wieder einblenden")
    assert comment.text in browser.get(page_of(idea))
    assert [letter.kind for letter in letters_to(app, "resident@example.org")] == ["decision_hide", "decision_restore"]
    assert "ausgeblendet, was Sie gemeldet haben" in browser.get(f"/de/meldungen/{'s' * 30}")


def test_two_officers_at_once(people, idea, world):
    world(make_report, idea)
    one, other = people.browser("officer"), people.browser("coordinator")
    first = one.get(f"{DESK}ideen/{idea.id}/ausblenden")
    second = other.get(f"{DESK}ideen/{idea.id}/belassen")
    first.form().fill(ground="insult", facts=FACTS).submit()
    page = second.form().fill(answer=WORDS).submit(status=409)
    assert page.form().value("answer") == WORDS


def test_a_hidden_idea_says_so_and_its_author_reads_on(people, browser, idea):
    officer = people.browser("officer")
    page = officer.get(f"{DESK}ideen/{idea.id}").follow("Ausblenden, verdecken, sperren").follow("Ausblenden")
    page.form().fill(ground="insult", facts=FACTS).submit()
    page = browser.get(page_of(idea), status=410)
    assert "Die Stadt hat diese Idee am" in page
    assert "Der Beitrag beleidigt jemanden" in page
    assert idea.title not in page.html
    assert idea.title not in browser.get("/de/ideen/").html
    assert "Diese Idee ist ausgeblendet" in people.browser("author").get(page_of(idea))
    page = officer.get(f"{DESK}ideen/{idea.id}/beitrag")
    page.form().submit("Wieder einblenden")
    assert idea.text.split(".")[0] in browser.get(page_of(idea))


def test_hidden_files_are_gone_for_the_public(people, browser, idea, world):
    def ids(selector):
        return [tag["src"] for tag in browser.get(page_of(idea)).find_all(selector)]

    shown = ids(".photos img")
    officer = people.browser("officer")
    page = officer.get(f"{DESK}ideen/{idea.id}/beitrag").follow("Foto 1").follow("Ausblenden")
    page.form().fill(ground="copyright", facts=FACTS).submit()
    assert ids(".photos img") == shown[1:]
    assert browser.answer("GET", shown[0]).status_code == 404
    assert people.browser("author").answer("GET", shown[0]).status_code == 200


def test_a_closed_discussion_says_why(people, browser, idea):
    reason = "Die Fragen sind beantwortet."
    officer = people.browser("officer")
    page = officer.get(f"{DESK}ideen/{idea.id}").follow("Gespräch schließen")
    page.form().fill(reason=reason).submit()
    page = browser.get(page_of(idea))
    assert reason in page
    assert not page.find_all("main a[href$='/kommentieren']")
    assert browser.answer("GET", f"/de/ideen/{idea.id}/kommentieren").status_code == 409
    officer.get(f"{DESK}ideen/{idea.id}").follow("Gespräch wieder öffnen").form().submit()
    assert reason not in browser.get(page_of(idea))


def test_nobody_decides_about_their_own_words(people, idea, world):
    own = world(make_comment, idea, people.officer)
    officer = people.browser("officer")
    for act in ("ausblenden", "belassen", "sperren"):
        path = f"{DESK}ideen/{idea.id}/{act}?was=kommentar-{own.id}"
        assert officer.answer("GET", path).status_code == 403
    assert "Darüber entscheidet jemand anderes." in officer.get(f"{DESK}ideen/{idea.id}/beitrag?was=kommentar-{own.id}")


def test_ten_thousand_reports_ask_as_little_as_one(people, idea, world):
    officer = people.browser("officer")
    world(make_report, idea)
    officer.get(DESK)
    few = officer.get(DESK).queries

    def many():
        with unit_of_work():
            for _ in range(15):
                comment = make_comment(idea)
                make_report(idea, Subject.COMMENT, comment.id, reason=Reason.THREAT)
        return contribution(idea).proposal.id

    world.ask(many)
    assert officer.get(DESK).queries <= min(few, 10)
