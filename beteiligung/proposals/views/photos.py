"""Photos of one's own idea: taken with any form that has their fields, and a page of their own once it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.media.models import Picture
from beteiligung.media.uploads import pictures
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import PhotosForm
from beteiligung.proposals.forms.photos import ADD, FILES, PLACE, PhotoFields
from beteiligung.proposals.forms.pin import position_in
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import MOST_PHOTOS
from beteiligung.proposals.views.blueprint import bp, page_of, readable
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard, prepared
from beteiligung.web.messages import say
from beteiligung.web.templating import notify

FROM_FORM = pictures(FILES, most=MOST_PHOTOS, reads_position=True, keeps_files=True)
"""For the guard of routes that take photos."""
_POSITION = "photo_position"


@bp.route("/ideen/<int:proposal_id>/fotos", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, before=FROM_FORM, proposal=readable)
def photos(proposal: Proposal) -> Any:
    refused = take_photos(proposal)
    form = PhotosForm(proposal, queries.photos_of(proposal))
    if form.validate_on_submit():
        describe_photos(form, proposal)
        if not show_refused(form, refused):
            if form.stays:
                return redirect(url_for(".photos", proposal_id=proposal.id))
            notify(_("Ihre Änderung ist gespeichert."))
            return redirect(page_of(proposal))
    show_refused(form, refused)
    same = _same_of_theirs(proposal, [said.photo for said in form.photos])
    return render_template("proposals/photos.html", form=form, proposal=proposal, page_url=page_of(proposal), same=same)


def _same_of_theirs(proposal: Proposal, photos: Sequence[Picture]) -> Mapping[str, Sequence[Proposal]]:
    """In which other ideas of this person the photos stand."""
    person_id = current_actor().account_id
    if person_id is None:
        return {}
    return queries.same_photos(proposal, photos, Proposal.author_id == person_id).by_digest


def take_photos(proposal: Proposal) -> list[str]:
    """Keep the photos that came, whatever else is wrong with the form, also where it only changes its language.

    Gives the sentences about those refused.
    """
    uploads = prepared()
    if g.get("refusal") is not None:
        return []
    if not uploads:
        return [_("Bitte wählen Sie zuerst ein Foto aus.")] if ADD in request.form else []
    refused = []
    for upload in uploads:
        if upload.refusal is not None:
            refused.append(_("%(file)s: %(reason)s", file=upload.filename, reason=say(upload.refusal.message)))
        elif upload.made is not None and operations.has_photo(proposal, upload.made):
            continue  # it came a second time
        elif upload.made is None or proposal.photo_count >= MOST_PHOTOS:
            refused.append(_("%(file)s: Mehr als %(num)s Fotos gehen nicht.", file=upload.filename, num=MOST_PHOTOS))
        else:
            operations.add_photo(current_actor(), proposal, upload.made)
            position = upload.made.position or _position_read_on_the_device()
            if position and proposal.latitude is None:
                session[_POSITION] = [proposal.id, *position]
    return refused


def describe_photos(form: PhotoFields, proposal: Proposal) -> None:
    """Write what was said about each photo, and delete the one whose button was pressed."""
    gone = form.removed
    for said in form.photos:
        if said.photo is gone:
            operations.remove_photo(current_actor(), proposal, gone)
        elif said.alternative_text.name in request.form:
            operations.describe_photo(
                current_actor(),
                proposal,
                said.photo,
                alternative_text=said.alternative_text.data,
                shows_children=said.shows_children is None or said.shows_children.data,
            )


def show_refused(form: PhotoFields, refused: list[str]) -> bool:
    """Say above the form which photos were not taken, once; whether there are any."""
    if refused and refused[0] not in form.form_errors:
        for sentence in refused:
            form.refuse(sentence)
    return bool(refused)


def offered_position(proposal: Proposal) -> tuple[float, float] | None:
    """Where a photo says it was taken (degrees, latitude first); only asked about, and kept on the device alone."""
    found = session.get(_POSITION)
    if not found or found[0] != proposal.id or proposal.latitude is not None:
        return None
    return found[1], found[2]


def _position_read_on_the_device() -> tuple[float, float] | None:
    """A script that makes photos small loses what stands in them, and so reads it before."""
    latitude, _comma, longitude = request.form.get(PLACE, "").partition(",")
    return position_in(latitude, longitude)


def forget_position() -> None:
    """Whatever was answered: the question is not asked again."""
    session.pop(_POSITION, None)
