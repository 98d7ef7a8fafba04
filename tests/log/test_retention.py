"""Whole months of the log go when their time is over, recorded once."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung import wiring
from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.log.models import LogEntry, LogRetention
from beteiligung.log.operations import forget_old_entries, kept_for, note_act
from beteiligung.mail.chores import do_chores, do_regularly

OFFICER = Actor(account_id=7, officer_for=frozenset({1}))


def entry_of(moment):
    with clock.freeze(moment), unit_of_work():
        note_act(OFFICER, "proposal.publish")


def months():
    return session().scalars(sa.select(LogEntry.month).order_by(LogEntry.id)).all()


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("today", "first"), [((2026, 11, 30), (2024, 11, 1)), ((2026, 1, 1), (2024, 1, 1)), ((2026, 12, 1), (2024, 12, 1))]
)
def test_the_first_month_that_is_kept(today, first):
    with clock.freeze(datetime(*today, 12, tzinfo=UTC)):
        assert kept_for(24) == date(*first)


@pytest.mark.one_database
def test_an_entry_belongs_to_the_months_of_the_city(bare):
    entry_of(datetime(2026, 6, 30, 22, 30, tzinfo=UTC))  # half past midnight in Dortmund
    assert months() == [date(2026, 7, 1)]


def test_one_month_goes_and_is_recorded(bare):
    now = datetime.now(UTC)
    for moment in (now - timedelta(days=1200), now - timedelta(days=1200), now - timedelta(days=900), now):
        entry_of(moment)
    oldest, _same, later, newest = months()
    with unit_of_work():
        assert forget_old_entries(24)
    assert months() == [later, newest]
    row = session().scalars(sa.select(LogRetention)).one()
    assert (row.month, row.keep_months, row.entry_count) == (oldest, 24, 2)
    with unit_of_work():
        assert forget_old_entries(24)
    with unit_of_work():
        assert not forget_old_entries(24)
    assert months() == [newest]


def test_the_worker_does_it(app):
    with app.app_context():
        for days in (1200, 900, 0):
            entry_of(datetime.now(UTC) - timedelta(days=days))
        do_regularly(wiring.forget_old_log)
        do_chores()
        assert len(months()) == 1
        assert session().scalar(sa.select(sa.func.count()).select_from(LogRetention)) == 2
