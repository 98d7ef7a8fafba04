"""Which words of an idea are to be removed."""

from __future__ import annotations

from flask import request
from flask_babel import lazy_gettext as _l

from beteiligung.proposals.passages import PASSAGE_LENGTH, REMOVE
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, TextField


class PassageForm(BaseForm):
    """First the words; then, with everything shown that goes, the same words again and a button."""

    passage = TextField(
        _l("Welche Textstelle soll weg?"),
        [Filled(_l("Bitte schreiben Sie die Textstelle, die weg soll.")), LengthBetween(*PASSAGE_LENGTH)],
    )

    @property
    def is_confirmed(self) -> bool:
        """Whether the places were shown before."""
        return REMOVE in request.form
