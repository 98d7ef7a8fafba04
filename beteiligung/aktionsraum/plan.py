"""A city as its file describes it: plain values, money in cents."""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.aktionsraum.models import AreaKind


@dataclass(frozen=True)
class AreaPlan:
    """One area as the file describes it."""

    slug: str
    name: str
    kind: AreaKind
    district: str
    latitude: float
    longitude: float
    active_from: int
    active_until: int | None
    row: int | None
    column: int | None
    aliases: list[str]

    def is_active_in(self, year: int) -> bool:
        """Whether the area belongs to the programme in a year."""
        return self.active_from <= year and (self.active_until is None or year <= self.active_until)


@dataclass(frozen=True)
class FieldPlan:
    """One field of action with its names by language address."""

    slug: str
    names: dict[str, str]
    short_names: dict[str, str]


@dataclass(frozen=True)
class MoneyPlan:
    """What a year's fund holds and what each active area gets of it, in cents; the rest is the central pot's."""

    amount_cents: int
    area_pot_cents: int
    quarter_pot_cents: int

    def pot_of(self, area: AreaPlan) -> int:
        """An area's share in cents."""
        return self.area_pot_cents if area.kind is AreaKind.AKTIONSRAUM else self.quarter_pot_cents


@dataclass(frozen=True)
class CityPlan:
    """Everything the file says."""

    name: str
    programme: str
    office_name: str
    office_address: str
    office_email: str | None
    office_phone: str | None
    court: str
    defect_reports: dict[str, str]
    money: MoneyPlan
    fields: list[FieldPlan]
    areas: list[AreaPlan]

    def area_pots(self, year: int) -> dict[str, int]:
        """The pots of the areas that are active in a year and get one: slug and cents."""
        shares = {area.slug: self.money.pot_of(area) for area in self.areas if area.is_active_in(year)}
        return {slug: cents for slug, cents in shares.items() if cents > 0}

    def central_pot_cents(self, year: int) -> int:
        """What the areas leave, in cents."""
        return self.money.amount_cents - sum(self.area_pots(year).values())
