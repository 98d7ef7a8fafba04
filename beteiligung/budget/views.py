"""Money as everybody reads it: one page per year."""

from __future__ import annotations

from typing import Any

from flask import current_app, redirect, render_template, url_for

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import fields_of_action
from beteiligung.budget import queries
from beteiligung.budget.models import Fund, PotKind
from beteiligung.budget.queries import Totals
from beteiligung.budget.spread import spread_over
from beteiligung.core import clock
from beteiligung.measures.queries import of_year
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
@guard(P.PUBLIC_READ, fund=queries.fund_of)
def year(fund: Fund) -> Any:
    """A year's money: altogether, by pot, by area and field of action, by measure."""
    pots = queries.pot_rows(fund.year)
    measures = of_year(fund.year)
    bound = [row for row in measures if row.cents]
    fields = fields_of_action() if bound else []
    path = url_for(".year", fund_year=fund.year)
    return render_template(
        "budget/year.html",
        year=fund.year,
        years=queries.years(),
        money=queries.added(pots, available=fund.amount_cents + fund.third_party_cents),
        central=queries.added([pot for pot in pots if pot.kind is PotKind.CENTRAL]),
        areas=queries.added([pot for pot in pots if pot.kind is PotKind.AREA]),
        pots=pots,
        shares={pot.money.available for pot in pots if pot.kind is PotKind.AREA},
        spread=spread_over(bound, {field.id: field.short_name_in(current_language().address) for field in fields}),
        measures=measures[:MEASURES_SHOWN],
        has_more=len(measures) > MEASURES_SHOWN,
        canonical=f"{current_app.config['BASE_URL']}{path}",
    )
