"""Tries are counted per subject and window, by all workers together."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.limits import TryCount, forget_old_counts, hit, network_key

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def tries(app, subject, count, at=NOON, kind="code"):
    with app.app_context(), clock.freeze(at), unit_of_work():
        return [hit(kind, subject, limit=3, seconds=3600) for _ in range(count)]


def test_the_fourth_try_of_three_is_refused(app):
    assert tries(app, "a@example.org", 5) == [True, True, True, False, False]


def test_others_are_not_locked_out(app):
    tries(app, "a@example.org", 5)
    assert tries(app, "b@example.org", 1) == [True]
    assert tries(app, "a@example.org", 1, kind="mail") == [True]


def test_a_later_window_begins_anew(app):
    tries(app, "a@example.org", 5)
    assert tries(app, "a@example.org", 1, at=NOON + timedelta(hours=1)) == [True]


def test_a_network_address_has_another_name_every_day():
    with clock.freeze(NOON):
        today = network_key("192.0.2.7", "secret")
        assert network_key("192.0.2.7", "secret") == today
        assert len({today, network_key("192.0.2.8", "secret"), network_key("192.0.2.7", "other")}) == 3
    with clock.freeze(NOON + timedelta(days=1)):
        assert network_key("192.0.2.7", "secret") != today


def test_nobody_can_read_who_tried(app):
    tries(app, "a@example.org", 1)
    with app.app_context():
        assert "example" not in session().scalars(sa.select(TryCount.subject_hash)).one()


def test_old_counts_are_forgotten_and_new_ones_kept(app):
    tries(app, "old@example.org", 1, at=NOON - timedelta(days=3))
    tries(app, "new@example.org", 1)
    with app.app_context(), clock.freeze(NOON):
        with unit_of_work():
            forget_old_counts()
        assert session().scalar(sa.select(sa.func.count()).select_from(TryCount)) == 1
