"""Photos of an idea at the desk: consent for children, and covering what nobody may recognise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core.errors import NotFound
from beteiligung.media.models import Picture
from beteiligung.media.processing import MadePicture, Mask
from beteiligung.media.workshop import masked
from beteiligung.moderation.forms.files import ChildrenForm, LookForm, MaskForm
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url, next_entry_url
from beteiligung.moderation.views.pane import idea_url
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import mask_photo, note_children
from beteiligung.proposals.queries import photos_of, same_photos
from beteiligung.web.current import current_actor
from beteiligung.web.guard import Before, guard, prepared
from beteiligung.web.templating import notify

COLUMNS, ROWS = 12, 9
"""The squares an officer can cover."""


@contextmanager
def _cover(proposal: Proposal) -> Iterator[MadePicture | None]:
    """Make the covered versions before the transaction, where squares were chosen."""
    masks = masks_of(request.form.getlist("cells"))
    photo = _photo(proposal, int((request.view_args or {})["number"]))
    LookForm(photo).check_same()
    with masked(photo, masks) if masks else nullcontext(None) as made:
        yield made


@bp.route("/ideen/<int:proposal_id>/fotos")
@guard(P.PROPOSAL_MASK, proposal=at_desk)
def photos(proposal: Proposal) -> Any:
    return render_template("moderation/photos.html", proposal=proposal, photos=photos_of(proposal))


@bp.route("/ideen/<int:proposal_id>/fotos/<int:number>/kinder", methods=["GET", "POST"])
@guard(P.PROPOSAL_MASK, proposal=at_desk)
def children(proposal: Proposal, number: int) -> Any:
    photo = _photo(proposal, number)
    form, was_waiting = ChildrenForm(photo), photo.awaits_look
    if form.validate_on_submit():
        form.look.check_same()
        note_children(
            current_actor(),
            proposal,
            photo,
            shows_children=form.look.shows_children.data,
            consent=form.look.consent_on_file.data,
        )
        notify(_shown_words(photo) if was_waiting else _("Gespeichert."))
        return _after_look(proposal) if was_waiting else redirect(desk_url(".photos", proposal_id=proposal.id))
    return render_template(
        "moderation/photo_children.html",
        form=form,
        proposal=proposal,
        photo_row=photo,
        number=number,
        same=same_photos(proposal, [photo]),
    )


@bp.route("/ideen/<int:proposal_id>/fotos/<int:number>/abdecken", methods=["GET", "POST"])
@guard(P.PROPOSAL_MASK, before=Before(_cover), proposal=at_desk)
def mask(proposal: Proposal, number: int) -> Any:
    photo = _photo(proposal, number)
    form, was_waiting = MaskForm(photo), photo.awaits_look
    if form.validate_on_submit():
        made = prepared()
        if made is None:
            form.refuse(_("Bitte wählen Sie mindestens ein Feld."))
        else:
            mask_photo(current_actor(), proposal, photo, made)
            notify(_("Die gewählten Teile sind abgedeckt."))
            return _after_look(proposal) if was_waiting else redirect(desk_url(".photos", proposal_id=proposal.id))
    return render_template(
        "moderation/photo_mask.html",
        form=form,
        proposal=proposal,
        photo_row=photo,
        number=number,
        same=same_photos(proposal, [photo]),
        columns=COLUMNS,
        rows=ROWS,
    )


def masks_of(cells: list[str]) -> list[Mask]:
    """Rectangles of the chosen squares, which are counted row by row from 0; what is no square is passed over."""
    chosen = {int(cell) for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 5}
    return [
        (cell % COLUMNS / COLUMNS, cell // COLUMNS / ROWS, 1 / COLUMNS, 1 / ROWS)
        for cell in sorted(chosen)
        if cell < COLUMNS * ROWS
    ]


def _shown_words(photo: Picture) -> str:
    if photo.is_blurred_in_public:
        return str(_("Das Foto bleibt unscharf, weil Kinder zu erkennen sind."))
    return str(_("Alle sehen das Foto jetzt."))


def _after_look(proposal: Proposal) -> Any:
    """To the next photo of the idea that waits, else to the next entry of the inbox."""
    if any(photo.awaits_look for photo in photos_of(proposal)):
        return redirect(idea_url(proposal.id, with_notice=True))
    return redirect(next_entry_url())


def _photo(proposal: Proposal, number: int) -> Picture:
    """The photo with this number, from 1. Raises NotFound."""
    photos = photos_of(proposal)
    if not 1 <= number <= len(photos):
        raise NotFound
    return photos[number - 1]
