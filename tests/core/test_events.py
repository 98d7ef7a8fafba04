"""Reactions run at once, in the same transaction, and each one once."""

from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Account
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.events import emit, subscribe
from tests.support.factories import make_account


@dataclass(frozen=True)
class SomethingHappened:
    heard: list


def hear(event):
    event.heard.append("once")


@dataclass(frozen=True)
class SomethingFailed:
    pass


def fail(event):
    raise ZeroDivisionError


def test_a_reaction_subscribed_twice_hears_once():
    subscribe(SomethingHappened, hear)
    subscribe(SomethingHappened, hear)
    event = SomethingHappened([])
    emit(event)
    assert event.heard == ["once"]


def make_somebody_and_fail():
    with unit_of_work():
        make_account()
        emit(SomethingFailed())


def test_a_reaction_that_fails_takes_the_act_back(app):
    subscribe(SomethingFailed, fail)
    with app.app_context():
        with pytest.raises(ZeroDivisionError):
            make_somebody_and_fail()
        assert session().scalar(sa.select(sa.func.count()).select_from(Account)) == 0
