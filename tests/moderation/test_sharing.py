"""Sharing an inbox: who is at it, who was asked, who is away, and what then comes to the coordinators."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Absence, Account
from beteiligung.accounts.operations import delete_absence, note_absence
from beteiligung.accounts.queries import actor_of, areas_looked_after
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.moderation.models import WaitingItem
from beteiligung.moderation.operations import CLAIM_TIME, begin_deciding, decide_publish, give_back, hand_over
from beteiligung.moderation.queries import Scope, colleagues_for, inbox, inbox_counts, last_handover
from beteiligung.proposals.models import Proposal
from tests.moderation.acting import do
from tests.support.factories import make_area, make_proposal, make_staff

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context(), clock.freeze(TUESDAY):
        yield


@pytest.fixture
def here():
    return make_area("nordmarkt")


@pytest.fixture
def staff(here):
    """Officer, deputy and coordinator as actors."""
    officer, deputy = make_staff("officer", [here]), make_staff("officer", [here])
    return [actor_of(one.id) for one in (officer, deputy, make_staff("coordinator"))]


@pytest.fixture
def item(here):
    idea = make_proposal("submitted", area=here)
    return session().scalars(sa.select(WaitingItem).filter_by(proposal_id=idea.id)).one()


def waiting_for(actor):
    return {scope: sum(kinds.values()) for scope, kinds in inbox_counts(actor).items()}


def claimed_by(actor, item):
    return [row.claimed_by_id for row in inbox(actor, None, "", 20).items if row.id == item.id]


def test_whoever_begins_is_seen_by_others_until_the_time_is_over(staff, item):
    officer, deputy, _ = staff
    assert do(begin_deciding, officer, item)
    assert claimed_by(deputy, item) == [officer.account_id]
    assert not do(begin_deciding, deputy, item), "a colleague is at it"
    assert claimed_by(deputy, item) == [officer.account_id]
    with clock.freeze(TUESDAY + CLAIM_TIME + timedelta(seconds=1)):
        assert claimed_by(deputy, item) == [None]
        assert do(begin_deciding, deputy, item)
        assert claimed_by(officer, item) == [deputy.account_id]


def test_only_who_has_begun_can_give_it_back(staff, item):
    officer, deputy, _ = staff
    do(begin_deciding, officer, item)
    do(give_back, deputy, item)
    assert claimed_by(officer, item) == [officer.account_id]
    do(give_back, officer, item)
    assert claimed_by(officer, item) == [None]


def test_beginning_locks_nobody_out_and_what_is_done_is_done(staff, item):
    officer, deputy, _ = staff
    do(begin_deciding, officer, item)
    idea = session().get_one(Proposal, item.proposal_id)
    do(decide_publish, deputy, idea, version=idea.version)
    with pytest.raises(Stale):
        do(begin_deciding, officer, item)


def test_officers_of_other_areas_have_no_say(item):
    stranger = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    for act in (begin_deciding, give_back):
        with pytest.raises(Forbidden):
            do(act, stranger, item)


def test_handing_over_with_a_note(staff, item):
    officer, deputy, coordinator = staff
    do(begin_deciding, officer, item)
    do(hand_over, officer, item, to_id=deputy.account_id, note=" Sie kennt den Platz. ")
    assert claimed_by(officer, item) == [None], "who hands over is no longer at it"
    assert [row.id for row in inbox(deputy, None, "", 20, Scope.PERSONAL).items] == [item.id]
    assert inbox(officer, None, "", 20, Scope.PERSONAL).items == []
    told = last_handover(item)
    assert (told.from_id, told.to_id, told.text) == (officer.account_id, deputy.account_id, "Sie kennt den Platz.")
    do(hand_over, deputy, item, to_id=coordinator.account_id, note=None)
    assert waiting_for(coordinator) == {Scope.OWN: 1, Scope.PERSONAL: 1, Scope.ELSEWHERE: 0, Scope.ALL: 1}
    assert last_handover(item).text is None


def test_nobody_is_asked_about_their_own_idea_nor_who_is_not_responsible(here, staff):
    officer, deputy, coordinator = staff
    idea = make_proposal("submitted", area=here, author=session().get_one(Account, deputy.account_id))
    item = session().scalars(sa.select(WaitingItem).filter_by(proposal_id=idea.id)).one()
    assert [one.account_id for one in colleagues_for(officer, item)] == [coordinator.account_id]
    stranger = make_staff("officer", [make_area("hoerde")])
    for nobody in (deputy.account_id, stranger.id, officer.account_id, 0):
        with pytest.raises(InvalidInput):
            do(hand_over, officer, item, to_id=nobody, note=None)
    with pytest.raises(InvalidInput):
        do(hand_over, officer, item, to_id=coordinator.account_id, note="x" * 501)
    assert last_handover(item) is None


def test_with_everybody_away_it_comes_to_the_coordinator_after_a_working_day(here, staff):
    officer, deputy, coordinator = staff
    with clock.freeze(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)):  # a Friday
        make_proposal("submitted", area=here)
    assert waiting_for(coordinator)[Scope.OWN] == 0
    do(note_absence, officer, account_id=officer.account_id, first_day=date(2026, 11, 20), last_day=date(2026, 12, 4))
    assert set(session().scalars(areas_looked_after())) == {here.id}, "the deputy is there"
    assert waiting_for(coordinator)[Scope.OWN] == 0
    do(note_absence, coordinator, account_id=deputy.account_id, first_day=clock.today(), last_day=clock.today())
    assert not session().scalars(areas_looked_after()).all()
    assert waiting_for(coordinator)[Scope.OWN] == 1, "it has waited since Friday"
    make_proposal("submitted", area=here)
    assert waiting_for(coordinator)[Scope.OWN] == 1, "what came today can wait for a working day"
    with clock.freeze(TUESDAY + timedelta(days=1)):
        assert waiting_for(coordinator)[Scope.OWN] == 0, "the deputy is back"


def test_an_area_without_officers_is_the_coordinators(staff):
    coordinator = staff[2]
    with clock.freeze(TUESDAY - timedelta(days=4)):
        make_proposal("submitted", area=make_area("hoerde"))
    assert waiting_for(coordinator)[Scope.OWN] == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [((2026, 12, 2), (2026, 12, 1)), ((2026, 11, 1), (2026, 11, 23)), ((2026, 12, 1), (2027, 12, 2))],
)
def test_days_away_must_make_sense(staff, first, last):
    officer = staff[0]
    with pytest.raises(InvalidInput):
        do(note_absence, officer, account_id=officer.account_id, first_day=date(*first), last_day=date(*last))


def test_others_are_a_coordinators_business(staff):
    officer, deputy, coordinator = staff
    days = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 1)}
    with pytest.raises(Forbidden):
        do(note_absence, officer, account_id=deputy.account_id, **days)
    first = do(note_absence, coordinator, account_id=deputy.account_id, **days)
    again = do(note_absence, coordinator, account_id=deputy.account_id, **days)
    assert first is again, "said twice it stands once"
    with pytest.raises(Forbidden):
        do(delete_absence, officer, first)
    do(delete_absence, deputy, first)
    assert session().scalar(sa.select(sa.func.count()).select_from(Absence)) == 0
