"""Lists for meetings: who may hold them, which ideas come on them, in which order, and what came of it."""

from datetime import timedelta

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.moderation.models import MeetingItem, MeetingResult
from beteiligung.moderation.operations import (
    change_meeting,
    make_meeting,
    move_on_list,
    note_result,
    put_on_list,
    take_off_list,
)
from beteiligung.moderation.queries import ideas_on, meeting_by_id, meetings, open_meetings, results_of
from beteiligung.moderation.queries.meetings import MOST_ITEMS
from tests.moderation.acting import do
from tests.support import factories as make

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def here():
    return make.make_area("nordmarkt")


@pytest.fixture
def there():
    return make.make_area("hoerde")


@pytest.fixture
def officer(here):
    return actor_of(make.make_staff("officer", [here]).id)


@pytest.fixture
def coordinator():
    return actor_of(make.make_staff("coordinator").id)


def titles_on(meeting):
    return [listed.proposal.title for listed in ideas_on(meeting)]


def test_a_list_from_beginning_to_result(here, officer):
    ideas = [make.make_proposal(area=here, title=title) for title in ("Bank", "Baum", "Brunnen")]
    day = clock.today() + timedelta(days=3)
    meeting = do(make_meeting, officer, title=" Projektkonferenz  Nord ", day=day, area_ids={here.id})
    assert do(put_on_list, officer, meeting, ideas[:2]) == 2
    assert do(put_on_list, officer, meeting, [ideas[1], ideas[2]]) == 1, "once is enough"
    assert (meeting.title, titles_on(meeting)) == ("Projektkonferenz Nord", ["Bank", "Baum", "Brunnen"])
    bank, _baum, brunnen = (listed.item for listed in ideas_on(meeting))
    do(move_on_list, officer, brunnen, up=True)
    do(move_on_list, officer, bank, up=True)
    assert titles_on(meeting) == ["Bank", "Brunnen", "Baum"]
    do(take_off_list, officer, ideas_on(meeting)[2].item)
    version = bank.version
    do(note_result, officer, bank, result=MeetingResult.PURSUE, text=" Im Frühjahr. ", version=version)
    with pytest.raises(Stale):
        do(note_result, officer, bank, result=MeetingResult.NO_RESULT, text=None, version=version)
    with pytest.raises(InvalidInput):
        do(take_off_list, officer, bank)
    found = results_of(ideas[0].id)
    assert [(row.day, row.result, row.text) for row in found] == [(day, MeetingResult.PURSUE, "Im Frühjahr.")]
    assert [(row.idea_count, row.open_count) for row in meetings(officer, "", 9).items] == [(2, 1)]


def test_officers_hold_meetings_of_their_areas_and_see_those_they_share(here, there, officer, coordinator):
    day = clock.today()
    stranger = actor_of(make.make_staff("officer", [there]).id)
    for area_ids in (set(), {there.id}, {here.id, there.id}):
        with pytest.raises(InvalidInput):
            do(make_meeting, officer, title="Nicht meins", day=day, area_ids=area_ids)
    both = do(make_meeting, coordinator, title="Beide Räume", day=day, area_ids={here.id, there.id})
    own = do(make_meeting, officer, title="Nur Nordmarkt", day=day, area_ids={here.id})
    assert {row.id for row in meetings(officer, "", 9).items} == {both.id, own.id}
    assert [row.id for row in meetings(stranger, "", 9).items] == [both.id]
    assert [one.id for one in open_meetings(officer, frozenset({here.id, there.id}))] == [both.id]
    with pytest.raises(Forbidden):
        do(put_on_list, stranger, own, [make.make_proposal(area=here)])
    do(change_meeting, officer, both, title="Anders", day=day, area_ids={here.id}, version=both.version)
    assert both.aktionsraum_ids == {here.id, there.id}, "an officer does not take away what is another's"
    do(change_meeting, coordinator, both, title="Anders", day=day, area_ids={there.id}, version=both.version)
    assert meeting_by_id(both.id).aktionsraum_ids == {there.id}


def test_an_area_whose_ideas_stand_on_the_list_stays(here, there, coordinator):
    meeting = make.make_meeting([make.make_proposal(area=here)], areas=[there])
    meeting = session().get_one(type(meeting), meeting.id)
    with pytest.raises(InvalidInput):
        do(
            change_meeting,
            coordinator,
            meeting,
            title="Nur Hörde",
            day=clock.today(),
            area_ids={there.id},
            version=meeting.version,
        )
    assert meeting_by_id(meeting.id).aktionsraum_ids == {here.id, there.id}


def test_only_public_ideas_of_its_areas_come_on_a_list_and_not_too_many(here, there, officer):
    meeting = session().get_one(type(found := make.make_meeting(areas=[here])), found.id)
    for idea in (make.make_proposal(area=there), make.make_proposal("submitted", area=here)):
        with pytest.raises(InvalidInput):
            do(put_on_list, officer, meeting, [idea])
    many = [make.make_proposal(area=here, field=None) for _ in range(MOST_ITEMS + 1)]
    with pytest.raises(InvalidInput):
        do(put_on_list, officer, meeting, many)
    assert do(put_on_list, officer, meeting, many[1:]) == MOST_ITEMS
    with pytest.raises(InvalidInput):
        do(put_on_list, officer, meeting, many)


def test_lists_come_page_by_page_the_latest_day_first(here, officer):
    today = clock.today()
    made = [make.make_meeting(areas=[here], day=today + timedelta(days=number % 3)) for number in range(5)]
    expected = [one.id for one in sorted(made, key=lambda one: (one.day, one.id), reverse=True)]
    first = meetings(officer, "", 2)
    second = meetings(officer, first.next_cursor, 2)
    third = meetings(officer, second.next_cursor, 2)
    assert [row.id for page in (first, second, third) for row in page.items] == expected
    assert third.next_cursor is None


def test_old_lists_are_no_longer_offered(here, officer):
    make.make_meeting(areas=[here], day=clock.today() - timedelta(days=15))
    recent = make.make_meeting(areas=[here], day=clock.today() - timedelta(days=14))
    assert [one.id for one in open_meetings(officer, frozenset({here.id}))] == [recent.id]


def test_a_deleted_idea_leaves_no_line(here, officer):
    meeting = make.make_meeting([make.make_proposal(area=here), make.make_proposal(area=here)])
    with unit_of_work():
        session().delete(ideas_on(meeting_by_id(meeting.id))[0].proposal)
    assert len(ideas_on(meeting_by_id(meeting.id))) == session().query(MeetingItem).count() == 1
