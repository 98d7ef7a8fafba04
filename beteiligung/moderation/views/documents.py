"""Documents of an idea at the desk: attach and take away."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.media.uploads import documents as documents_from
from beteiligung.moderation.forms.files import DOCUMENT_FILE, REMOVE_DOCUMENT, DocumentForm
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.pane import idea_url
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import MOST_DOCUMENTS, attach_document, remove_document
from beteiligung.proposals.queries import documents_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard, prepared
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/unterlagen", methods=["GET", "POST"])
@guard(P.PROPOSAL_ATTACH, before=documents_from(DOCUMENT_FILE, most=1), proposal=at_desk)
def documents(proposal: Proposal) -> Any:
    attached = documents_of(proposal.id)
    upload = next(iter(prepared() or []), None)
    form = DocumentForm(upload)
    if form.validate_on_submit():
        wanted = request.form.get(REMOVE_DOCUMENT)
        if wanted is None:
            assert upload is not None, "the form has seen to it"
            attach_document(current_actor(), proposal, upload.made, title=form.title.data)
            notify(_("Die Unterlage ist angehängt."))
        else:
            for document in attached:
                if str(document.id) == wanted:
                    remove_document(current_actor(), proposal, document)
            notify(_("Die Unterlage ist entfernt."))
        return redirect(desk_url(".documents", proposal_id=proposal.id))
    return render_template(
        "moderation/documents.html",
        form=form,
        proposal=proposal,
        documents=attached,
        has_room=len(attached) < MOST_DOCUMENTS,
        most=MOST_DOCUMENTS,
        idea_url=idea_url(proposal.id),
    )
