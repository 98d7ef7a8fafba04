"""Closing the discussion of an idea for a reason that everybody reads, and opening it again."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation import operations
from beteiligung.moderation.forms.deciding import CloseThreadForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.states import takes_comments
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/gespraech-schliessen", methods=["GET", "POST"])
@guard(P.THREAD_CLOSE, proposal=at_desk)
def close_thread(proposal: Proposal) -> Any:
    form = CloseThreadForm(obj=proposal)
    if form.validate_on_submit():
        operations.close_thread(current_actor(), proposal, form.reason.data, version=form.shown_version)
        notify(_("Das Gespräch ist geschlossen. Der Grund steht darunter, für alle."))
        return redirect(desk_url(".proposal", proposal_id=proposal.id))
    return _page("moderation/close_thread.html", proposal, form, is_possible=takes_comments(proposal))


@bp.route("/ideen/<int:proposal_id>/gespraech-oeffnen", methods=["GET", "POST"])
@guard(P.THREAD_CLOSE, proposal=at_desk)
def open_thread(proposal: Proposal) -> Any:
    form = DecideForm(obj=proposal)
    if form.validate_on_submit():
        operations.open_thread(current_actor(), proposal, version=form.shown_version)
        notify(_("Man kann wieder kommentieren."))
        return redirect(desk_url(".proposal", proposal_id=proposal.id))
    is_possible = proposal.thread_closed_at is not None
    return _page("moderation/open_thread.html", proposal, form, is_possible=is_possible)


def _page(template: str, proposal: Proposal, form: DecideForm, *, is_possible: bool) -> Any:
    page = render_template(
        template,
        pane=pane_of(proposal, form),
        form=form,
        is_possible=is_possible,
        idea_url=idea_url(proposal.id),
    )
    return page if is_possible else (page, 409)
