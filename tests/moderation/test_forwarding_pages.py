"""Passing on and recording the reply, in the browser; and what everybody sees of it."""

from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.moderation.models import WaitingKind
from beteiligung.proposals.models import ProposalState
from tests.support.factories import (
    make_account,
    make_forwarding,
    make_module,
    make_office,
    make_proposal,
    make_waiting_item,
)

pytestmark = pytest.mark.one_database

REPLY = "Der Weg wird im Frühjahr neu gebaut. Eine Bank ist dabei."


@pytest.fixture
def officer(people):
    return people.browser("officer")


def test_from_the_inbox_to_another_office_and_back(people, officer, world):
    idea = world(make_proposal, "submitted", area=people.here, title="Bank am Brunnen", author=people.author)
    world(make_office, "Tiefbauamt")
    page = officer.get(f"/de/moderation/ideen/{idea.id}").follow("An eine andere Stelle weiterleiten")
    page = page.form().choose("office", "Tiefbauamt").fill(reference="66/12").submit("Weiterleiten")
    assert any("wieder in den Eingang" in notice for notice in page.notices)
    assert people.browser("visitor").answer("GET", f"/de/ideen/{idea.id}-bank-am-brunnen").status_code == 404
    own = people.browser("author").get(f"/de/ideen/{idea.id}-bank-am-brunnen")
    assert "An: Tiefbauamt, Zeichen 66/12" in own
    page = officer.get(f"/de/moderation/ideen/{idea.id}")
    assert "Liegt bei: Tiefbauamt" in page
    page = page.follow("Antwort der Stelle eintragen")
    assert page.form().value("reference") == "66/12"
    page = page.form().choose("outcome", "Alle können").fill(reply=REPLY).submit("Antwort festhalten")
    assert world.now(idea).state is ProposalState.PUBLISHED
    page = people.browser("visitor").get(f"/de/ideen/{idea.id}-bank-am-brunnen")
    assert REPLY in page
    assert REPLY in officer.get(f"/de/moderation/ideen/{idea.id}")


def test_the_office_of_a_ready_made_text_must_be_chosen_first(people, officer, world):
    idea = world(make_proposal, "published", area=people.here, author=world(make_account, language="ar"))
    world(make_office, "Tiefbauamt")
    texts = {"de": "Jetzt liegt es bei {amt}.", "ar": "هي الآن لدى {amt}."}
    world(make_module, "forward", texts, name="Weitergegeben")
    page = officer.get(f"/de/moderation/ideen/{idea.id}/weiterleiten")
    form = page.form().choose("module", "Weitergegeben").fill(own="Wir bleiben dran.", reference="66/1")
    page = form.submit("Text ansehen", status=422)
    assert "{amt}" in page.refusals
    form = page.form()
    assert (form.value("own"), form.value("reference")) == ("Wir bleiben dran.", "66/1")
    page = form.choose("office", "Tiefbauamt").submit("Text ansehen")
    assert "Jetzt liegt es bei Tiefbauamt." in page
    assert "هي الآن لدى Tiefbauamt." in page
    page.form().submit("Weiterleiten")
    assert world.now(idea).state is ProposalState.FORWARDED


def test_an_entry_for_an_office_that_is_silent(people, officer, world):
    idea = world(make_proposal, "forwarded", area=people.here, title="Lange still", age=timedelta(days=40))
    world(make_forwarding, idea, world(make_office, "Tiefbauamt"))
    world(make_waiting_item, idea, WaitingKind.FORWARDED_IDEA)
    page = officer.get("/de/moderation/?art=forwarded_idea")
    assert "Weitergeleitet, ohne Antwort" in page
    assert "Von dort fehlt noch die Antwort." in page
    page = page.follow("Noch einmal gefragt").form().submit("Ja, gefragt")
    assert any("wieder in den Eingang" in notice for notice in page.notices)
    assert "Lange still" not in page.main.get_text()
    listed = officer.get("/de/moderation/ideen/?stand=forwarded")
    assert "Lange still" in listed


def test_a_reply_that_is_refused_keeps_what_was_typed(people, officer, world):
    idea = world(make_proposal, "forwarded", area=people.here)
    world(make_forwarding, idea)
    page = officer.get(f"/de/moderation/ideen/{idea.id}/antwort-der-stelle")
    page = page.form().fill(reply=REPLY).submit("Antwort festhalten", status=422)
    assert "wie es weitergeht" in page.refusals
    assert page.form().value("reply") == REPLY


def test_the_public_way_names_office_reply_and_what_comes(people, world):
    idea = world(make_proposal, "forwarded", area=people.here, title="Bank am Brunnen")
    world(make_forwarding, idea, world(make_office, "Tiefbauamt"), ask_on=clock.today())
    page = people.browser("visitor").get(f"/ar/ideen/{idea.id}-bank-am-brunnen")
    assert page.find(".line .now bdi").get_text() == "Tiefbauamt"
    assert "جواب الجهة الأخرى" in page
