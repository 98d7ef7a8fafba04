"""What measures do when something happens to the ideas they come from."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.measures.models import Measure, MeasureProposal
from beteiligung.proposals.events import PassageRemoved
from beteiligung.proposals.passages import take_out

QUOTING = ("title", "summary")
"""What is written from an idea. Who carries a measure and what was decided are records of their own."""


def remove_from_measures(event: PassageRemoved) -> None:
    """What is gone from an idea goes from its measures. They get a new number: a form that still holds it is refused."""
    made_from_it = sa.select(MeasureProposal.measure_id).where(MeasureProposal.proposal_id == event.proposal_id)
    query = (
        sa.select(Measure)
        .where(Measure.id.in_(made_from_it))
        .order_by(Measure.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    for measure in session().scalars(query).all():
        take_out(measure, QUOTING, event.passage)
