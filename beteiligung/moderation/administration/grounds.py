"""The closed list of grounds, with the rule each rests on and how often it was given this year; of no single person."""

from __future__ import annotations

from typing import Any

from flask import render_template

from beteiligung.access.permissions import P
from beteiligung.core import clock
from beteiligung.figures.queries import of_year
from beteiligung.moderation.grounds import GROUNDS, Basis
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.guard import guard

bp = pages_blueprint("grounds", __name__, prefix="/verwaltung/gruende", desk=True)


@bp.route("/")
@guard(P.SETTINGS_READ)
def index() -> Any:
    year = clock.today().year
    given = of_year(year).grounds
    lists = [
        (
            basis,
            [
                (ground, sum(given.get(ground.code, {}).values()))
                for ground in GROUNDS.values()
                if ground.basis is basis
            ],
        )
        for basis in Basis
    ]
    return render_template("verwaltung/grounds.html", lists=lists, year=year)
