"""Before each reporter had an appeal of their own, the first of them had the only one; locks find what locked them."""

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.migrate import downgrade, upgrade
from beteiligung.moderation.models import DecisionKind, HandoverNote, Lock, Side, Subject, WaitingItem
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
        for item in session().scalars(sa.select(WaitingItem).where(WaitingItem.appeal_id.is_not(None))).all():
            add(HandoverNote(waiting_item_id=item.id, text="Bitte anrufen.", written_at=clock.now()))
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
        lost = "SELECT id FROM handover_notes WHERE waiting_item_id NOT IN (SELECT id FROM waiting_items)"
        assert (len(values(engine, "SELECT id FROM handover_notes")), values(engine, lost)) == (2, [])
        upgrade(database_url)
        assert values(engine, "SELECT decision_id FROM locks") == [number]
