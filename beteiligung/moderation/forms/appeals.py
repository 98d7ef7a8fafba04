"""Forms of deciding appeals, and of naming somebody who does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError
from wtforms.widgets import EmailInput

from beteiligung.accounts.forms import EmailShape
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.models import Appeal, Outcome
from beteiligung.moderation.operations import APPEAL_REASONS_LENGTH, NAME_LENGTH, Restoring
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, choices


class DecideAppealForm(DecideForm):
    """Grant an appeal in one of the ways there are, or let the decision stand; with reasons."""

    outcome = RadioField(_l("Ihre Entscheidung"), [Filled(_l("Bitte entscheiden Sie."))], validate_choice=False)
    reasons = TextField(
        _l("Ihre Gründe"), [Filled(_l("Bitte schreiben Sie Ihre Gründe.")), LengthBetween(*APPEAL_REASONS_LENGTH)]
    )

    def __init__(self, ways: Sequence[Restoring], *, obj: Appeal, **kwargs: Any) -> None:
        super().__init__(obj=obj, **kwargs)
        granted = {
            f"{Outcome.GRANTED}:{way.code}": gettext("Stattgeben: %(what)s", what=gettext(way.words)) for way in ways
        }
        nothing_back = {Outcome.GRANTED.value: gettext("Stattgeben: Die Entscheidung war falsch.")}
        upheld = {Outcome.UPHELD.value: gettext("Zurückweisen: Die Entscheidung bleibt bestehen.")}
        self.outcome.choices = choices({**(granted or nothing_back), **upheld}.items())

    def validate_outcome(self, field: Any) -> None:
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_l("Bitte wählen Sie aus der Liste."))

    @property
    def decided(self) -> dict[str, Any]:
        """What was chosen and written, as the operation takes it."""
        outcome, _colon, way = self.outcome.data.partition(":")
        return {
            "outcome": Outcome(outcome),
            "restoring": way or None,
            "reasons": self.reasons.data,
            "version": self.shown_version,
        }


class NameOutsideForm(BaseForm):
    """Who decides from outside."""

    name = LineField(
        _l("Vor- und Nachname"), [Filled(_l("Bitte schreiben Sie den Namen.")), LengthBetween(*NAME_LENGTH)]
    )
    email = LineField(
        _l("E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie die E-Mail-Adresse.")), EmailShape()], widget=EmailInput()
    )
