"""The part of a form that shows and takes photos."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, MultipleFileField

from beteiligung.media.models import Picture
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import MOST_PHOTOS
from beteiligung.web.forms import BaseForm, LengthBetween, LineField

ALTERNATIVE_TEXT_MOST = 300
FILES = "fotos"
"""Name of the field in which files come."""
PLACE = "foto_ort"
"""Name of the hidden field in which a script says where the chosen photos were taken; it may make them small without."""
ADD, REMOVE = "hinzufuegen", "entfernen"
"""Names of buttons: take the chosen files and show this screen again; delete the photo whose id is the value."""


class PhotoForm(BaseForm):
    """What is said about one photo. That children are to be seen cannot be taken back once the idea is sent."""

    alternative_text = LineField(_l("Was ist auf dem Foto zu sehen?"), [LengthBetween(0, ALTERNATIVE_TEXT_MOST)])
    shows_children = BooleanField(_l("Auf dem Foto sind Kinder zu erkennen"))

    def __init__(self, photo: Picture, *, is_sent: bool) -> None:
        super().__init__(obj=photo, prefix=f"foto-{photo.id}-", meta={"csrf": False})
        self.photo = photo
        if is_sent and photo.shows_children:
            del self.shows_children


class PhotoFields(BaseForm):
    """Photos that are there, and files for more."""

    fotos = MultipleFileField(_l("Fotos"))

    def __init__(self, proposal: Proposal, photos: Sequence[Picture], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.photos = [PhotoForm(photo, is_sent=proposal.is_sent) for photo in photos]
        for said in self.photos:
            self._fields |= {field.name: field for field in said}  # so that their refusals are among those of the form
        self.has_room = proposal.photo_count < MOST_PHOTOS

    @property
    def stays(self) -> bool:
        """Whether a button was pressed that is about photos alone."""
        return ADD in request.form or self.removed is not None

    @property
    def removed(self) -> Picture | None:
        """The photo that shall go, of those of this idea."""
        wanted = request.form.get(REMOVE)
        return next((form.photo for form in self.photos if str(form.photo.id) == wanted), None)
