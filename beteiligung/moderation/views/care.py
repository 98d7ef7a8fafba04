"""Looking after an idea beyond one entry, ticking its checklist, and following it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core import clock
from beteiligung.core.errors import Stale
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.forms.together import AssignForm, SeenForm, TickForm
from beteiligung.moderation.views.blueprint import at_desk, bp
from beteiligung.moderation.views.pane import pane_of
from beteiligung.moderation.views.people_words import colleague_role, colleague_words
from beteiligung.moderation.views.together import beside, labels
from beteiligung.moderation.views.words import state_word
from beteiligung.proposals.models import Proposal
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

PAGE_SIZE = 30


@bp.post("/ideen/<int:proposal_id>/checkliste")
@guard(P.CHECKLIST_TICK, proposal=at_desk)
def tick(proposal: Proposal) -> Any:
    points = queries.checklist_of(proposal)
    form = TickForm(points, labels(points))
    if form.validate_on_submit():
        ticked, unticked = form.changes
        operations.tick_points(current_actor(), proposal, ticked=ticked, unticked=unticked)
        notify(_("Die Checkliste ist gespeichert."))
    return redirect(beside(proposal))


@bp.route("/ideen/<int:proposal_id>/betreuung", methods=["GET", "POST"])
@guard(P.PROPOSAL_ASSIGN, proposal=at_desk)
def assign(proposal: Proposal) -> Any:
    people = queries.caretakers_for(proposal)
    held = queries.care_of(current_actor(), proposal).caretaker_id
    form = AssignForm(held, [(one.account_id, colleague_words(one), colleague_role(one)) for one in people])
    if form.validate_on_submit():
        operations.assign_idea(current_actor(), proposal, to_id=form.chosen, before_id=form.shown)
        names = {one.account_id: one.name for one in people}
        if form.chosen is None:
            notify(_("Die Idee betreut jetzt niemand mehr."))
        else:
            notify(_("Die Idee betreut jetzt: %(name)s.", name=names[form.chosen]))
        return redirect(beside(proposal))
    if isinstance(g.get("refusal"), Stale):
        form.show_present()
    return render_template(
        "moderation/assign.html",
        pane=pane_of(proposal),
        form=form,
        is_possible=bool(people),
        idea_url=beside(proposal),
    )


@bp.post("/ideen/<int:proposal_id>/beobachten")
@guard(P.PROPOSAL_WATCH, proposal=at_desk)
def watch(proposal: Proposal) -> Any:
    if ShareForm().validate_on_submit():
        operations.watch_idea(current_actor(), proposal)
        notify(_("Sie beobachten die Idee. Was sich ändert, steht unter „Beobachtete Ideen“."))
    return redirect(beside(proposal))


@bp.post("/ideen/<int:proposal_id>/nicht-beobachten")
@guard(P.PROPOSAL_WATCH, proposal=at_desk)
def unwatch(proposal: Proposal) -> Any:
    if ShareForm().validate_on_submit():
        operations.unwatch_idea(current_actor(), proposal)
        notify(_("Sie beobachten die Idee nicht mehr."))
    return redirect(beside(proposal))


@bp.route("/beobachtet", methods=["GET", "POST"])
@guard(P.DESK_READ)
def watched() -> Any:
    """The ideas one follows, with what happened since one said that it is seen; looking changes nothing."""
    form = SeenForm(data={"until": clock.now().isoformat()})
    if form.validate_on_submit():
        operations.mark_seen(current_actor(), until=_moment(form.until.data))
        notify(_("Alles gesehen."))
        return redirect(url_for(".watched"))
    cursor = request.args.get("nach", "")
    try:
        page = queries.watched(current_actor(), cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".watched")), 400
    return render_template(
        "moderation/watched.html",
        form=form,
        rows=page.items,
        state_word=state_word,
        next_url=url_for(".watched", nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".watched") if cursor else None,
    )


def _moment(text: str) -> datetime:
    """The moment a list was made; now, where the form came without one."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return clock.now()
    return moment if moment.tzinfo is not None else clock.now()
