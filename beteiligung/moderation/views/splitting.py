"""One idea that says several things becomes several ideas; the idea itself stays."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import ngettext

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.placing import place_pin
from beteiligung.aktionsraum.queries import area_names
from beteiligung.moderation.forms.merging import MORE, SplitForm, Whole
from beteiligung.moderation.operations import decide_split
from beteiligung.moderation.views.blueprint import at_desk, bp
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.content import position_of
from beteiligung.proposals.queries import photos_of
from beteiligung.proposals.states import MERGEABLE
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.messages import say
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/teilen", methods=["GET", "POST"])
@guard(P.PROPOSAL_SPLIT, proposal=at_desk)
def split(proposal: Proposal) -> Any:
    areas = sorted(area_names().items(), key=lambda area: area[1])
    form = SplitForm(areas, _whole(proposal))
    if form.validate_on_submit():
        made = decide_split(current_actor(), proposal, form.said, version=form.shown_version)
        notify(
            ngettext(
                "Daraus ist %(num)s neue Idee entstanden.", "Daraus sind %(num)s neue Ideen entstanden.", len(made)
            )
        )
        return redirect(idea_url(proposal.id, with_notice=True))
    is_possible = proposal.state in MERGEABLE
    html = render_template(
        "moderation/split.html",
        pane=pane_of(proposal, form),
        form=form,
        more=MORE,
        pin_words=say(form.whole.pin.message) if form.whole.pin else None,
        is_possible=is_possible,
        idea_url=idea_url(proposal.id),
    )
    return html if is_possible else (html, 409)


def _whole(proposal: Proposal) -> Whole:
    position = position_of(proposal)
    return Whole(
        proposal,
        photos=[photo for photo in photos_of(proposal) if not photo.is_withheld],
        pin=place_pin(*position, None) if position else None,
    )
