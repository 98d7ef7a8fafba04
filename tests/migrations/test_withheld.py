"""No step down shows everybody what was hidden or locked."""

import pytest
import sqlalchemy as sa
from alembic.util import CommandError

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.migrate import downgrade, upgrade
from beteiligung.proposals.models import Proposal
from tests.migrations.conftest import opened, writing
from tests.support import factories as make

BEFORE_IT_WAS_KNOWN = "0014"


def test_the_step_down_is_refused_while_an_idea_was_passed_on_before_it_was_public(database_url):
    with writing(database_url):
        idea = make.make_proposal("forwarded")
        with unit_of_work():
            session().get_one(Proposal, idea.id).published_at = None
    with pytest.raises(CommandError, match="forwarded ideas"):
        downgrade(database_url, "0016")


@pytest.mark.parametrize("column", ["hidden_at", "locked_at", "name_hidden_at"])
def test_the_step_down_is_refused_while_something_is_withheld(database_url, column):
    with writing(database_url):
        idea = make.make_proposal(shown_name="Rana")
    values = {column: clock.now()} | ({"hidden_ground": "insult"} if column == "hidden_at" else {})
    proposals = sa.table("proposals", sa.column("id"), *(sa.column(name) for name in values))
    with opened(database_url) as engine:
        with engine.begin() as connection:
            connection.execute(sa.update(proposals).where(proposals.c.id == idea.id).values(**values))
        with pytest.raises(CommandError, match=f"proposals.{column}"):
            downgrade(database_url, BEFORE_IT_WAS_KNOWN)
        upgrade(database_url)
        with engine.connect() as connection:
            assert connection.scalar(sa.select(proposals.c[column])) is not None
