"""A step down from merging gives every idea back its state and its own counts."""

import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.core.migrate import downgrade
from beteiligung.proposals.models import Proposal
from beteiligung.votes.operations import count_anew
from tests.migrations.conftest import opened, writing
from tests.support import factories as make


def test_merged_ideas_stand_for_themselves_again(database_url):
    with writing(database_url), unit_of_work():
        lead = make.make_proposal()
        merged = make.make_proposal("merged", lead=lead)
        for idea in (lead, merged, merged):
            make.make_vote(idea)
        count_anew([lead.id])
        assert session().get_one(Proposal, lead.id).vote_count == 3
        ids = [lead.id, merged.id]
    downgrade(database_url, "0021")
    with opened(database_url) as engine, engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT id, state, vote_count FROM proposals ORDER BY id")).all()
    assert [tuple(row) for row in rows if row.id in ids] == [(ids[0], "published", 1), (ids[1], "published", 2)]
