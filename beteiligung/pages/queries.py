"""SELECTs of the start page that belong to no single feature."""

from __future__ import annotations

from beteiligung.measures.models import Measure, MeasureState
from beteiligung.measures.queries.lists import MeasureRow, fetch, rows

FUNDED = (MeasureState.GRANTED, MeasureState.RUNNING, MeasureState.COMPLETED, MeasureState.SETTLED)
"""States in which a measure has got its money."""


def funded_measures(limit: int) -> list[MeasureRow]:
    """What got money and comes true, the latest first."""
    query = rows().where(Measure.state.in_(FUNDED))
    return fetch(query.order_by(Measure.state_since.desc(), Measure.id.desc()).limit(limit))
