"""Sharing an inbox, as its pages show it: beginning, giving back, handing over, being away."""

import pytest

from tests.support.factories import make_measure, make_proposal

DESK = "/de/moderation/"
MOST_QUERIES = 10
"""With the first entry opened beside it, and whoever looks found by their cookie."""


@pytest.fixture
def officer(people):
    return people.browser("officer")


@pytest.fixture
def colleague(people):
    """A coordinator, who may do what an officer may."""
    return people.browser("coordinator")


def test_looking_claims_nothing_and_beginning_does(people, officer, colleague, world):
    world(make_proposal, "submitted", area=people.here)
    officer.get(DESK)
    assert "ist dran" not in colleague.get(f"{DESK}?wer=alle")
    question = officer.get(DESK).form().submit("Rückfrage stellen")
    assert question.heading == "Rückfrage stellen"
    page = colleague.get(f"{DESK}?wer=alle")
    assert "ist dran" in page
    assert "arbeitet gerade daran" in page
    seen_there = page.form().submit("Rückfrage stellen")
    assert "arbeitet gerade daran" in seen_there, "said again where the decision is written"
    assert "Sie sind dran" in officer.get(DESK), "who came second has not taken it away"
    assert "Sie sind dran" not in officer.get(DESK).form().submit("Zurücklegen")
    assert "ist dran" not in colleague.get(f"{DESK}?wer=alle")


def test_handing_over(people, officer, colleague, world):
    idea = world(make_proposal, "submitted", area=people.here)
    page = officer.get(DESK).follow("Eintrag übergeben")
    nobody = page.form().fill(note="Bitte anrufen.").submit(status=422)
    assert nobody.form().value("note") == "Bitte anrufen."
    done = nobody.form().tamper(colleague=str(people.coordinator.id)).submit()
    assert (done.path, any("Übergeben an" in notice for notice in done.notices)) == (DESK, True)
    theirs = colleague.get(f"{DESK}?wer=mir")
    assert "Ihnen übergeben" in theirs
    assert "Bitte anrufen." in theirs
    assert theirs.find("#h-idea").get_text() == idea.title
    page = theirs.form().submit("Veröffentlichen")
    assert page.path == f"{DESK}?wer=mir", "the list one works through stays"
    assert officer.get(f"/de/moderation/ideen/{idea.id}/uebergeben").path == f"/de/moderation/ideen/{idea.id}"


def test_only_coordinators_look_at_everything(people, officer, colleague, world):
    world(make_proposal, "submitted", area=people.here)
    officer.get(f"{DESK}?wer=alle", status=404)
    officer.get(f"{DESK}?wer=niemand", status=404)
    assert "Bei Ihnen liegt gerade nichts." in colleague.get(DESK)
    assert colleague.get(f"{DESK}?wer=alle").find("#h-idea")


def test_being_away(people, officer, colleague):
    page = officer.get(DESK).follow("Abwesenheit eintragen")
    assert "Sie haben keine Abwesenheit eingetragen." in page
    wrong = page.form().fill(first_day="2099-05-02", last_day="2099-05-01").submit("Eintragen", status=422)
    assert wrong.form().value("last_day") == "2099-05-01"
    assert "Der letzte Tag liegt vor dem ersten." in wrong
    known = wrong.form().fill(last_day="2099-05-03").submit("Eintragen")
    assert "3. Mai 2099" in known
    everybody = colleague.get("/de/moderation/abwesenheit")
    assert "3. Mai 2099" in everybody
    everybody.form().fill(first_day="2099-06-01", last_day="2099-06-01").submit("Eintragen")
    assert "1. Juni 2099" not in officer.get("/de/moderation/abwesenheit"), "one's own days alone"
    gone = officer.get("/de/moderation/abwesenheit").form_to("/loeschen").submit()
    assert "Sie haben keine Abwesenheit eingetragen." in gone


def test_the_inbox_asks_ten_questions_at_most(people, officer, colleague, world):
    for _number in range(25):
        world(make_proposal, "submitted", area=people.here)
    officer.get(DESK).form().submit("Rückfrage stellen")
    for browser, path in ((officer, DESK), (colleague, f"{DESK}?wer=alle")):
        browser.get(path)
        browser.get(path)
        assert browser.queries <= MOST_QUERIES, path


def test_beginning_with_a_measure_is_seen_by_the_others(people, world):
    measure = world(make_measure, "applied")
    first, second = people.browser("coordinator"), people.browser("coordinator_2")
    looked = second.get(DESK).follow("Akte nur ansehen")
    assert "ist dran" not in first.get(DESK)
    file = first.get(DESK).form_to("/beginnen").submit("Beginnen und Akte öffnen")
    assert file.path == looked.path == f"/de/moderation/massnahmen/{measure.id}"
    assert "Kim Erste ist dran" in second.get(DESK)
    assert "Kim Erste arbeitet gerade daran" in second.get(file.path)
    second.get(DESK).form_to("/beginnen").submit("Beginnen und Akte öffnen")
    assert "Sie sind dran" in first.get(DESK), "who came second has not taken it away"
    first.get(file.path).form_to("/zuruecklegen").submit("Zurücklegen")
    assert "ist dran" not in second.get(DESK)
