"""Discussions, for coordinators: whether comments of an area are read before or after, and when somebody is there."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import active_areas, area_by_slug
from beteiligung.comments.holding import rule_of, rules
from beteiligung.comments.models import Looking
from beteiligung.moderation.forms.comment_rules import CommentRuleForm
from beteiligung.moderation.operations.comment_rules import set_comment_rule
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

comment_rules = pages_blueprint("comment_rules", __name__, prefix="/verwaltung/kommentare", desk=True)


@comment_rules.route("/")
@guard(P.COMMENT_RULES_EDIT)
def index() -> Any:
    known = rules()
    return render_template(
        "moderation/comment_rules.html", areas=[(area, known.get(area.id)) for area in active_areas()]
    )


@comment_rules.route("/<aktionsraum_slug>", methods=["GET", "POST"])
@guard(P.COMMENT_RULES_EDIT, aktionsraum=area_by_slug)
def area(aktionsraum: Aktionsraum) -> Any:
    form = CommentRuleForm(rule_of(aktionsraum.id))
    if form.validate_on_submit():
        set_comment_rule(
            current_actor(), aktionsraum, Looking(form.looking.data), form.hours, version=form.shown_version
        )
        notify(_("Gespeichert. Es gilt für Kommentare, die ab jetzt kommen."))
        return redirect(url_for(".index"))
    return render_template("moderation/comment_rule.html", area=aktionsraum, form=form)
