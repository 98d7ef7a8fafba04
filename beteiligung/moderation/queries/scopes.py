"""Whose entries an inbox shows: the conditions of each, for statements that are built once a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import areas_looked_after, officers_there
from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime
from beteiligung.moderation.models import Appeal, WaitingItem, WaitingKind
from beteiligung.moderation.queries.entries import FOR_COORDINATORS

ME, NOW = sa.bindparam("me", type_=sa.Integer), sa.bindparam("now", type_=UtcDateTime())
AREAS: sa.BindParameter[Any] = sa.bindparam("areas", expanding=True)
"""What differs from one request to the next. The statements themselves are long: to build one takes longer than to ask."""


class Scope(StrEnum):
    """Whose entries an inbox shows."""

    OWN = "eigene"
    """What waits for this person: for officers all of their areas, for coordinators what nobody else does."""
    PERSONAL = "mir"
    """What they have begun, and what they were asked to take on."""
    ELSEWHERE = "andere"
    """Appeals against what they decided or wrote themselves: somebody else decides them."""
    ALL = "alle"
    """Coordinators can look after everything."""


def of_kinds(kinds: Iterable[WaitingKind]) -> sa.ColumnElement[bool]:
    """The condition that an entry is of one of these kinds. They are written out: of values that are still to come
    PostgreSQL supposes that no entry has them, and reads and sorts all instead of taking the first by the index.
    """
    return WaitingItem.kind.in_([sa.literal_column(f"'{kind.value}'") for kind in sorted(kinds)])


def values_of(actor: Actor) -> dict[str, Any]:
    """The values of a person for the parameters above."""
    return {"me": actor.account_id or 0, "areas": sorted(actor.officer_for), "now": clock.now()}


def scopes_of(actor: Actor) -> list[Scope]:
    """Whose entries a person can look at."""
    return scopes_for(actor.is_coordinator)


def scopes_for(is_coordinator: bool) -> list[Scope]:
    """The same by office alone."""
    return [scope for scope in Scope if scope is not Scope.ALL or is_coordinator]


def waits_for(scope: Scope, is_coordinator: bool) -> Sequence[sa.ColumnElement[bool]]:
    """The entries of an inbox; whose it is, is told by ``values_of``.

    Coordinators look after every area, officers after theirs.
    """
    waits: sa.ColumnElement[bool] = sa.and_(
        WaitingItem.done_at.is_(None), sa.or_(WaitingItem.again_on.is_(None), WaitingItem.again_on <= clock.today())
    )
    barred = WaitingItem.appeal_id.in_(_appeals_about())
    here = WaitingItem.aktionsraum_id.in_(AREAS)
    looked_after = [] if is_coordinator else [here]
    if scope is Scope.ELSEWHERE:
        return [waits, barred, *looked_after]
    if scope is Scope.ALL:
        return [waits]
    waits = sa.and_(waits, sa.or_(WaitingItem.appeal_id.is_(None), ~barred))
    begun = sa.and_(WaitingItem.claimed_by_id == ME, WaitingItem.claimed_until > NOW)
    personal = sa.or_(WaitingItem.handed_to_id == ME, begun)
    if scope is Scope.PERSONAL:
        return [waits, personal, *looked_after]
    if not is_coordinator:
        return [waits, ~of_kinds(FOR_COORDINATORS), here]
    return [
        waits,
        sa.or_(of_kinds(FOR_COORDINATORS), personal, here, _nobody_is_there(), _nobody_else_may_decide_there()),
    ]


def _appeals_about() -> sa.Select[int]:
    """Appeals that this person does not decide: they decided first, or it is about what is their own."""
    own = (Appeal.first_decider_id, Appeal.author_id, Appeal.appellant_id)
    return sa.select(Appeal.id).where(sa.or_(*(column == ME for column in own))).correlate(None)


def _nobody_else_may_decide_there() -> sa.ColumnElement[bool]:
    """An appeal which none of those who are there today in its area may decide: coordinators do, at once."""
    barred = (Appeal.first_decider_id, Appeal.author_id, Appeal.appellant_id)
    anybody = officers_there(Appeal.aktionsraum_id, besides=barred).exists()
    return WaitingItem.appeal_id.in_(sa.select(Appeal.id).where(~anybody).correlate(None))


def _nobody_is_there() -> sa.ColumnElement[bool]:
    """It has waited a working day, and neither officer nor deputy of its area is there today."""
    last = clock.today() - timedelta(days=1)
    while not clock.is_working_day(last):
        last -= timedelta(days=1)
    waited = WaitingItem.since < clock.beginning_of(last + timedelta(days=1))
    return sa.and_(waited, WaitingItem.aktionsraum_id.not_in(areas_looked_after()))
