"""The closed list of grounds: the rule each rests on, how often it was given this year, how the city explains it."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import g, redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core import clock
from beteiligung.core.errors import NotFound, Stale
from beteiligung.figures.queries import of_year
from beteiligung.moderation.administration.versions import versions_of
from beteiligung.moderation.administration_forms import GroundForm
from beteiligung.moderation.grounds import GROUNDS, Basis, Ground
from beteiligung.moderation.operations.grounds import edit_ground
from beteiligung.moderation.queries.grounds import explained, ground_versions_page
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

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
                (ground, explained(ground.code), sum(given.get(ground.code, {}).values()))
                for ground in GROUNDS.values()
                if ground.basis is basis
            ],
        )
        for basis in Basis
    ]
    return render_template("verwaltung/grounds.html", lists=lists, year=year)


@bp.route("/<ground_code>", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT)
def edit(ground_code: str) -> Any:
    ground = _ground(ground_code)
    form = GroundForm(ground, explained(ground.code))
    if form.validate_on_submit():
        edit_ground(current_actor(), ground, form.draft, shown=form.shown)
        notify(_("Gespeichert. Frühere Entscheidungen behalten ihren Text."))
        return redirect(url_for(".index"))
    if isinstance(g.get("refusal"), Stale):
        form.show_present()
    return render_template("verwaltung/ground.html", form=form, ground=ground)


@bp.route("/<ground_code>/fassungen")
@guard(P.SETTINGS_READ)
def versions(ground_code: str) -> Any:
    ground = _ground(ground_code)
    read = partial(ground_versions_page, ground.code)
    return versions_of("verwaltung/ground_versions.html", read, {"ground": ground}, ground_code=ground.code)


def _ground(code: str) -> Ground:
    if code not in GROUNDS:
        raise NotFound
    return GROUNDS[code]
