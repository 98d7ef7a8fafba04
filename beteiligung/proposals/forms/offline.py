"""What can be written without a line: the least an idea needs, and a photo. A script takes it down; it is never sent itself."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import FileField, RadioField

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.proposals.forms import AREA_NAME, WordFields
from beteiligung.web.forms import choices


class OfflineForm(WordFields):
    """Without token: the page is kept beforehand and the same for everybody."""

    raum = RadioField(_l("In welchem Aktionsraum?"), validate_choice=False)
    foto = FileField(_l("Foto"))

    def __init__(self, areas: Sequence[Aktionsraum]) -> None:
        super().__init__(formdata=None, meta={"csrf": False})
        self.raum.choices = choices((area.slug, AREA_NAME.format(area.name)) for area in areas)
