"""How coordinators explain the grounds of the closed list, and switch off house rules; decisions keep their words."""

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.accounts.queries import actor_of, address_of
from beteiligung.core import clock
from beteiligung.core.database import unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.operations import decide_reject
from beteiligung.moderation.operations.grounds import GroundDraft, edit_ground
from beteiligung.moderation.queries.grounds import explained, given_grounds
from tests.moderation.acting import the
from tests.support.factories import make_area, make_proposal, make_staff
from tests.support.letters import letters_to

PAGE = "/de/verwaltung/gruende/"
NOON = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
FACTS = "Der ganze Text wirbt für einen Laden."


def edit(actor, code, texts=None, *, is_active=True, shown=0):
    with unit_of_work():
        edit_ground(actor, GROUNDS[code], GroundDraft(texts or {}, is_active), shown=shown)


def test_a_decision_keeps_the_words_in_which_it_was_told(app, people, world):
    idea = world(make_proposal, "submitted", area=people.here, author=people.author)
    coordinator = people.browser("coordinator")
    page = coordinator.get("/de/verwaltung/").follow("Gründe", within="main").follow(GROUNDS["advertising"].sentence)
    with clock.freeze(NOON):
        form = page.form().fill(
            **{"de-text": "Auch ein Link zum Laden ist Werbung.", "en-text": "A link counts as well."}
        )
        assert "Auch ein Link zum Laden" in form.submit()
    officer_id, author_id = people.officer.id, people.author.id
    with clock.freeze(NOON + timedelta(minutes=1)), app.app_context(), unit_of_work():
        decide_reject(actor_of(officer_id), the(idea), "advertising", FACTS, version=idea.version)
    (letter,) = world.ask(lambda: letters_to(app, address_of(author_id)))
    assert "Auch ein Link zum Laden ist Werbung." in letter.body
    page = coordinator.get(PAGE).follow(GROUNDS["advertising"].sentence)
    with clock.freeze(NOON + timedelta(minutes=2)):
        page.form().fill(**{"de-text": "Jetzt anders."}).submit()
    with clock.freeze(NOON + timedelta(minutes=3)):
        author = people.browser("author")
        page = author.get(f"/de/ideen/{idea.id}")
        assert "Auch ein Link zum Laden ist Werbung." in page
        assert "A link counts as well." in author.get(f"/en/ideen/{idea.id}")
        assert "Auch ein Link zum Laden" in page.follow_containing("Entscheidung ansehen")
    assert "Jetzt anders." in coordinator.get(f"{PAGE}advertising/fassungen")


def test_a_house_rule_can_be_switched_off_and_the_law_cannot(app):
    with app.app_context():
        area = make_area()
        coordinator = actor_of(make_staff("coordinator").id)
        officer = actor_of(make_staff("officer", [area]).id)
        idea = make_proposal("submitted", area=area)
        edit(coordinator, "unreadable", is_active=False)
        assert "unreadable" not in given_grounds()
        with pytest.raises(InvalidInput), unit_of_work():
            decide_reject(officer, idea, "unreadable", FACTS, version=idea.version)
        edit(coordinator, "unreadable", shown=1)
        assert "unreadable" in given_grounds()
        with pytest.raises(InvalidInput):
            edit(coordinator, "insult", is_active=False)
        with pytest.raises(Stale):
            edit(coordinator, "unreadable", {"de": "Zu spät."}, shown=1)
        for wrong in ({"en": "German is missing."}, {"de": "x" * 301}):
            with pytest.raises(InvalidInput):
                edit(coordinator, "insult", wrong)
        for role in ("officer", "auditor", "admin"):
            with pytest.raises(Forbidden):
                edit(actor_of(make_staff(role, [area]).id), "insult", {"de": "Nein."})
        edit(coordinator, "insult", {"de": "Nur auf Deutsch."})
        assert explained("insult").said_in("tr") == ("Nur auf Deutsch.", "de")


def test_the_desk_no_longer_offers_it(people, world):
    idea = world(make_proposal, "submitted", area=people.here)
    officer, coordinator = people.browser("officer"), people.browser("coordinator")
    form = coordinator.get(f"{PAGE}mass_sending").form()
    form.fill(is_active=False).submit()
    choices = officer.get(f"/de/moderation/ideen/{idea.id}/ablehnen").find_all("input[name=ground]")
    assert {one["value"] for one in choices} == set(GROUNDS) - {"mass_sending"}
    assert "is_active" not in coordinator.get(f"{PAGE}insult").html
    assert "Abgeschaltet" in people.browser("auditor").get(PAGE)
