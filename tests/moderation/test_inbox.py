"""What waits for whom: opened and closed by events, in order, with the days that were promised."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import actor_of
from beteiligung.budget.models import Commitment
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.events import emit
from beteiligung.measures.events import (
    MeasureApplied,
    MeasureChecked,
    MeasureSentBack,
    MoneyBooked,
    MoneyOrdered,
    OrderTakenBack,
)
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.moderation.queries import Scope, inbox, inbox_counts
from beteiligung.moderation.views.time_words import due_words, waiting_words
from beteiligung.moderation.views.words import language_word
from beteiligung.proposals import events
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import withdraw_proposal
from beteiligung.web.paging import BadCursor
from tests.support.factories import make_area, make_measure, make_order, make_proposal, make_staff

FRIDAY = datetime(2026, 10, 2, 9, 0, tzinfo=UTC)


pytestmark = pytest.mark.usefixtures("in_app")


def happen(*what):
    with unit_of_work():
        for event in what:
            emit(event)


def waiting():
    query = sa.select(WaitingItem).where(WaitingItem.done_at.is_(None)).order_by(WaitingItem.id)
    return list(session().scalars(query))


def test_a_new_idea_is_due_in_five_working_days():
    idea = make_proposal("submitted", waits=False)
    with clock.freeze(FRIDAY):
        happen(events.ProposalSubmitted(idea.id), events.ProposalSubmitted(idea.id))
    (item,) = waiting()
    assert (item.kind, item.proposal_id, item.aktionsraum_id) == (WaitingKind.NEW_IDEA, idea.id, idea.aktionsraum_id)
    assert item.since == FRIDAY
    assert item.due_on == date(2026, 10, 9)


def test_the_day_is_that_of_the_city():
    idea = make_proposal("submitted", waits=False)
    with clock.freeze(datetime(2026, 10, 4, 22, 30, tzinfo=UTC)):  # Monday, half past midnight in Dortmund
        happen(events.ProposalSubmitted(idea.id))
    assert waiting()[0].due_on == date(2026, 10, 12)


@pytest.mark.parametrize("event", [events.ProposalPublished, events.ProposalReturned, events.ProposalRejected])
def test_a_decision_clears_the_idea(event):
    idea, other = make_proposal("submitted"), make_proposal("submitted")
    happen(event(idea.id))
    assert [item.proposal_id for item in waiting()] == [other.id]


def test_an_answer_comes_back_as_such_and_a_withdrawal_clears_it():
    idea = make_proposal("submitted", waits=False)
    happen(events.ProposalAnswered(idea.id))
    assert [item.kind for item in waiting()] == [WaitingKind.ANSWERED_IDEA]
    with unit_of_work():
        withdraw_proposal(Actor(account_id=idea.author_id), session().get_one(Proposal, idea.id))
    assert waiting() == []


def test_measures_wait_for_their_check_and_their_second_signature():
    measure = make_measure("applied", waits=False)
    happen(MeasureApplied(measure.id), MoneyOrdered(measure.id))
    assert {item.kind for item in waiting()} == {WaitingKind.CHECK_MEASURE, WaitingKind.SIGN_MONEY}
    happen(MeasureChecked(measure.id))
    assert {item.kind for item in waiting()} == {WaitingKind.SIGN_MONEY}
    happen(MoneyBooked(measure.id))
    assert waiting() == []
    happen(MeasureApplied(measure.id), MoneyOrdered(measure.id))
    happen(MeasureSentBack(measure.id), OrderTakenBack(measure.id))
    assert waiting() == []


def test_an_order_that_still_waits_keeps_the_entry():
    measure = make_measure("decided")
    happen(MoneyOrdered(measure.id))
    make_order(session().get_one(Commitment, measure.commitment_id), make_staff("coordinator"), amount_cents=100)
    happen(MoneyBooked(measure.id))
    assert [item.kind for item in waiting()] == [WaitingKind.SIGN_MONEY]


def test_officers_see_the_ideas_of_their_areas_and_coordinators_everything():
    here, there = make_area("nordmarkt"), make_area("hoerde")
    mine = make_proposal("submitted", area=here)
    theirs = make_proposal("submitted", area=there)
    measure = make_measure("applied", proposal=make_proposal("promoted", area=here))
    officer = actor_of(make_staff("officer", [here]).id)
    coordinator = actor_of(make_staff("coordinator").id)
    assert [row.proposal_id for row in inbox(officer, None, "", 20).items] == [mine.id]
    assert inbox_counts(officer)[Scope.OWN] == {WaitingKind.NEW_IDEA: 1}
    everything = inbox(coordinator, None, "", 20, Scope.ALL).items
    assert {row.proposal_id or row.measure_id for row in everything} == {mine.id, theirs.id, measure.id}
    assert inbox_counts(coordinator)[Scope.ALL] == {WaitingKind.NEW_IDEA: 2, WaitingKind.CHECK_MEASURE: 1}
    assert inbox_counts(coordinator)[Scope.OWN] == {WaitingKind.CHECK_MEASURE: 1}, "what nobody else can do"
    (check,) = inbox(coordinator, WaitingKind.CHECK_MEASURE, "", 20).items
    assert (check.measure_id, check.title, check.area_name) == (measure.id, measure.title, here.name)


def test_what_waits_longest_comes_first_on_every_page():
    area = make_area("nordmarkt")
    ages = [3, 9, 1, 7, 5]
    made = {age: make_proposal("submitted", area=area, age=timedelta(days=age)).id for age in ages}
    officer = actor_of(make_staff("officer", [area]).id)
    cursor, seen = "", []
    while cursor is not None:
        page = inbox(officer, None, cursor, 2)
        seen += [row.proposal_id for row in page.items]
        cursor = page.next_cursor
    assert seen == [made[age] for age in sorted(ages, reverse=True)]


@pytest.mark.parametrize("cursor", ["x", "!!", "W10", "a" * 500, "WzEsMV0", "WzEsMSwxLDFd"])
def test_a_broken_cursor_is_told(cursor):
    with pytest.raises(BadCursor):
        inbox(Actor(is_coordinator=True), None, cursor, 20)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 10, 2), ("heute fällig", "bad")),
        (date(2026, 10, 4), ("bis Sonntag", "wait")),
        (date(2026, 10, 8), ("bis Donnerstag", "plain")),
        (date(2026, 10, 9), ("bis 09.10.2026", "plain")),
        (date(2026, 10, 1), ("überfällig seit Donnerstag", "bad")),
        (date(2026, 9, 20), ("überfällig seit 20.09.2026", "bad")),
    ],
)
def test_the_promise_in_words(app, due, words):
    with app.test_request_context("/de/"), clock.freeze(FRIDAY):
        assert due_words(due) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=5), "gerade gekommen"),
        (timedelta(hours=1), "wartet seit 1 Stunde"),
        (timedelta(hours=5), "wartet seit 5 Stunden"),
        (timedelta(hours=22), "wartet seit 1 Werktag"),
        (timedelta(days=4), "wartet seit 4 Werktagen"),
        (timedelta(days=7), "wartet seit 5 Werktagen"),
    ],
)
def test_the_waiting_in_words(app, ago, words):
    with app.test_request_context("/de/"), clock.freeze(FRIDAY):
        assert waiting_words(FRIDAY - ago) == words


def test_languages_in_german_words():
    assert [language_word(address) for address in ("de", "ar", "xx")] == ["Deutsch", "Arabisch", "xx"]
    assert language_word("de-leicht")
