"""Writing down what somebody without an account answered to a question."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation import operations
from beteiligung.moderation.forms.hearing import HearAnswerForm
from beteiligung.moderation.views.blueprint import at_desk, bp
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import is_answered_aloud, told_by
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/antwort", methods=["GET", "POST"])
@guard(P.PROPOSAL_ENTER, proposal=at_desk)
def hear_answer(proposal: Proposal) -> Any:
    form = HearAnswerForm(told_by(proposal), obj=proposal)
    if form.validate_on_submit():
        operations.hear_answer(
            current_actor(), proposal, channel=form.chosen, text=form.answer.data, version=form.shown_version
        )
        notify(_("Eingetragen. Die Idee liegt wieder im Eingang."))
        return redirect(idea_url(proposal.id, with_notice=True))
    is_possible = is_answered_aloud(proposal)
    page = render_template(
        "moderation/hear_answer.html",
        pane=pane_of(proposal, form),
        form=form,
        is_possible=is_possible,
        idea_url=idea_url(proposal.id),
    )
    return page if is_possible else (page, 409)
