"""The page on which the desk writes an appeal down, and what the log and the appeal say of it."""

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.moderation.models import Appeal, AppealText, DecisionKind
from beteiligung.proposals.models import Channel
from tests.support.factories import make_account, make_city, make_decision, make_heard, make_proposal, make_report

pytestmark = pytest.mark.one_database
WORDS = "O kelime bir aile adıdır."


@pytest.fixture
def decision(people, world):
    world(make_city)
    idea = world(make_heard, Channel.PHONE, "rejected", area=people.here, language="tr")
    return world(make_decision, idea, DecisionKind.REJECT, by=people.officer, ground="insult", text="Ein Schimpfwort.")


def test_it_is_written_down_from_the_idea_once(people, world, decision):
    officer = people.browser("officer")
    address = f"/de/moderation/entscheidungen/{decision.id}/beschwerde"
    page = officer.get(f"/de/moderation/ideen/{decision.proposal_id}").follow("Beschwerde aufnehmen")
    assert page.path == address
    assert page.find("option[selected]").text.strip() == "Türkisch"
    again = officer.get(address)
    page = page.form().fill(came_by="phone", text=WORDS).submit("Beschwerde aufnehmen")
    assert any("Sagen Sie der Person: Wir antworten bis" in notice for notice in page.notices)
    assert "Am Telefon aufgenommen von" in page
    assert page.find(f"[lang=tr]:-soup-contains('{WORDS}')")
    entry = world.ask(lambda: session().scalars(sa.select(LogEntry).order_by(LogEntry.id.desc()).limit(1)).one())
    assert (entry.act, entry.thing_kind, entry.thing_id) == ("appeal.enter", "decisions", decision.id)
    assert (entry.account_id, entry.aktionsraum_id) == (people.officer.id, people.here.id)
    refused = again.form().fill(came_by="phone", text=WORDS).submit("Beschwerde aufnehmen", status=409)
    assert WORDS in refused
    assert "hat es schon getan" in officer.get(address, status=409)


def test_of_very_many_reporters_each_is_found_by_their_number(people, world, monkeypatch):
    monkeypatch.setattr("beteiligung.moderation.queries.who_appeals.MOST_SHOWN", 1)
    world(make_city)
    idea = world(make_proposal, area=people.here)
    kept = world(make_decision, idea, DecisionKind.KEEP, by=people.officer)
    numbers = [world(make_report, idea, answer=kept, waits=False).id for _ in range(3)]
    form = people.browser("officer").get(f"/de/moderation/entscheidungen/{kept.id}/beschwerde").form()
    said = {"came_by": "phone", "text": WORDS, "who": "number"}
    page = form.fill(**said).submit("Beschwerde aufnehmen", status=422)
    assert "Bitte schreiben Sie die Nummer der Meldung." in page
    page = page.form().fill(number="999").submit("Beschwerde aufnehmen", status=409)
    page.form().fill(number=f" {numbers[2]} ").submit("Beschwerde aufnehmen")
    assert world.ask(lambda: session().scalars(sa.select(Appeal.report_id)).all()) == [numbers[2]]


def test_who_reported_is_answered_in_the_language_of_the_report(people, world):
    world(make_city)
    idea = world(make_proposal, area=people.here, language="tr")
    kept = world(make_decision, idea, DecisionKind.KEEP, text="Das ist eine Meinung.")
    world(make_report, idea, answer=kept)
    page = people.browser("officer").get(f"/de/moderation/entscheidungen/{kept.id}/beschwerde")
    assert page.find("option[selected]").text.strip() == "Deutsch", "not what the idea is written in"


def test_of_several_the_language_is_that_of_whoever_is_chosen(people, world):
    world(make_city)
    idea = world(make_proposal, area=people.here, language="ar")
    hidden = world(make_decision, idea, DecisionKind.HIDE, ground="insult", text="Ein Schimpfwort.")
    report = world(make_report, idea, by=world(make_account, language="tr"), answer=hidden, waits=False)
    form = people.browser("officer").get(f"/de/moderation/entscheidungen/{hidden.id}/beschwerde").form()
    form.fill(who=f"reporter:{report.id}", came_by="phone", text=WORDS).submit("Beschwerde aufnehmen")
    assert world.ask(lambda: session().scalar(sa.select(AppealText.language))) == report.language != idea.language


def test_the_door_is_for_the_desk_of_the_area(people, decision):
    address = f"/de/moderation/entscheidungen/{decision.id}/beschwerde"
    for name, status in (("coordinator", 200), ("officer_elsewhere", 404), ("auditor", 403), ("author", 404)):
        people.browser(name).get(address, status=status)
