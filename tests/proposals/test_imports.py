"""Ideas from files."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import events
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden
from beteiligung.proposals import operations, queries
from beteiligung.proposals.events import ProposalSubmitted
from beteiligung.proposals.models import Proposal, ProposalState, Source
from tests.support.factories import make_area, make_field

PLATFORM = Actor.system("import")


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


def take(actor: Actor = PLATFORM, **values) -> Proposal | None:
    area = make_area()
    known = {
        "aktionsraum_id": area.id,
        "title": "Wijkfeest",
        "text": "",
        "language": "nl",
        "import_hash": "f" * 64,
        "import_id": "44424",
    }
    with unit_of_work():
        return operations.import_proposal(actor, **(known | values))


def test_an_imported_idea_lies_at_the_desk_without_an_author(monkeypatch):
    heard: list[object] = []
    monkeypatch.setitem(events._reactions, ProposalSubmitted, [heard.append])
    idea = take(title="T" * 500, import_note="25.000 PLN", cost_cents=25_000_00, field_ids=[make_field().id])
    assert idea is not None
    assert (idea.state, idea.author_id, idea.source) == (ProposalState.SUBMITTED, None, Source.IMPORT)
    assert (len(idea.title), idea.text, idea.language) == (500, "", "nl")
    assert len(queries.field_ids_of(idea.id)) == 1
    assert heard == [ProposalSubmitted(idea.id)]
    assert [row.action for row in queries.history_of(idea.id)] == ["import"]


def test_what_is_there_already_is_passed_over():
    assert take() is not None
    assert take() is None
    assert take(import_id="44425") is not None
    assert take(import_hash="e" * 64) is not None
    assert session().scalar(sa.select(sa.func.count()).select_from(Proposal)) == 3


def test_people_do_not_import():
    with pytest.raises(Forbidden):
        take(Actor(account_id=1, is_coordinator=True))
