"""Money as everybody reads it: one page per year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import fields_of_action
from beteiligung.budget import queries
from beteiligung.budget.models import PotKind
from beteiligung.core import clock
from beteiligung.measures.queries import NO_FIELD, SEVERAL, AreaSpread, of_year, spread_of
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language

bp = pages_blueprint("budget", __name__)

MEASURES_SHOWN = 40


@bp.route("/budget/")
@guard(P.PUBLIC_READ)
def index() -> Any:
    """To the present year, else to the latest one before or after it."""
    years = queries.years()
    if not years:
        return render_template("budget/empty.html")
    present = clock.today().year
    return redirect(url_for(".year", fund_year=next((year for year in years if year <= present), years[-1])))


@bp.route("/budget/<int:fund_year>")
@guard(P.PUBLIC_READ)
def year(fund_year: int) -> Any:
    """A year's money: altogether, by pot, by area and field of action, by measure."""
    fund = queries.fund_of(fund_year)
    if fund is None:
        return render_template("budget/no_such_year.html", years=queries.years()), 404
    pots = queries.pot_rows(fund.year)
    measures = of_year(fund.year)
    spread = spread_of(measures)
    quiet = [pot for pot in pots if pot.kind is PotKind.AREA and pot.money.is_untouched]
    return render_template(
        "budget/year.html",
        year=fund.year,
        years=queries.years(),
        money=queries.added(pots, available=fund.amount_cents + fund.third_party_cents),
        central=queries.added(pot for pot in pots if pot.kind is PotKind.CENTRAL),
        areas=queries.added(pot for pot in pots if pot.kind is PotKind.AREA),
        has_pots=bool(pots),
        touched=[pot for pot in pots if pot not in quiet],
        quiet=quiet,
        quiet_money=queries.added(quiet),
        shares=[pot.money.available for pot in pots if pot.kind is PotKind.AREA],
        spread=spread,
        fields=_fields(spread),
        slugs={pot.aktionsraum_id: pot.area_slug for pot in pots},
        measures=measures[:MEASURES_SHOWN],
        has_more=len(measures) > MEASURES_SHOWN,
        canonical=f"{current_app.config['BASE_URL']}{url_for('.year', fund_year=fund.year)}",
    )


@dataclass(frozen=True)
class FieldColumn:
    """A column of the spread. ``look``: the number of its pattern; ``cents``: its sum."""

    key: int
    name: str
    look: int
    cents: int


def _fields(spread: Sequence[AreaSpread]) -> list[FieldColumn]:
    """The columns that the spread needs: the fields of action, then several, then none where there are such."""
    if not spread:
        return []
    sums = {
        key: sum(area.cents.get(key, 0) for area in spread) for key in {key for area in spread for key in area.cents}
    }
    language = current_language().address
    columns = [
        FieldColumn(field.id, field.short_name_in(language), 1 + number % 3, sums.get(field.id, 0))
        for number, field in enumerate(fields_of_action())
    ]
    apart = [(SEVERAL, _("Mehrere Handlungsfelder"), 4), (NO_FIELD, _("Ohne Handlungsfeld"), 5)]
    return columns + [FieldColumn(key, name, look, sums[key]) for key, name, look in apart if key in sums]
