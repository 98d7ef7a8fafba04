"""Events at which ideas and support are collected: a list, and putting one right."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation.forms.events import EventForm
from beteiligung.moderation.views.blueprint import bp
from beteiligung.proposals import queries
from beteiligung.proposals.models import Event
from beteiligung.proposals.operations import edit_event
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

PAGE_SIZE = 30


@bp.get("/veranstaltungen/")
@guard(P.DESK_READ)
def events() -> Any:
    actor, cursor = current_actor(), request.args.get("nach", "")
    try:
        page = queries.events_page(None if actor.is_coordinator else actor.officer_for, cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".events")), 400
    return render_template(
        "moderation/events.html",
        rows=page.items,
        next_url=url_for(".events", nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".events") if cursor else None,
    )


@bp.route("/veranstaltungen/<int:event_id>", methods=["GET", "POST"])
@guard(P.EVENT_EDIT, event=queries.event_by_id)
def change_event(event: Event) -> Any:
    form = EventForm(event)
    if form.validate_on_submit():
        edit_event(current_actor(), event, form.words, version=form.version.data)
        notify(_("Die Veranstaltung ist berichtigt."))
        return redirect(url_for(".events"))
    return render_template("moderation/event.html", form=form, event=event)
