"""Lists for meetings, as pages show them: choosing, ordering, printing, projecting, noting results."""

import pytest

from beteiligung.moderation.models import MeetingResult
from tests.support.factories import make_meeting, make_proposal

pytestmark = pytest.mark.one_database
DESK = "/de/moderation/"


@pytest.fixture
def officer(people):
    return people.browser("officer")


def test_from_ticked_ideas_to_a_result_at_the_idea(people, officer, world):
    ideas = [world(make_proposal, area=people.here, title=title) for title in ("Bank am Brunnen", "Baum am Tor")]
    ticked = officer.get(f"{DESK}sitzungen/auswahl?idee={ideas[1].id}&idee={ideas[0].id}&idee=77&idee=x")
    assert "Für diese Aktionsräume gibt es noch keine Liste." in ticked
    new = ticked.follow("Neue Liste anlegen")
    refused = new.form().fill(title="Konferenz").submit("Anlegen", status=422)
    assert refused.form().value("title") == "Konferenz"
    page = refused.form().fill(day="2099-03-01").submit("Anlegen")
    assert [card.find("b").get_text() for card in page.find_all(".card")] == ["Baum am Tor", "Bank am Brunnen"]
    first = page.find_all(".card")[0]["id"].removeprefix("punkt-")
    page = page.form_to(f"/{first}/verschieben").submit("Nach unten: Baum am Tor")
    assert [card.find("b").get_text() for card in page.find_all(".card")] == ["Bank am Brunnen", "Baum am Tor"]
    form = page.follow("Ergebnis festhalten: Bank am Brunnen")
    nothing = form.form().fill(text="Bitte mit der Schule reden.").submit("Speichern", status=422)
    assert nothing.form().value("text") == "Bitte mit der Schule reden."
    done = nothing.form().fill(result="pursue").submit("Speichern")
    assert "Weiterverfolgen" in done
    told = officer.get(f"{DESK}ideen/{ideas[0].id}").find("#zusammen").get_text()
    assert "Weiterverfolgen" in told
    assert "Bitte mit der Schule reden." in told
    again = officer.get(f"{DESK}ideen/{ideas[1].id}").follow("Auf die Liste einer Sitzung setzen")
    assert "Konferenz" in again


def test_without_a_tick_one_is_asked_to_tick(people, officer):
    assert "Bitte kreuzen Sie zuerst Ideen an." in officer.get(f"{DESK}sitzungen/auswahl")


def test_an_idea_goes_on_a_list_from_its_own_page(people, officer, world):
    idea = world(make_proposal, area=people.here)
    meeting = world(make_meeting, areas=[people.here])
    page = officer.get(f"{DESK}ideen/{idea.id}").follow("Auf die Liste einer Sitzung setzen")
    page.form().submit("Auf die Liste setzen", status=422)
    page = page.form().fill(meeting=str(meeting.id)).submit("Auf die Liste setzen")
    assert idea.title in page
    hidden = world(make_proposal, "submitted", area=people.here)
    officer.get(f"{DESK}ideen/{hidden.id}/sitzung", status=404)


def test_on_paper_and_on_the_wall_stands_what_everybody_can_read(people, officer, world):
    idea = world(
        make_proposal, area=people.here, title="Bank", shown_name="Rana", place="Am Tor", cost_cents=50_000, photos=1
    )
    gone = world(make_proposal, "withdrawn", area=people.here, title="Zurückgezogene Idee")
    meeting = world(make_meeting, [idea, gone], result=MeetingResult.POSTPONE, text="Nur für uns.")
    for page in (
        officer.get(f"{DESK}sitzungen/{meeting.id}/drucken"),
        officer.get(f"{DESK}sitzungen/{meeting.id}/zeigen/1"),
    ):
        for word in ("Bank", "Rana", "Am Tor", "500", "Hochbeet"):
            assert word in page, word
        for secret in ("Zurückgezogene Idee", "Nur für uns.", "Ole Hier"):
            assert secret not in page, secret
    officer.get(f"{DESK}sitzungen/{meeting.id}/zeigen/2", status=404)
    officer.get(f"{DESK}sitzungen/{meeting.id}/zeigen/0", status=404)


def test_an_idea_with_a_result_stays_and_the_page_says_why(people, officer, world):
    meeting = world(make_meeting, [world(make_proposal, area=people.here)])
    old = officer.get(f"{DESK}sitzungen/{meeting.id}")
    old.follow_containing("Ergebnis festhalten").form().fill(result="no_result").submit("Speichern")
    told = old.form_to("/streichen").submit(status=422)
    assert "Sie bleibt auf der Liste." in told
    assert told.find(".card")


def test_lists_of_other_areas_are_none_of_an_officers_business(people, officer, world):
    meeting = world(make_meeting, [world(make_proposal, area=people.there)], title="Konferenz Hörde")
    assert "Konferenz Hörde" not in officer.get(f"{DESK}sitzungen/")
    officer.get(f"{DESK}sitzungen/{meeting.id}", status=403)
    assert "Konferenz Hörde" in people.browser("coordinator").get(f"{DESK}sitzungen/")
