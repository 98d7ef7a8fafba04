"""A row that cannot be read: its day is none that Python knows."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals.models import Proposal


def break_row(proposal_id: int) -> None:
    """From here on the idea cannot be loaded, only found."""
    _write(proposal_id, sa.literal_column("'infinity'"))


def mend_row(proposal_id: int) -> None:
    """It can be loaded again."""
    _write(proposal_id, clock.now())


def _write(proposal_id: int, day: object) -> None:
    with unit_of_work():
        values = {Proposal.touched_at: day}
        query = sa.update(Proposal).where(Proposal.id == proposal_id).values(values)
        session().execute(query.execution_options(synchronize_session=False))
