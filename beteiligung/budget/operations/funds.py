"""A year's money and its pots."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.budget import queries, refusals
from beteiligung.budget.models import Fund, Pot, PotKind, PotStatus
from beteiligung.core.database import add, session


@dataclass(frozen=True)
class NewPot:
    """A pot to set up: the central one, or an area's when ``aktionsraum_id`` is given. Amount in cents."""

    slug: str
    amount_cents: int
    aktionsraum_id: int | None = None


def set_up_fund(actor: Actor, year: int, amount_cents: int, pots: Collection[NewPot]) -> Fund:
    """Make a year's fund with released pots. A year that has its fund keeps it unchanged.

    Raises NotPossible when the pots are more than the fund. Amounts in cents.
    """
    require(actor, P.CITY_SET_UP)
    known = queries.fund_of(year)
    if known is not None:
        return known
    together = sum(pot.amount_cents for pot in pots)
    if together > amount_cents:
        raise refusals.pots_above_fund(together, amount_cents)
    fund = add(Fund(year=year, amount_cents=amount_cents))
    for pot in pots:
        session().add(
            Pot(
                fund_id=fund.id,
                slug=pot.slug,
                kind=PotKind.CENTRAL if pot.aktionsraum_id is None else PotKind.AREA,
                aktionsraum_id=pot.aktionsraum_id,
                status=PotStatus.RELEASED,
                amount_cents=pot.amount_cents,
            )
        )
    session().flush()
    session().refresh(fund)
    return fund
