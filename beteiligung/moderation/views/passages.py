"""Removing words of an idea that nobody may read, in every version: on a ground, after every place was shown."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation.forms.deciding import MaskTextForm
from beteiligung.moderation.operations import decide_mask
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.moderation.views.telling_words import decided_words
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.passages import REMOVE
from beteiligung.proposals.queries import places_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/stelle-entfernen", methods=["GET", "POST"])
@guard(P.PROPOSAL_MASK, proposal=at_desk)
def mask_text(proposal: Proposal) -> Any:
    form = MaskTextForm(obj=proposal)
    places = []
    if form.validate_on_submit():
        if form.is_confirmed:
            decide_mask(
                current_actor(),
                proposal,
                form.passage.data,
                form.ground.data,
                form.facts.data,
                version=form.shown_version,
            )
            notify(_("Die Stelle ist überall entfernt. Die Gründe sind festgehalten."))
            notify(decided_words(proposal), "info")
            return redirect(desk_url(".proposal", proposal_id=proposal.id))
        places = places_of(proposal, form.passage.data)
        if not places:
            form.refuse(_("Diese Stelle steht nicht in der Idee. Bitte prüfen Sie die Schreibweise."))
    return render_template(
        "moderation/mask_text.html",
        pane=pane_of(proposal, form),
        form=form,
        places=places,
        remove=REMOVE,
        is_possible=True,
        idea_url=idea_url(proposal.id),
    )
