"""Answering for the city in the discussion of an idea, with a ready-made text or without."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation import operations
from beteiligung.moderation.filling import filled
from beteiligung.moderation.forms.speaking import AnswerForm
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.queries import modules_for
from beteiligung.moderation.views.blueprint import at_desk, bp
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.moderation.views.previewing import preview_of
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.states import takes_comments
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/antworten", methods=["GET", "POST"])
@guard(P.COMMENT_ANSWER, proposal=at_desk)
def answer(proposal: Proposal) -> Any:
    form = AnswerForm(modules_for(Purpose.ANSWER), obj=proposal)
    if not form.only_looks and form.validate_on_submit():
        operations.answer_in_public(
            current_actor(),
            proposal,
            form.answer.data,
            fill=filled,
            version=form.shown_version,
            pick=form.pick,
            submission_key=form.submission_key.data,
        )
        notify(_("Alle können Ihre Antwort jetzt lesen."))
        return redirect(idea_url(proposal.id, with_notice=True))
    is_possible = takes_comments(proposal)
    page = render_template(
        "moderation/answer.html",
        pane=pane_of(proposal, form),
        form=form,
        is_possible=is_possible,
        preview=preview_of(form, proposal),
        idea_url=idea_url(proposal.id),
    )
    return page if is_possible else (page, 409)
