"""Forms of decisions about ideas: asking back, letting go on, not publishing, closing a discussion, taking words out."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from beteiligung.moderation.forms.wording import DecideForm, PicksModule, SaysIfHelped
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.operations import CLOSING_LENGTH, FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.queries.grounds import given_grounds
from beteiligung.proposals.forms.passages import PassageForm
from beteiligung.web.forms import Filled, LengthBetween, TextField, choices


class ReturnForm(PicksModule):
    """A question to the author."""

    PURPOSE, OWN = Purpose.RETURN, "question"

    question = TextField(
        _l("Ihre Frage"), [Filled(_l("Bitte schreiben Sie Ihre Frage.")), LengthBetween(*QUESTION_LENGTH)]
    )


class ReleaseForm(DecideForm):
    """Why an idea goes on that nobody has confirmed."""

    reason = TextField(
        _l("Warum geben Sie die Idee frei?"),
        [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*REASON_LENGTH)],
    )


class RejectForm(SaysIfHelped, DecideForm):
    """A ground from the closed list, and the facts."""

    ground = RadioField(_l("Grund"), [Filled(_l("Bitte wählen Sie einen Grund."))], validate_choice=False)
    facts = TextField(
        _l("Was vorliegt"), [Filled(_l("Bitte schreiben Sie, was vorliegt.")), LengthBetween(*FACTS_LENGTH)]
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ground.choices = choices((code, gettext(ground.sentence)) for code, ground in given_grounds().items())
        self.references = {code: gettext(ground.reference) for code, ground in GROUNDS.items()}


class RejectWithTextForm(PicksModule, RejectForm):
    """The same, with facts that are written already."""

    PURPOSE, OWN = Purpose.REJECT, "facts"


class CloseThreadForm(DecideForm):
    """Why nobody can comment any more, for everybody to read."""

    reason = TextField(_l("Warum?"), [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*CLOSING_LENGTH)])


class MaskTextForm(PassageForm, RejectForm):
    """Words that are removed everywhere, with ground and facts; confirmed once every place was shown."""
