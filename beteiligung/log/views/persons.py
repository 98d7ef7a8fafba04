"""The entries of one person: asked for with a reason, agreed to by a second person, read within a day."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import names_of_all_staff
from beteiligung.core.errors import Forbidden
from beteiligung.log import operations, queries
from beteiligung.log.forms import AskPersonForm
from beteiligung.log.models import PersonRequest
from beteiligung.log.queries import request_by_id
from beteiligung.log.views.blueprint import PAGE_SIZE, asked_before, bp
from beteiligung.log.views.entries import shown
from beteiligung.web.current import current_actor
from beteiligung.web.forms import BaseForm
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor, Page
from beteiligung.web.templating import instant, notify

REQUESTS_SHOWN = 20


@bp.route("/personen", methods=["GET", "POST"])
@guard(P.LOG_REQUEST_PERSON)
def persons() -> Any:
    actor, names = current_actor(), dict(names_of_all_staff())
    form = AskPersonForm({account_id: name for account_id, name in names.items() if account_id != actor.account_id})
    if form.validate_on_submit():
        operations.request_person(
            actor,
            account_id=form.account_id,
            first_day=form.first_day.data,
            last_day=form.last_day.data,
            reason=form.reason.data,
        )
        notify(_("Die Anfrage ist gestellt. Jetzt muss eine zweite Person zustimmen."))
        return redirect(url_for(".persons"))
    try:
        before = asked_before()
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".persons")), 400
    page = Page.of(queries.requests(before, REQUESTS_SHOWN + 1), REQUESTS_SHOWN, lambda row: (row.id,))
    return render_template(
        "log/persons.html",
        form=form,
        names=names,
        requests=[(one, _acts(one)) for one in page.items],
        next_url=url_for(".persons", nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".persons") if before is not None else None,
    )


def _acts(one: PersonRequest) -> dict[str, bool]:
    """What this person can do with a request now."""
    actor = current_actor()
    is_new = one.approved_at is None
    return {
        "approve": is_new and can(actor, P.LOG_APPROVE_PERSON, one),
        "withdraw": is_new and can(actor, P.LOG_WITHDRAW_REQUEST, one),
        "open": can(actor, P.LOG_READ_PERSON, one),
    }


@bp.route("/personen/<int:asked_id>/zustimmen", methods=["GET", "POST"])
@guard(P.LOG_APPROVE_PERSON, asked=request_by_id)
def approve(asked: PersonRequest) -> Any:
    if BaseForm().validate_on_submit():
        operations.approve_request(current_actor(), asked)
        notify(_("Sie haben zugestimmt. Die Einträge lassen sich bis %(when)s lesen.", when=instant(asked.open_until)))
    return redirect(url_for(".persons"))


@bp.route("/personen/<int:asked_id>/zurueckziehen", methods=["GET", "POST"])
@guard(P.LOG_WITHDRAW_REQUEST, asked=request_by_id)
def withdraw(asked: PersonRequest) -> Any:
    if BaseForm().validate_on_submit():
        operations.withdraw_request(current_actor(), asked)
        notify(_("Die Anfrage ist zurückgezogen."))
    return redirect(url_for(".persons"))


@bp.route("/personen/<int:asked_id>/oeffnen", methods=["GET", "POST"])
@guard(P.LOG_READ_PERSON, asked=request_by_id)
def open_(asked: PersonRequest) -> Any:
    if BaseForm().validate_on_submit():
        operations.open_entries(current_actor(), asked)
        return redirect(url_for(".person", asked_id=asked.id))
    return redirect(url_for(".persons"))


@bp.route("/personen/<int:asked_id>")
@guard(P.LOG_READ_PERSON, asked=request_by_id)
def person(asked: PersonRequest) -> Any:
    """The entries, once they were opened by the button: that is the act that is logged."""
    if asked.opened_at is None:
        raise Forbidden
    first_url = url_for(".person", asked_id=asked.id)
    try:
        before = asked_before()
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    page = Page.of(queries.entries_of(asked, before, PAGE_SIZE + 1), PAGE_SIZE, lambda row: (row.id,))
    return render_template(
        "log/person.html",
        request_=asked,
        name=dict(names_of_all_staff()).get(asked.account_id),
        rows=shown(page.items),
        next_url=url_for(".person", asked_id=asked.id, nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if before is not None else None,
    )
