"""Forms about photos and documents of an idea."""

from __future__ import annotations

from typing import Any

from flask import g, request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField, HiddenField, ValidationError

from beteiligung.core.errors import Stale
from beteiligung.core.i18n import N_
from beteiligung.media.models import DOCUMENT_TITLE_MOST, Picture
from beteiligung.media.processing import MadeDocument
from beteiligung.media.uploads import Upload
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField
from beteiligung.web.messages import say

DOCUMENT_FILE, REMOVE_DOCUMENT = "datei", "entfernen"
"""Names of the field in which a document comes, and of the button whose value is the id of the one that goes."""


class LookForm(BaseForm):
    """What an officer says about one photo, among others on the same page; its token is that of the page's form."""

    key = HiddenField("")
    shows_children = BooleanField(_l("Auf dem Foto sind Kinder zu erkennen"))
    consent_on_file = BooleanField(_l("Die schriftliche Einwilligung der Eltern liegt vor"))

    def __init__(self, photo: Picture) -> None:
        super().__init__(obj=photo, prefix=f"foto-{photo.id}-", meta={"csrf": False})
        self.photo = photo

    def check_same(self) -> None:
        """Raise Stale where the photo that was shown is gone or has been covered meanwhile: nobody passes it unseen."""
        if self.key.raw_data != [self.photo.key]:
            raise Stale(N_("Dieses Foto hat sich inzwischen geändert. Bitte sehen Sie es noch einmal an."))

    def show_present(self) -> None:
        """Carry the photo of now, so that sending again is a decision."""
        self.key.raw_data, self.key.data = None, self.photo.key


class _OnePhoto(BaseForm):
    """A page about one photo."""

    def __init__(self, photo: Picture) -> None:
        super().__init__()
        self.look = LookForm(photo)
        self._fields |= {field.name: field for field in self.look}

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        valid = super().validate_on_submit(extra_validators)
        if isinstance(g.get("refusal"), Stale):
            self.look.show_present()
        return valid


class ChildrenForm(_OnePhoto):
    """Whether children can be recognised on a photo, and whether their parents agreed."""


class MaskForm(_OnePhoto):
    """Squares of a photo to be covered; they are read before the transaction begins."""


class DocumentForm(BaseForm):
    """A document and what it is called; or the button that takes one away."""

    title = LineField(
        _l("Titel"), [Filled(_l("Bitte schreiben Sie, was das ist.")), LengthBetween(0, DOCUMENT_TITLE_MOST)]
    )
    datei = FileField(_l("PDF-Datei"))

    def __init__(self, upload: Upload[MadeDocument] | None) -> None:
        super().__init__()
        self._upload = upload
        self._removes = REMOVE_DOCUMENT in request.form
        if self._removes:
            self.title.validators = []

    def validate_datei(self, _field: Any) -> None:
        if self._removes:
            return
        if self._upload is None:
            raise ValidationError(_l("Bitte wählen Sie ein PDF aus."))
        if self._upload.refusal is not None:
            raise ValidationError(say(self._upload.refusal.message))
