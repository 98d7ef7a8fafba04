"""The shape of what the desk decides. Each form carries the version of the idea it was shown with."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField

from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.operations import FACTS_LENGTH, QUESTION_LENGTH
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, TextField, VersionedForm, choices


class DecideForm(VersionedForm):
    """One button: publish, take into review, give back."""

    @property
    def shown_version(self) -> int | None:
        """The version that came with the form; one that came without is stale."""
        return self.version.data if self.version.raw_data else None


class ReturnForm(DecideForm):
    """A question to the author."""

    question = TextField(
        _l("Ihre Frage"), [Filled(_l("Bitte schreiben Sie Ihre Frage.")), LengthBetween(*QUESTION_LENGTH)]
    )


class RejectForm(DecideForm):
    """A ground from the closed list, and the facts."""

    ground = RadioField(_l("Grund"), [Filled(_l("Bitte wählen Sie einen Grund."))], validate_choice=False)
    facts = TextField(
        _l("Was vorliegt"), [Filled(_l("Bitte schreiben Sie, was vorliegt.")), LengthBetween(*FACTS_LENGTH)]
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ground.choices = choices((code, gettext(ground.sentence)) for code, ground in GROUNDS.items())
        self.references = {code: gettext(ground.reference) for code, ground in GROUNDS.items()}


class ChildrenForm(BaseForm):
    """Whether children can be recognised on a photo, and whether their parents agreed."""

    shows_children = BooleanField(_l("Auf dem Foto sind Kinder zu erkennen"))
    consent_on_file = BooleanField(_l("Die schriftliche Einwilligung der Eltern liegt vor"))


class MaskForm(BaseForm):
    """Squares of a photo to be covered; they are read before the transaction begins."""
