"""Reads the file that describes a city: its areas, fields of action, office and money. Every fault has its place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from beteiligung.aktionsraum.models import AreaKind
from beteiligung.aktionsraum.plan import AreaPlan, CityPlan, FieldPlan, MoneyPlan
from beteiligung.command import BadInput, read_file
from beteiligung.core.money import MAX_CENTS

DORTMUND = Path(__file__).resolve().parent.parent / "cities" / "dortmund.toml"
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def read_city(path: Path) -> CityPlan:
    """Read and check a city's file. Raises BadInput with the place of the first fault."""
    try:
        table = tomllib.loads(read_file(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput("the file is not UTF-8", f"{path.name}, line {line}") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is no TOML: {error}", path.name) from error
    return _city(_Table(table, path.name))


class _Table:
    """A table of the file that knows where it stands, and says so when a value is missing or of the wrong kind."""

    def __init__(self, values: Any, place: str) -> None:
        self.place = place
        if not isinstance(values, dict):
            raise BadInput("a table is needed here", place)
        self.keys = list(values)
        self._values = values
        self._known: set[str] = set()

    def _get(self, key: str, kinds: tuple[type, ...], sort: str, *, optional: bool) -> Any:
        self._known.add(key)
        value = self._values.get(key)
        if value is None and optional:
            return None
        if value is None:
            raise BadInput("this value is missing", self.at(key))
        if not isinstance(value, kinds) or isinstance(value, bool):
            raise BadInput(f"{sort} is needed here", self.at(key))
        return value

    def at(self, key: str) -> str:
        return f"{self.place}, {key}" if self.place else key

    def table(self, key: str, *, optional: bool = False) -> _Table:
        values = self._get(key, (dict,), "a table", optional=optional)
        return _Table(values or {}, self.at(key))

    def tables(self, key: str) -> list[_Table]:
        rows = self._get(key, (list,), "a list of tables", optional=False)
        return [_Table(row, f"{self.at(key)}[{number}]") for number, row in enumerate(rows, 1)]

    def text(self, key: str, limit: int) -> str:
        value = self._get(key, (str,), "a text", optional=False).strip()
        if not 0 < len(value) <= limit:
            raise BadInput(f"a text has 1 to {limit} characters here", self.at(key))
        return str(value)

    def optional_text(self, key: str, limit: int) -> str | None:
        return self.text(key, limit) if self._get(key, (str,), "a text", optional=True) else None

    def slug(self, limit: int) -> str:
        value = self.text("slug", limit)
        if not SLUG.fullmatch(value):
            raise BadInput("a slug has small letters, digits and hyphens only", self.at("slug"))
        return value

    def whole(self, key: str, least: int, most: int, *, optional: bool = False) -> int | None:
        value: int | None = self._get(key, (int,), "a whole number", optional=optional)
        if value is not None and not least <= value <= most:
            raise BadInput(f"the number must lie between {least} and {most}", self.at(key))
        return value

    def degrees(self, key: str, limit: int) -> float:
        value = self._get(key, (int, float), "a number", optional=False)
        if not -limit <= value <= limit:
            raise BadInput(f"the number must lie between -{limit} and {limit}", self.at(key))
        return float(value)

    def texts(self, key: str, limit: int) -> list[str]:
        values = self._get(key, (list,), "a list of texts", optional=True) or []
        if not all(isinstance(value, str) and 0 < len(value.strip()) <= limit for value in values):
            raise BadInput("a list of texts is needed here", self.at(key))
        return [value.strip() for value in values]

    def names(self, key: str, limit: int) -> dict[str, str]:
        table = self.table(key)
        if "de" not in table.keys:
            raise BadInput("the German name is missing", self.at(key))
        return {language: table.text(language, limit) for language in table.keys}

    def finish(self) -> None:
        """Refuse keys nobody reads: mostly they are misspelt."""
        for key in self.keys:
            if key not in self._known:
                raise BadInput("nothing is known by this name", self.at(key))


def _city(table: _Table) -> CityPlan:
    city, office, court = table.table("city"), table.table("office"), table.table("court")
    defects, fund = table.table("defects", optional=True), table.table("fund")
    plan = CityPlan(
        name=city.text("name", 80),
        programme=city.text("programme", 120),
        office_name=office.text("name", 120),
        office_address=office.text("address", 400),
        office_email=office.optional_text("email", 254),
        office_phone=office.optional_text("phone", 60),
        court=f"{court.text('name', 120)}, {court.text('address', 270)}",
        defect_reports={
            key: value for key in ("phone", "url") if (value := defects.optional_text(key, 300)) is not None
        },
        money=_money(fund),
        fields=_unique([_field(row) for row in table.tables("fields")], table.at("fields")),
        areas=_unique([_area(row) for row in table.tables("areas")], table.at("areas")),
    )
    for part in (table, city, office, court, defects, fund):
        part.finish()
    year = max(area.active_from for area in plan.areas)
    if plan.central_pot_cents(year) < 0:
        raise BadInput("the pots of the areas are together more than the fund", table.at("fund"))
    return plan


def _money(table: _Table) -> MoneyPlan:
    limit = MAX_CENTS // 100
    amounts = [table.whole(key, 0, limit) or 0 for key in ("amount", "area_pot", "quarter_pot")]
    return MoneyPlan(*(euros * 100 for euros in amounts))


def _field(table: _Table) -> FieldPlan:
    field = FieldPlan(slug=table.slug(40), names=table.names("names", 120), short_names=table.names("short_names", 60))
    table.finish()
    return field


def _area(table: _Table) -> AreaPlan:
    kind = table.text("kind", 40)
    if kind not in set(AreaKind):
        raise BadInput(f"this is one of: {', '.join(AreaKind)}", table.at("kind"))
    area = AreaPlan(
        slug=table.slug(60),
        name=table.text("name", 80),
        kind=AreaKind(kind),
        district=table.text("district", 80),
        latitude=table.degrees("latitude", 90),
        longitude=table.degrees("longitude", 180),
        active_from=table.whole("active_from", 1900, 2200) or 0,
        active_until=table.whole("active_until", 1900, 2200, optional=True),
        row=table.whole("row", 1, 8, optional=True),
        column=table.whole("column", 1, 8, optional=True),
        aliases=table.texts("aliases", 80),
    )
    if area.active_until is not None and area.active_until < area.active_from:
        raise BadInput("the end lies before the beginning", table.at("active_until"))
    table.finish()
    return area


def _unique(rows: list[Any], place: str) -> list[Any]:
    if not rows:
        raise BadInput("the list is empty", place)
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        if row.slug in seen:
            raise BadInput(f"{row.slug} is there already", f"{place}[{number}], slug")
        seen.add(row.slug)
    return rows
