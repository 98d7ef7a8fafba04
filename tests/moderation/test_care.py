"""Who looks after an idea, and what those who follow one are told."""

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.accounts.models import Account
from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.moderation.operations import assign_idea, mark_seen, unwatch_idea, watch_idea
from beteiligung.moderation.queries import Scope, care_of, idea_counts, ideas, inbox, watched
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.operations import review_proposal
from tests.moderation.acting import do
from tests.support.factories import make_area, make_comment, make_note, make_proposal, make_staff

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def in_app(app):
    with app.app_context(), clock.freeze(TUESDAY):
        yield


@pytest.fixture
def deputy(area):
    return actor_of(make_staff("officer", [area]).id)


def caretaker(actor, idea):
    return care_of(actor, idea).caretaker_id


def test_one_person_looks_after_an_idea_and_finds_it(area, officer, deputy):
    idea, _other = make_proposal(area=area), make_proposal(area=area)
    new = make_proposal("submitted", area=area)
    for one in (idea, new):
        do(assign_idea, officer, one, to_id=deputy.account_id, before_id=None)
    mine = ideas(deputy, ProposalState.PUBLISHED, "", 20, only_own=True).items
    assert [(row.id, row.caretaker_id) for row in mine] == [(idea.id, deputy.account_id)]
    assert idea_counts(deputy)[ProposalState.PUBLISHED] == (2, 1)
    assert ideas(officer, ProposalState.PUBLISHED, "", 20, only_own=True).items == []
    assert [row.caretaker_id for row in inbox(officer, None, "", 20, Scope.OWN).items] == [deputy.account_id]
    do(assign_idea, deputy, idea, to_id=officer.account_id, before_id=deputy.account_id)
    assert caretaker(deputy, idea) == officer.account_id
    do(assign_idea, deputy, idea, to_id=None, before_id=officer.account_id)
    assert caretaker(deputy, idea) is None


def test_two_assign_at_once_and_the_second_is_told(area, officer, deputy):
    idea = make_proposal(area=area)
    do(assign_idea, officer, idea, to_id=officer.account_id, before_id=None)
    with pytest.raises(Stale):
        do(assign_idea, deputy, idea, to_id=deputy.account_id, before_id=None)
    assert caretaker(officer, idea) == officer.account_id


@pytest.mark.one_database
def test_nobody_looks_after_their_own_idea_nor_after_that_of_another_area(area, officer, deputy):
    own = make_proposal(area=area, author=session().get_one(Account, deputy.account_id))
    stranger = make_staff("officer", [make_area("hoerde")])
    for nobody in (deputy.account_id, stranger.id, 999_999):
        with pytest.raises(InvalidInput):
            do(assign_idea, officer, own, to_id=nobody, before_id=None)
    with pytest.raises(Forbidden):
        do(assign_idea, deputy, own, to_id=officer.account_id, before_id=None)


def test_who_follows_an_idea_sees_what_happened_since(area, officer, deputy):
    idea, quiet = make_proposal(area=area, age=timedelta(days=9)), make_proposal(area=area, age=timedelta(days=9))
    make_comment(idea, age=timedelta(days=1))
    for one in (idea, quiet):
        do(watch_idea, officer, one)
    assert [row.is_news for row in watched(officer, "", 20).items] == [False, False]
    with clock.freeze(TUESDAY + timedelta(hours=1)):
        make_comment(idea)
        make_comment(idea, deleted=True)
        make_note(idea, session().get_one(Account, deputy.account_id))
        make_note(idea, session().get_one(Account, officer.account_id))
        do(review_proposal, deputy, idea)
        do(watch_idea, officer, idea)
        _quiet, row = watched(officer, "", 20).items
        assert (row.id, row.new_comments, row.new_notes, row.new_versions, row.has_moved) == (idea.id, 1, 1, 0, True)
        assert watched(deputy, "", 20).items == [], "everybody follows their own"
        do(mark_seen, officer, until=TUESDAY + timedelta(minutes=30))
        assert watched(officer, "", 20).items[1].is_news, "what came after the list was shown stays news"
        do(mark_seen, officer, until=TUESDAY + timedelta(days=99))
        assert not watched(officer, "", 20).items[1].is_news
    with clock.freeze(TUESDAY + timedelta(hours=2)):
        make_comment(idea)
        assert watched(officer, "", 20).items[1].new_comments == 1, "nobody has seen the future"
    do(unwatch_idea, officer, idea)
    assert [row.id for row in watched(officer, "", 20).items] == [quiet.id]


def test_the_list_of_followed_ideas_has_pages(area, officer):
    made = [make_proposal(area=area) for _ in range(5)]
    for idea in made:
        do(watch_idea, officer, idea)
    first = watched(officer, "", 3)
    rest = watched(officer, first.next_cursor, 3)
    assert [row.id for row in (*first.items, *rest.items)] == [idea.id for idea in reversed(made)]
    assert rest.next_cursor is None


@pytest.mark.one_database
def test_pages_of_looking_after_and_following(people, world):
    idea = world(make_proposal, "published", area=people.here)
    officer, coordinator = people.browser("officer"), people.browser("coordinator")
    address = f"/de/moderation/ideen/{idea.id}"
    late = coordinator.get(address).follow("Festlegen, wer die Idee betreut")
    page = officer.get(f"{address}/betreuung").form().fill(caretaker=str(people.officer.id)).submit("Speichern")
    assert "Von Ihnen betreut" in page
    told = late.form().fill(caretaker=str(people.coordinator.id)).submit("Speichern", status=409)
    assert told.form().value("caretaker") == str(people.coordinator.id), "what was chosen is kept"
    told.form().submit("Speichern")
    assert "Betreut von Kim Erste" in officer.get(address), "sent again it is a decision"
    assert "Von mir betreut" in coordinator.get("/de/moderation/ideen/")
    assert idea.title in coordinator.get("/de/moderation/ideen/?wer=mir")
    assert idea.title not in officer.get("/de/moderation/ideen/?wer=mir")
    officer.get("/de/moderation/ideen/?wer=wer", status=404)
    officer.get(address).form_to("/beobachten").submit()
    world(make_comment, idea)
    seen = officer.get("/de/moderation/ideen/").follow("Beobachtete Ideen")
    assert "1 neuer Kommentar" in seen
    assert "nichts Neues" in seen.form().submit("Alles gesehen")
    assert "Beobachten" in officer.get(address).form_to("/nicht-beobachten").submit().find("#zusammen").get_text()
