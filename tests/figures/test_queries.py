"""Figures are counted by the database, in the days of the city."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.city_days import city_day
from beteiligung.core.database import session, unit_of_work
from beteiligung.figures import queries
from beteiligung.moderation.models import DecisionKind, Outcome, Reason, Side, WaitingItem, WaitingKind
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_appeal, make_area, make_decision, make_proposal, make_report, make_waiting_item

FRIDAY = datetime(2026, 4, 24, 10, tzinfo=UTC)
"""The next Friday, the first of May, is a public holiday."""


@pytest.fixture(autouse=True)
def late_in_the_year(bare):
    with clock.freeze(datetime(2026, 11, 30, 12, tzinfo=UTC)):
        yield


def decided(area, came, after, kind=DecisionKind.PUBLISH, **more):
    """An idea that came at a moment and was decided a while later."""
    with clock.freeze(came):
        idea = make_proposal("submitted", area=area, waits=False)
    with clock.freeze(came + after):
        make_decision(idea, kind, **more)
    return idea


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), "2026-06-30"),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), "2026-07-01"),
        (datetime(2026, 12, 31, 22, 59, 59, 999999, tzinfo=UTC), "2026-12-31"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "2027-01-01"),
    ],
)
def test_a_day_is_that_of_the_city(instant, day):
    with clock.freeze(instant):
        make_proposal()
    assert session().scalar(sa.select(city_day(Proposal.submitted_at))).isoformat() == day
    assert session().scalar(sa.select(city_day(Proposal.reminded_at))) is None


def test_a_year_begins_and_ends_in_the_city():
    for instant in (datetime(2025, 12, 31, 22, 30, tzinfo=UTC), datetime(2025, 12, 31, 23, 30, tzinfo=UTC)):
        with clock.freeze(instant):
            make_proposal()
    with clock.freeze(FRIDAY):
        make_proposal("submitted")
        make_proposal("draft")
    assert (queries.of_year(2025).received, queries.of_year(2026).received) == (1, 2)
    assert (queries.of_year(2025).published, queries.of_year(2026).published) == (1, 1)
    assert queries.years() == [2026, 2025]


def test_decisions_are_counted_by_kind_and_ground():
    area = make_area("nordmarkt")
    for ground in ("insult", "insult", "advertising"):
        decided(area, FRIDAY, timedelta(hours=1), DecisionKind.REJECT, ground=ground)
    decided(area, FRIDAY, timedelta(hours=1), DecisionKind.MASK, ground="insult")
    decided(area, FRIDAY, timedelta(hours=1), DecisionKind.RETURN)
    figures = queries.of_year(2026)
    assert figures.decisions == {DecisionKind.REJECT: 3, DecisionKind.MASK: 1, DecisionKind.RETURN: 1}
    assert figures.grounds["insult"] == {DecisionKind.REJECT: 2, DecisionKind.MASK: 1}
    assert queries.of_year(2025).decisions == {}


def test_reports_are_counted_when_they_are_answered_and_appeals_when_they_are_decided():
    idea = make_proposal()
    with clock.freeze(FRIDAY):
        kept, hidden = make_decision(idea, DecisionKind.KEEP), make_decision(idea, DecisionKind.HIDE, ground="insult")
        for reason, decision in (
            (Reason.SPAM, kept),
            (Reason.SPAM, kept),
            (Reason.INSULT, hidden),
            (Reason.HATE, None),
        ):
            make_report(idea, reason=reason, answer=decision)
        make_appeal(kept, Side.REPORTER, outcome=Outcome.GRANTED)
        make_appeal(hidden, outcome=Outcome.UPHELD)
        make_appeal(hidden, Side.REPORTER)
    figures = queries.of_year(2026)
    assert figures.reports == {Reason.SPAM: {DecisionKind.KEEP: 2}, Reason.INSULT: {DecisionKind.HIDE: 1}}
    assert figures.appeals == {DecisionKind.KEEP: {Outcome.GRANTED: 1}, DecisionKind.HIDE: {Outcome.UPHELD: 1}}
    before = queries.of_year(2025)
    assert (before.reports, before.appeals) == ({}, {})


def test_durations_count_working_days_to_the_first_decision_of_each_area():
    here, there = make_area("nordmarkt"), make_area("hoerde")
    for days in (0, 3, 4, 7, 10):  # Friday, Monday, Tuesday, the holiday, Monday
        idea = decided(here, FRIDAY, timedelta(days=days), DecisionKind.RETURN)
        with clock.freeze(FRIDAY + timedelta(days=days + 20)):
            make_decision(idea, DecisionKind.PUBLISH)
    decided(here, FRIDAY, timedelta(days=1), DecisionKind.MASK, ground="insult")  # answers nothing
    for _number in range(4):
        decided(there, FRIDAY, timedelta(days=3))
    found = {row.aktionsraum_id: row for row in queries.durations(2026)}
    assert (found[here.id].count, found[here.id].working_days) == (5, 2)
    assert (found[there.id].count, found[there.id].working_days) == (4, None), "too few to say"
    assert queries.durations(2025) == []


def test_a_median_may_lie_between_two_days():
    area = make_area("nordmarkt")
    for days in (0, 0, 0, 3, 3, 3):
        decided(area, FRIDAY, timedelta(days=days))
    assert [row.working_days for row in queries.durations(2026)] == [0.5]


def test_the_promise_counts_what_was_due_or_answered_in_the_last_days():
    now = clock.now()
    ways = {
        "in time": (timedelta(days=20), timedelta(days=1), True),
        "late": (timedelta(days=30), timedelta(days=20), True),
        "never": (timedelta(days=30), None, True),
        "still time": (timedelta(days=1), None, False),
        "too long ago": (timedelta(days=91), timedelta(days=1), False),
    }
    for ago, after, _counts in ways.values():
        with clock.freeze(now - ago):
            item = make_waiting_item(make_proposal("submitted", waits=False))
        if after is not None:
            with unit_of_work():
                session().get_one(WaitingItem, item.id).done_at = now - ago + after
    make_waiting_item(make_proposal("submitted", waits=False), WaitingKind.NEW_PHOTOS)
    promise = queries.promise()
    assert (promise.asked, promise.kept) == (3, 1)
    assert queries.promise(make_area("hoerde").id).asked == 0, "areas have their own"


def test_the_last_minute_of_the_last_day_is_in_time():
    with clock.freeze(FRIDAY):
        item = make_waiting_item(make_proposal("submitted", waits=False))
    for hour, kept in ((21, 1), (22, 0)):  # in UTC; midnight in Dortmund lies between
        with unit_of_work():
            due = item.due_on
            session().get_one(WaitingItem, item.id).done_at = datetime(due.year, due.month, due.day, hour, tzinfo=UTC)
        with clock.freeze(FRIDAY + timedelta(days=30)):
            assert queries.promise().kept == kept
