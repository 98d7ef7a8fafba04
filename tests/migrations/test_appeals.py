"""Before each reporter had an appeal of their own, the first of them had the only one; locks find what locked them."""

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import add, unit_of_work
from beteiligung.core.migrate import downgrade, upgrade
from beteiligung.moderation.models import DecisionKind, Lock, Side, Subject
from tests.migrations.conftest import opened, writing
from tests.support import factories as make

BEFORE = "0029"


def values(engine, question):
    with engine.connect() as connection:
        return list(connection.scalars(sa.text(question)))


def test_down_and_up_again(database_url):
    with writing(database_url), unit_of_work():
        idea = make.make_proposal("published")
        kept = make.make_decision(idea, DecisionKind.KEEP)
        for _ in range(2):
            make.make_appeal(kept, Side.REPORTER, report=make.make_report(idea, answer=kept), email="a@example.org")
        make.make_appeal(kept)
        since = clock.now()
        locked = make.make_decision(idea, DecisionKind.LOCK, ground="threat", text=None)
        what = {"subject": Subject.IDEA, "proposal_id": idea.id, "aktionsraum_id": idea.aktionsraum_id}
        add(Lock(**what, ground="threat", hashes=[], since=since, decision_id=locked.id))
        number = locked.id
    with opened(database_url) as engine:
        downgrade(database_url, BEFORE)
        assert values(engine, "SELECT id FROM appeals ORDER BY id") == [1, 3]
        for table in ("appeal_texts", "waiting_items"):
            found = values(engine, f"SELECT appeal_id FROM {table} WHERE appeal_id IS NOT NULL ORDER BY 1")  # noqa: S608
            assert found == [1, 3]
        assert values(engine, "SELECT appeal_id FROM appeal_contacts") == [1]
        upgrade(database_url)
        assert values(engine, "SELECT decision_id FROM locks") == [number]
