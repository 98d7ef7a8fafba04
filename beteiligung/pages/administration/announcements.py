"""What the city announces on every page."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.pages import operations
from beteiligung.pages.administration_forms import KINDS, AnnouncementForm, EndForm
from beteiligung.pages.models import Announcement
from beteiligung.pages.queries import announcement_by_id, announcements_page
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

bp = pages_blueprint("announcements", __name__, prefix="/verwaltung/ansagen", desk=True)

PAGE_SIZE = 20


@bp.route("/")
@guard(P.SETTINGS_READ)
def index() -> Any:
    cursor = request.args.get("nach", "")
    try:
        page = announcements_page(cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".index")), 400
    return render_template(
        "verwaltung/announcements.html",
        announcements=page.items,
        kinds=KINDS,
        next_url=url_for(".index", nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".index") if cursor else None,
    )


@bp.route("/neu", methods=["GET", "POST"])
@guard(P.PAGES_EDIT)
def new() -> Any:
    form = AnnouncementForm(None)
    if form.validate_on_submit():
        operations.announce(current_actor(), form.draft)
        notify(_("Die Ansage ist gespeichert."))
        return redirect(url_for(".index"))
    return render_template("verwaltung/announcement.html", form=form, announcement=None)


@bp.route("/<int:announcement_id>", methods=["GET", "POST"])
@guard(P.PAGES_EDIT, announcement=announcement_by_id)
def edit(announcement: Announcement) -> Any:
    form = AnnouncementForm(announcement)
    if form.validate_on_submit():
        operations.edit_announcement(current_actor(), announcement, form.draft, version=form.shown_version)
        notify(_("Die Ansage ist gespeichert."))
        return redirect(url_for(".index"))
    return render_template("verwaltung/announcement.html", form=form, announcement=announcement)


@bp.route("/<int:announcement_id>/beenden", methods=["GET", "POST"])
@guard(P.PAGES_EDIT, announcement=announcement_by_id)
def end(announcement: Announcement) -> Any:
    form = EndForm(obj=announcement)
    if form.validate_on_submit():
        operations.end_announcement(current_actor(), announcement, version=form.shown_version)
        notify(_("Die Ansage steht auf keiner Seite mehr."))
        return redirect(url_for(".index"))
    return render_template("verwaltung/announcement_end.html", form=form, announcement=announcement)
