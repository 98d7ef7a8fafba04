"""The forms with which authors change, answer and take back."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal, ProposalState
from tests.support.factories import make_decision, make_proposal
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

S = ProposalState


def own(people: People, world: World, state: ProposalState = S.PUBLISHED, **values) -> Proposal:
    return world(make_proposal, state, area=people.here, author=people.author, **values)


def touch(world: World, idea: Proposal, **values) -> None:
    """Somebody else's act, in between."""
    with world.app.app_context(), unit_of_work():
        found = queries.proposal_by_id(idea.id)
        for name, value in values.items():
            setattr(found, name, value)


def test_an_edit_is_saved_and_shown(people: People, world: World):
    idea = own(people, world, cost_cents=120_050, place="Am Brunnen")
    page = people.browser("author").get(f"/de/ideen/{idea.id}").follow("Ändern")
    form = page.form()
    assert (form.value("cost"), form.value("place"), form.value("felder")) == ("1.200,50", "Am Brunnen", "kinder")
    page = form.fill(title="Ein neuer Titel", felder=["arbeit"], cost="").submit()
    assert page.heading == "Ein neuer Titel"
    assert "Ihre Änderung ist gespeichert." in page.notices
    assert "geändert: frühere Fassungen" in page
    assert world.now(idea).cost_cents is None


def test_nothing_changed_changes_nothing(people: People, world: World):
    idea = own(people, world, cost_cents=100, place="Am Brunnen")
    before = world.now(idea).version
    people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form().submit()
    assert world.now(idea).version == before


def test_too_short_is_said_and_kept(people: People, world: World):
    idea = own(people, world)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    page = form.fill(title="", text="y" * 50_000).submit(status=422)
    assert page.form().value("text") == "y" * 50_000
    assert world.now(idea).title == idea.title


def test_a_stale_form_shows_both_texts(people: People, world: World):
    idea = own(people, world, S.SUBMITTED)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    touch(world, idea, title="Inzwischen anders")
    page = form.fill(title="Mein neuer Titel").submit(status=409)
    assert "Inzwischen anders" in page.find("section.box").get_text()
    assert page.form().value("title") == "Mein neuer Titel"
    assert world.now(idea).title == "Inzwischen anders"
    assert page.form().submit().heading == "Mein neuer Titel"


def test_a_form_overtaken_by_a_decision_keeps_the_text(people: People, world: World):
    idea = own(people, world, S.SUBMITTED)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    with world.app.app_context(), unit_of_work():
        session().execute(sa.update(Proposal).values(state=S.REJECTED, version=Proposal.version + 1))
    page = form.fill(title="Mein neuer Titel").submit(status=409)
    assert "Diese Idee kann man jetzt nicht mehr ändern." in page.refusals
    assert page.form().value("title") == "Mein neuer Titel"


@pytest.mark.parametrize(("version", "status"), [(None, 409), ("", 422), ("x", 422), ("9" * 50, 409), ("-1", 409)])
def test_a_form_without_its_version_is_refused(people: People, world: World, version: str | None, status: int):
    idea = own(people, world)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    page = form.fill(title="Mein neuer Titel").tamper(version=version).submit(status=status)
    assert world.now(idea).title == idea.title
    assert page.form().value("title") == "Mein neuer Titel"


def test_the_same_edit_twice_is_harmless(people: People, world: World):
    idea = own(people, world)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form().fill(title="Mein neuer Titel")
    form.submit()
    form.submit()
    assert world.ask(lambda: len(queries.versions_of(idea.id))) == 2


@pytest.mark.parametrize("state", [S.IN_REVIEW, S.PROMOTED, S.REJECTED, S.WITHDRAWN])
def test_what_cannot_be_edited_says_so(people: People, world: World, state: ProposalState):
    idea = own(people, world, state)
    people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten", status=409)


def test_others_are_not_let_in(people: People, world: World):
    public, private = own(people, world), own(people, world, S.SUBMITTED)
    for act in ("bearbeiten", "zurueckziehen", "antworten"):
        for name in ("visitor", "draft_holder", "resident", "officer", "coordinator", "auditor", "admin"):
            people.browser(name).get(f"/de/ideen/{public.id}/{act}", status=403)
        for name in ("visitor", "draft_holder", "resident", "officer_elsewhere", "admin"):
            people.browser(name).get(f"/de/ideen/{private.id}/{act}", status=404)
        for name in ("officer", "coordinator"):
            people.browser(name).get(f"/de/ideen/{private.id}/{act}", status=403)


def test_a_question_is_shown_and_answered(people: People, world: World):
    idea = own(people, world, S.RETURNED)
    world(make_decision, idea, text="Wo genau soll das sein?")
    page = people.browser("author").get(f"/de/ideen/{idea.id}").follow("Rückfrage beantworten")
    assert "Wo genau soll das sein?" in page
    form = page.form().fill(text="Genau zwischen Brunnen und Haltestelle.")
    page = form.submit()
    assert page.heading == idea.title
    assert page.notices[0].startswith("Danke. Wir lesen Ihre Antwort bis")
    assert world.now(idea).state is S.SUBMITTED
    assert "Frage beantwortet" in page
    form.submit()
    assert world.now(idea).state is S.SUBMITTED


def test_without_a_question_there_is_nothing_to_answer(people: People, world: World):
    idea = own(people, world)
    assert people.browser("author").get(f"/de/ideen/{idea.id}/antworten").heading == idea.title


@pytest.mark.parametrize("state", [S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW])
def test_taking_back_asks_first(people: People, browser: Browser, world: World, state: ProposalState):
    idea = own(people, world, state, age=timedelta(days=1))
    page = people.browser("author").get(f"/de/ideen/{idea.id}/zurueckziehen")
    assert page.heading == "Idee zurückziehen?"
    assert world.now(idea).state is state
    form = page.form()
    page = form.submit("Idee zurückziehen")
    assert page.path == "/de/konto/ideen"
    assert "Zurückgezogen" in page
    form.submit("Idee zurückziehen")
    was_public = state in {S.PUBLISHED, S.IN_REVIEW}
    browser.get(f"/de/ideen/{idea.id}", status=410 if was_public else 404)


def test_too_late_to_take_back(people: People, world: World):
    idea = own(people, world, S.PROMOTED)
    assert people.browser("author").get(f"/de/ideen/{idea.id}/zurueckziehen").heading == idea.title


def test_the_pin_of_a_sent_idea_can_be_moved_and_taken_away(people: People, world: World):
    idea = own(people, world)
    browser = people.browser("author")
    form = browser.get(f"/de/ideen/{idea.id}/bearbeiten").form()
    form.tamper(latitude="51.53000", longitude="7.46500").submit("Änderung speichern")
    assert (world.now(idea).latitude, world.now(idea).longitude) == (51.53, 7.465)
    page = browser.get(f"/de/ideen/{idea.id}/bearbeiten")
    assert "Die Stecknadel ist gesetzt." in page
    page.form().fill(text=f"{idea.text} Dazu ein Baum.").submit("Änderung speichern")
    assert world.now(idea).latitude == 51.53, "a changed text leaves the pin"
    away = browser.get(f"/de/ideen/{idea.id}/bearbeiten").form().submit("Stecknadel entfernen")
    assert away.path == f"/de/ideen/{idea.id}/bearbeiten"
    assert world.now(idea).latitude is None
    assert "Dazu ein Baum." in world.now(idea).text


def test_taking_the_pin_away_while_answering_sends_no_answer(people: People, world: World):
    idea = own(people, world, S.RETURNED)
    browser = people.browser("author")
    form = browser.get(f"/de/ideen/{idea.id}/antworten").form().tamper(latitude="51.53000", longitude="7.46500")
    page = form.fill(text="Genau zwischen Brunnen und Haltestelle.").submit("Antwort senden", status=200)
    assert world.now(idea).state is S.SUBMITTED
    again = own(people, world, S.RETURNED)
    form = browser.get(f"/de/ideen/{again.id}/antworten").form().tamper(latitude="51.53000", longitude="7.46500")
    page = form.fill(text="Noch nicht fertig.").tamper(stecknadel_entfernen="1").submit("Antwort senden")
    assert world.now(again).state is S.RETURNED
    assert (page.form().value("text"), page.form().value("latitude")) == ("Noch nicht fertig.", "")
