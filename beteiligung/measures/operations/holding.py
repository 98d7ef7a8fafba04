"""What acts on a measure share: waiting for it, noticing that somebody was faster, and that a form came twice.

Every act locks the measure first, then its commitment, then the pot; so nobody waits for each other in a circle.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.budget.models import LedgerOrder
from beteiligung.budget.queries import own_order
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.measures.models import Measure, MeasureHistory, MeasureState


def lock(measure: Measure) -> None:
    """Wait for the measure and read it as it is now."""
    session().refresh(measure, with_for_update={"key_share": True})


def begin_act(
    actor: Actor, measure: Measure, action: str, *, version: int | None, values: Mapping[str, Any] | None = None
) -> bool:
    """Wait for the measure and say whether to go on; False when this person's same form has done it already.

    ``version`` is the one the form showed; without it, the one in hand. ``values`` are the columns the form sets.
    Raises Stale when somebody changed the measure in between.
    """
    seen = measure.version if version is None else version
    lock(measure)
    if measure.version == seen:
        return True
    is_next = measure.version == seen + 1 and _last_act(measure) == (action, actor.account_id)
    if is_next and all(getattr(measure, name) == value for name, value in (values or {}).items()):
        return False
    raise Stale


def begin_order(
    actor: Actor, measure: Measure, submission_key: str, *, version: int | None, states: Collection[MeasureState]
) -> LedgerOrder | None:
    """Wait for the measure before an order; gives the order that this form has made already, if it has.

    Raises Stale when somebody changed the measure since the form was shown, NotPossible in other ``states``.
    """
    seen = measure.version if version is None else version
    lock(measure)
    known = own_order(submission_key, measure.commitment_id, actor.account_id)
    if known is None:
        if measure.version != seen:
            raise Stale
        must_be_in(measure, states)
    return known


def must_be_in(measure: Measure, states: Collection[MeasureState]) -> None:
    """Raise NotPossible when the measure stands elsewhere."""
    if measure.state not in states:
        raise NotPossible(N_("Das geht im jetzigen Stand nicht mehr. Bitte laden Sie die Seite neu."))


def _last_act(measure: Measure) -> tuple[str, int | None] | None:
    query = sa.select(MeasureHistory.action, MeasureHistory.account_id).where(MeasureHistory.measure_id == measure.id)
    row = session().execute(query.order_by(MeasureHistory.id.desc()).limit(1)).one_or_none()
    return (row.action, row.account_id) if row else None
