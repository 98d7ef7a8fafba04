"""Commands that set up the city and bring in its boundaries."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum import boundaries, operations, queries
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.models import AreaKind
from beteiligung.aktionsraum.plan import CityPlan
from beteiligung.budget.operations import NewPot, set_up_fund
from beteiligung.command import BadInput, note, read_file, stop, transaction
from beteiligung.core import clock
from beteiligung.moderation.operations import set_up_modules, set_up_offices
from beteiligung.web.messages import euros

PLATFORM = Actor.system("set_up")
CENTRAL = "zentral"


@click.command("init")
@click.option("--city", "path", type=click.Path(path_type=Path), metavar="FILE.toml", help="Default: Dortmund.")
@with_appcontext
@transaction
def init(path: Path | None) -> None:
    """Set up the city: areas, fields of action, fund and pots of this year. Safe to repeat."""
    plan = read_city(path or DORTMUND)
    city = queries.the_city()
    if path is None and city is not None and city.name != plan.name:
        click.echo(f"{city.name} is set up already; new facts come with --city")
        return
    operations.set_up_city(PLATFORM, plan)
    click.echo(_what_there_is(plan))
    year = clock.today().year
    fund = set_up_fund(PLATFORM, year, plan.money.amount_cents, _pots(plan, year))
    modules, offices = set_up_modules(PLATFORM), set_up_offices(PLATFORM)
    click.echo(f"ready-made texts added: {modules}, offices added: {offices}")
    click.echo(f"fund {year}: {euros(fund.amount_cents)}, allotted to pots {euros(fund.allotted_cents)}")


def _what_there_is(plan: CityPlan) -> str:
    today = [area for area in plan.areas if area.active_until is None]
    large = sum(area.kind is AreaKind.AKTIONSRAUM for area in today)
    former = len(plan.areas) - len(today)
    return (
        f"{plan.name}: {large} Aktionsräume, {len(today) - large} Aktionsquartiere, {former} former areas, "
        f"{len(plan.fields)} fields of action"
    )


def _pots(plan: CityPlan, year: int) -> list[NewPot]:
    """One pot for each area that gets one, and the central one with the rest. Amounts in cents."""
    ids = {area.slug: area.id for area in queries.all_areas()}
    areas = [NewPot(slug, cents, ids[slug]) for slug, cents in plan.area_pots(year).items()]
    return [NewPot(CENTRAL, plan.central_pot_cents(year)), *areas]


@click.group("areas")
def areas() -> None:
    """Areas and their boundaries."""


@areas.command("import")
@click.argument("path", metavar="FILE.geojson", type=click.Path(path_type=Path))
@with_appcontext
@transaction
def import_areas(path: Path) -> None:
    """Read boundaries from GeoJSON (WGS 84). A bad file changes nothing."""
    known = queries.all_areas()
    if not known:
        stop("There is no city yet: run `beteiligung init` first.", code=1)
    matched, rest = boundaries.match(boundaries.read_features(read_file(path)), known)
    if not matched:
        raise BadInput("no feature belongs to an area; features are matched by `slug` or `name`", path.name)
    operations.set_boundaries(PLATFORM, boundaries.boundaries_of(matched), source=path.name)
    for slug, feature in matched.items():
        click.echo(f"matched {slug}: {feature.place}")
    for feature in rest:
        note(f"not matched: {feature.place}")
    for area in known:
        if area.is_active and area.slug not in matched:
            note(f"without an outline in this file: {area.slug}")
    click.echo(f"areas {len(matched)}")
