"""By construction: nothing is written but through doors that log, or by the platform itself."""

import ast
from pathlib import Path

import pytest

import beteiligung
from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import TABLE, granted, in_office, is_reading, require
from beteiligung.core.errors import Forbidden

pytestmark = pytest.mark.one_database
ROOT = Path(beteiligung.__file__).parent

THAT_LOG = {"web/guard.py", "command.py"}
OF_THE_PLATFORM = {"mail/worker.py", "mail/chores.py", "mail/delivery.py"}
THAT_COUNT_TRIES = {"media/uploads.py"}


def test_nobody_else_begins_a_transaction():
    opened = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "unit_of_work"
    }
    assert opened == THAT_LOG | OF_THE_PLATFORM | THAT_COUNT_TRIES


class Thing:
    aktionsraum_id = 1
    aktionsraum_ids = frozenset({1})
    author_id = 5
    is_public = True
    is_sent = True


@pytest.mark.parametrize(
    ("permission", "actor", "office"),
    [
        (P.PROPOSAL_PUBLISH, Actor(7, officer_for=frozenset({1})), True),
        (P.PROPOSAL_PUBLISH, Actor(7, is_coordinator=True), True),
        (P.PROPOSAL_PUBLISH, Actor(7), False),
        (P.PROPOSAL_READ, Actor(7, officer_for=frozenset({1})), False),
        (P.MEETING_HOLD, Actor(7, officer_for=frozenset({1})), True),
        (P.OFFER_READ, Actor(7, officer_for=frozenset({1})), True),
        (P.OFFER_READ, Actor(5, officer_for=frozenset({1})), False),
        (P.VOTE_CAST, Actor(7, is_coordinator=True), False),
        (P.PROPOSAL_LAPSE, Actor.system("timer"), False),
    ],
)
def test_what_is_done_in_office(permission, actor, office):
    assert in_office(actor, permission, Thing()) is office


def test_letting_in_is_told_from_doing():
    reading = {permission for permission in TABLE if is_reading(permission)}
    assert {P.DESK_READ, P.PROPOSAL_READ_FILE, P.MEASURE_READ_FILE, P.CONTACT_READ, P.LOG_READ_PERSON} <= reading
    assert not reading & {P.PROPOSAL_PUBLISH, P.DESK_SHARE, P.LOG_EXPORT, P.PROPOSAL_RETURN, P.PROPOSAL_REJECT}


def test_only_a_yes_is_remembered_and_only_inside():
    officer = Actor(7, officer_for=frozenset({1}))
    with granted() as acts:
        require(officer, P.PROPOSAL_PUBLISH, Thing())
        with pytest.raises(Forbidden):
            require(officer, P.MONEY_SECOND_SIGNATURE, Thing())
    require(officer, P.PROPOSAL_RETURN, Thing())
    assert [one.permission for one in acts] == [P.PROPOSAL_PUBLISH]
