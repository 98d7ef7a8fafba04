"""An author takes some words back: which ones, where they stand, and then they are gone everywhere.

What the author wrote below the idea loses them as well; what others wrote is theirs.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.comments.queries import comments_of_author, places_in_comments
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms.passages import PassageForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.passages import REMOVE
from beteiligung.proposals.views.blueprint import bp, kept_as, page_of, readable
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/stelle-entfernen", methods=["GET", "POST"])
@guard(P.PROPOSAL_REMOVE_PASSAGE, proposal=readable)
def remove_passage(proposal: Proposal) -> Any:
    if proposal.state is ProposalState.DRAFT:
        return redirect(url_for(".what", proposal_id=proposal.id))
    form = PassageForm()
    places = []
    if form.validate_on_submit():
        if form.is_confirmed:
            operations.remove_passage(current_actor(), proposal, form.passage.data)
            notify(_("Die Textstelle ist entfernt, in allen Fassungen."))
            return redirect(page_of(proposal))
        places = queries.places_of(proposal, form.passage.data)
        if places:
            places += places_in_comments(comments_of_author(proposal), form.passage.data)
        else:
            form.refuse(_("Diese Textstelle steht nicht in der Idee. Bitte prüfen Sie die Schreibweise."))
    return render_template(
        "proposals/remove_passage.html",
        form=form,
        proposal=proposal,
        places=places,
        remove=REMOVE,
        kept=[f"text:{kept_as(act, proposal)}" for act in ("edit", "answer")],
        again_url=url_for(".remove_passage", proposal_id=proposal.id),
        page_url=page_of(proposal),
    )
