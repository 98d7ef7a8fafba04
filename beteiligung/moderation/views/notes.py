"""Internal notes to an idea: the latest stand below its story, all of them on a page of their own."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import staff_names
from beteiligung.moderation import queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.forms.together import NoteForm
from beteiligung.moderation.models import DeskNote
from beteiligung.moderation.operations import delete_note as delete
from beteiligung.moderation.operations import write_note as write
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.together import beside
from beteiligung.proposals.models import Proposal
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify


@bp.get("/ideen/<int:proposal_id>/notizen")
@guard(P.NOTE_READ, proposal=at_desk)
def notes(proposal: Proposal) -> Any:
    """Every note, page by page."""
    return _page(proposal, NoteForm())


@bp.post("/ideen/<int:proposal_id>/notizen")
@guard(P.NOTE_WRITE, proposal=at_desk)
def write_note(proposal: Proposal) -> Any:
    form = NoteForm()
    if form.validate_on_submit():
        write(current_actor(), proposal, text=form.text.data)
        notify(_("Die Notiz ist gespeichert."))
        return redirect(beside(proposal))
    return _page(proposal, form)


@bp.post("/notizen/<int:note_id>/loeschen")
@guard(P.NOTE_DELETE, note=queries.note_by_id)
def delete_note(note: DeskNote) -> Any:
    address = desk_url(".notes", proposal_id=note.proposal_id)
    if ShareForm().validate_on_submit():
        delete(current_actor(), note)
        notify(_("Die Notiz ist gelöscht."))
    return redirect(address)


def _page(proposal: Proposal, form: NoteForm) -> Any:
    cursor = request.args.get("vor", "")
    try:
        page = queries.notes_of(proposal.id, cursor)
    except BadCursor:
        first_url = desk_url(".notes", proposal_id=proposal.id)
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    return render_template(
        "moderation/notes.html",
        proposal=proposal,
        form=form,
        notes=page.items,
        names=staff_names({note.author_id for note in page.items if note.author_id is not None}),
        older_url=desk_url(".notes", proposal_id=proposal.id, vor=page.next_cursor) if page.next_cursor else None,
        first_url=desk_url(".notes", proposal_id=proposal.id) if cursor else None,
        can_write=can(current_actor(), P.NOTE_WRITE, proposal),
        idea_url=beside(proposal),
    )
